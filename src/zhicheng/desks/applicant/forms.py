"""The forms of the six steps. Fields come from the plan; what a value may be is judged below, not here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms

from zhicheng.applications import form as application_form
from zhicheng.applications import scores
from zhicheng.standards.text import cite
from zhicheng.ui.forms import Checks, Form, Radios, Select, TextArea, UploadField

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.applications.form import FormField
    from zhicheng.policy.model.filing import Sheet

FEW = 6
"""Up to so many choices are shown as radio buttons, more as a drop-down list."""


class PhotoForm(Form):
    """One photo; `mend` asks us to frame and re-encode it (the way without JavaScript)."""

    photo = UploadField(
        label="证件照", help_text="选一张照片，格式、大小和宽高比不合适的可以在这里框好。", accept="image/*"
    )
    mend = forms.BooleanField(
        label="照片太宽、太大或不是 JPG 时，请系统从中间框好", required=False, help_text="浏览器不能裁剪时用这个办法。"
    )


class CounterArea(TextArea):
    """A text area with a live counter; the text is kept as typed even over the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__({"rows": 12, **({"data-counter": str(limit)} if limit else {})})


class SheetTable(forms.Widget):
    """A scoring sheet as a table, a number a line; names are `score-<sheet>.<line>`, the value line → points as typed.

    The sums stand as saved; where scripts run they follow the typing.
    """

    template_name = "applicant/sheet_table.html"
    use_fieldset = True

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:  # noqa: ARG002
        """What was typed in each line, from the page or from a draft."""
        if isinstance(kept := data.get(name), dict):
            return kept
        lines = [item.code for group in self.sheet.groups for item in group.items]
        return {code: str(data.get(f"{name}.{code}") or "") for code in lines}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002
        """Whether no line was sent."""
        return not any(key == name or key.startswith(f"{name}.") for key in data)

    def id_for_label(self, id_: str) -> str:
        """The first line, so that a link to the field lands in it."""
        return f"{id_}.{self.sheet.groups[0].items[0].code}" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The table with what was typed in each line, what is wrong with it, and the sums."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        typed = value if isinstance(value, dict) else {}
        kept, faults = scores.kept(self.sheet, typed), scores.faults(self.sheet, typed)
        table = scores.table(self.sheet, typed)
        for group in table["groups"]:
            for item in group["items"]:
                item |= {"typed": kept.get(item["code"], ""), "fault": faults.get(item["code"], "")}
        context["widget"] |= {"table": table, "clauses": self.sheet.clause}
        return context


class ApplicationForm(Form):
    """填写申报信息 of one plan. Cleaning refuses nothing: a draft is kept as typed and judged as a whole afterwards."""

    def __init__(self, plan: policy.Plan, *args: Any, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)

        for one in application_form.fields_of(plan):
            self.fields[one.code] = _field(one, plan)

    def values(self) -> dict[str, Any]:
        """What the page says for every field of the plan, as typed; no tick is an empty list."""
        made: dict[str, Any] = {}
        for one in application_form.fields_of(self.plan):
            bound = self[one.code]
            value = bound.data
            made[one.code] = list(value or []) if one.type == "checks" else (value or "")
        return made

    def judge(self) -> bool:
        """Say beside each field what keeps this form from being filed; True when nothing does."""
        self.full_clean()
        self._errors = forms.utils.ErrorDict()
        for code, sentence in application_form.judged(self.plan, self.values()).items():
            self.add_error(code if code in self.fields else None, sentence)
        return not self.errors

    def choices(self) -> list[Any]:
        """The fields of 申报什么, in order."""
        return [one for one in self if not isinstance(one.field.widget, (SheetTable, CounterArea))]

    def sheets(self) -> list[Any]:
        """The scoring sheets."""
        return [one for one in self if isinstance(one.field.widget, SheetTable)]


def _field(one: FormField, plan: policy.Plan) -> forms.Field:
    where = f"（依据通知{cite(name.partition('#')[0] for name in dict.fromkeys(one.clause))}）" if one.clause else ""
    text = one.help + where
    if one.sheet is not None:
        return forms.Field(label=one.name, help_text=text, widget=SheetTable(one.sheet))
    if one.type == "text":
        field: forms.Field = forms.CharField(label=one.name, required=False, strip=False, help_text=text)
        field.widget = CounterArea(one.limit)
        field.limit = one.limit or None  # type: ignore[attr-defined]
    elif one.type == "checks":
        field = forms.MultipleChoiceField(label=one.name, required=False, choices=one.choices, help_text=text)
        field.widget = Checks(choices=one.choices)
    else:
        few = len(one.choices) <= FEW
        widget = Radios(hints=_hints(one, plan)) if few else Select()
        field = forms.ChoiceField(label=one.name, required=False, choices=one.choices, help_text=text, widget=widget)
    field.required = one.required
    return field


def _hints(one: FormField, plan: policy.Plan) -> dict[str, str]:
    """A line below a choice: what a path asks for, what a way of applying is for, what work a specialty takes in."""
    if one.code == "path":
        return {path.id: path.node.title for path in plan.paths if path.node.title != path.name}
    if one.code == "method":
        return {method.code: method.note for method in plan.methods if method.note}
    if one.code == "specialty":
        return {specialty.code: specialty.about for specialty in plan.specialties if specialty.about}
    return {}


class ItemsForm(Form):
    """选择相关业绩: the chosen records, and which of them are representative work."""

    item = forms.MultipleChoiceField(label="相关业绩", required=False)
    representative = forms.MultipleChoiceField(label="代表作", required=False)

    def __init__(self, ids: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("item", "representative"):
            self.fields[name].choices = [(str(one), str(one)) for one in ids]  # type: ignore[attr-defined]
            self.fields[name].error_messages["invalid_choice"] = "只能选择您自己的、单位已经审核通过的业绩。"

    def chosen(self) -> tuple[list[int], set[int]]:
        """The chosen ids, and those of them that are marked as representative work."""
        items = [int(one) for one in self.cleaned_data["item"]]
        return items, {int(one) for one in self.cleaned_data["representative"]} & set(items)


class AttachmentForm(Form):
    """Files for one slot, several at once."""

    attachment = UploadField(label="附件", multiple=True)


class SubmitForm(Form):
    """The version of the application that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class WithdrawForm(SubmitForm):
    """Giving up an application, with the reason."""

    reason = forms.CharField(
        label="撤回的原因",
        required=False,
        max_length=500,
        help_text="写给自己留个记录，单位也能看到。",
        widget=TextArea(),
    )


class SignForm(Form):
    """A signature as the page sends it, and the word that the text was read."""

    read = forms.BooleanField(label="我读过上面的内容，所填属实")
    signature_strokes = forms.CharField(label="签名", required=False, max_length=2_000_000, widget=forms.HiddenInput)

    def strokes_drawn(self) -> Any:
        """The strokes as lists of points; an empty list where nothing was drawn, None where it cannot be read."""
        try:
            drawn = json.loads(self.cleaned_data.get("signature_strokes") or "[]")
        except (ValueError, RecursionError):
            return None
        return drawn.get("strokes") if isinstance(drawn, dict) else drawn
