"""The decision as a form: verdict, opinion, a word on each question, reasons with place and clause."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhicheng.casework.deciding import Reason
from zhicheng.casework.decision_checks import MOST_OPINION, MOST_TEXT
from zhicheng.casework.reading import Place, Question
from zhicheng.standards import codes
from zhicheng.ui.forms import CountedText, DateField, Form, Select, TextArea

ROWS = 2
MOST_ROWS = 20
PREFIX = "reasons"


class DecisionForm(Form):
    """What the office says. What is missing is told by the domain, beside the field it names."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.CharField(required=False, widget=forms.HiddenInput)
    opinion = CountedText(label="意见", limit=MOST_OPINION, rows=3, required=False)
    due_on = DateField(label="请在哪天前改好", required=False, help_text="不填就按评审计划的期限")

    def __init__(
        self, *args: Any, questions: Sequence[Question] = (), opinion_with_pass: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.fields["opinion"].help_text = "通过时要写，会印在《评审表》上" if opinion_with_pass else "可以不写"
        for question in questions:
            self.fields[f"soft:{question.id}"] = _answer(question)

    def question_fields(self) -> list[tuple[Question, Any]]:
        """Each question with its field."""
        return [(question, self[f"soft:{question.id}"]) for question in self.questions]

    @property
    def soft_passes(self) -> dict[str, str]:
        """finding id → the office's word on it."""
        return {one.id: self.cleaned_data.get(f"soft:{one.id}", "") for one in self.questions}


def _answer(question: Question) -> forms.Field:
    """A line of words, or where a score is to be verified the points."""
    if question.full is None:
        return CountedText(label=question.title, help_text=question.sentence, limit=MOST_TEXT, rows=2, required=False)
    number = forms.TextInput({"class": "input w-4", "inputmode": "decimal", "autocomplete": "off"})
    hint = f"{question.sentence}通过时填核定的得分，0 到 {question.full}。"
    field = forms.CharField(label=question.title, help_text=hint, max_length=10, required=False, widget=number)
    field.unit = "分"  # type: ignore[attr-defined]
    return field


class ReasonForm(Form):
    """One reason. A row left empty counts for nothing."""

    code = forms.ChoiceField(label="原因", required=False)
    place = forms.ChoiceField(label="说的是哪一处", required=False)
    clause = forms.ChoiceField(label="依据的条款", required=False, help_text="不通过时必须选")
    text = forms.CharField(
        label="具体情况，怎样改",
        required=False,
        max_length=MOST_TEXT,
        widget=TextArea({"rows": 2}),
    )

    def __init__(self, *args: Any, places: Sequence[Place], clauses: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = codes.table("reasons").choices()
        for name, choices, placeholder in (
            ("code", offered, "选原因"),
            ("place", [(one.place, one.name) for one in places], "选哪一处"),
            ("clause", list(clauses), "选条款"),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].widget = Select(choices=choices, placeholder=placeholder)

    @property
    def said(self) -> bool:
        """Whether anything was chosen or written in this row."""
        return any(self.cleaned_data.get(name) for name in ("code", "place", "clause", "text"))


ReasonFormSet = forms.formset_factory(ReasonForm, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def reason_rows(
    places: Sequence[Place], clauses: Sequence[tuple[str, str]], data: Any = None
) -> "forms.BaseFormSet[ReasonForm]":
    """The rows of reasons, empty or as sent."""
    return ReasonFormSet(data, prefix=PREFIX, form_kwargs={"places": places, "clauses": clauses})


def reasons_of(rows: "forms.BaseFormSet[ReasonForm]") -> list[Reason]:
    """The rows in which something was said."""
    return [
        Reason(
            code=one.cleaned_data["code"],
            place=one.cleaned_data["place"] or "whole",
            clause=one.cleaned_data["clause"],
            text=one.cleaned_data["text"],
        )
        for one in rows
        if one.said
    ]
