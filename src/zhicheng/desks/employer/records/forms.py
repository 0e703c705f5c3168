"""What has to be mended in a record: rows of reason, place, and how to mend."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet

from zhicheng.dossier import rules
from zhicheng.dossier.checks import EVIDENCE
from zhicheng.kinds import Kind
from zhicheng.standards import codes
from zhicheng.ui.forms import Form, Select, TextArea

ROWS = 2
MOST_ROWS = 20
PREFIX = "reasons"
WHOLE = "whole"


class ReasonForm(Form):
    """One thing to mend. A row with neither reason nor text counts for nothing, whatever its place says."""

    code = forms.ChoiceField(label="原因")
    place = forms.ChoiceField(label="指到哪一项", initial=WHOLE)
    text = forms.CharField(
        label="怎样改",
        required=False,
        max_length=rules.LONGEST_REASON,
        widget=TextArea({"rows": 2}),
        help_text="例如：证书第2页看不清，请重新扫描。",
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        table = codes.table("reasons")
        offered = [(code, table.label(code)) for code in rules.RETURN_REASONS]
        places = [(WHOLE, "整条记录"), (EVIDENCE, "佐证材料"), *((one.code, one.name) for one in kind.form_fields)]
        for name, choices in (("code", offered), ("place", places)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].widget = Select(choices=choices, placeholder="选原因" if name == "code" else "选一项")

    def has_changed(self) -> bool:
        """Whether a reason was chosen or written in this row."""
        return any(str(self.data.get(self.add_prefix(name)) or "").strip() for name in ("code", "text"))


ReasonFormSet = forms.formset_factory(ReasonForm, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def reason_rows(kind: Kind, data: Any = None) -> BaseFormSet[ReasonForm]:
    """The rows for a record of this kind, empty or as sent."""
    return ReasonFormSet(data, prefix=PREFIX, form_kwargs={"kind": kind})


def reasons_of(rows: BaseFormSet[ReasonForm]) -> list[dict[str, str]]:
    """The rows in which something was said, as `dossier.services.return_item` takes them."""
    return [_reason(one.cleaned_data) for one in rows if one.has_changed()]


def _reason(said: dict[str, str]) -> dict[str, str]:
    place = said["place"]
    return {"code": said["code"], "field": "" if place == WHOLE else place, "text": said["text"]}
