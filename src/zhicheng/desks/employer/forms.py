"""The employer's forms: posting and restarting a notice, its outcome, the opinion of 报送."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from zhicheng.casework.decision_checks import MOST_OPINION
from zhicheng.casework.publicity_checks import MOST_PLACE, MOST_WORDS
from zhicheng.ui.forms import Checks, CountedText, DateField, Form, Radios

NO_PLACE = "请填写公示的地点或方式，例如厂区公告栏。"
OUTCOME_CHOICES = (
    ("no_objection", "没有收到不同意见"),
    ("objection_dismissed", "有人反映，经核实不成立"),
    ("objection_upheld", "有人反映，经核实属实"),
)
OUTCOME_HINTS = {
    "objection_dismissed": "照常报送，写明核实的情况",
    "objection_upheld": "属实的人回到资格审查，由您单位重新决定；其余的人照常",
}


class _Cases(forms.MultipleChoiceField):
    """Ticked cases. Whether each can still be posted is the domain's to say, by name, also after a double click."""

    widget = Checks

    def valid_value(self, value: Any) -> bool:  # noqa: ARG002 (the domain judges)
        """Take whatever was ticked."""
        return True


class _Posting(Form):
    """What posting and posting anew have in common: which day, and where."""

    posted_on = DateField(label="哪一天张贴")
    place = forms.CharField(label="在哪里公示", max_length=MOST_PLACE, error_messages={"required": NO_PLACE})

    def __init__(self, *args: Any, counting: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posted_on"].help_text = counting

    def only_the_day(self) -> None:
        """Forget every slip but that of the day: the days were only to be counted."""
        for name in list(self.errors):
            if name != "posted_on":
                del self.errors[name]


class PostingForm(_Posting):
    """A notice to post: which day, where, who."""

    case = _Cases(label="公示谁", error_messages={"required": "请先选择要公示的申报人。"})

    def __init__(self, *args: Any, people: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one["choice"], one["name"]) for one in people]
        hints = {one["choice"]: f"{one['specialty']} · {one['path']}" for one in people}
        field: Any = self.fields["case"]
        field.choices = offered
        field.widget = Checks(choices=offered, hints=hints)


class RestartForm(_Posting):
    """The same notice with a right date or place, and why."""

    reason = CountedText(
        label="为什么重新公示",
        help_text="申报人会看到，例如：实际是周五张贴的",
        limit=MOST_WORDS,
        rows=3,
        error_messages={"required": "请写明重新公示的原因。"},
    )


class CloseForm(Form):
    """The outcome of a notice. Nothing is chosen beforehand."""

    outcome = forms.ChoiceField(
        label="公示的结果",
        choices=OUTCOME_CHOICES,
        widget=Radios(hints=OUTCOME_HINTS),
        error_messages={"required": "请选择公示的结果。"},
    )
    text = CountedText(
        label="反映了什么，怎样核实的", help_text="有人反映的，要写明", limit=MOST_WORDS, rows=3, required=False
    )
    upheld = forms.MultipleChoiceField(
        label="属实的是哪几位", help_text="反映的问题查实时选", required=False, widget=Checks
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(people) < 2:
            del self.fields["upheld"]
        else:
            field: Any = self.fields["upheld"]
            field.choices = [(str(pk), name) for pk, name in people]

    @property
    def upheld_ids(self) -> list[int]:
        """The applications ticked as those an objection was upheld for."""
        return [int(pk) for pk in self.cleaned_data.get("upheld", ())]


class ReportForm(Form):
    """The employer's opinion, written into each case that is reported."""

    opinion = CountedText(label="将写入每一件的推荐意见", limit=MOST_OPINION, rows=3)
