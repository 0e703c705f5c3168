"""Forms made from kinds: one control a field, holding what was typed however wrong; and the search for an employer.

A record's form never judges. What is wrong is told by `dossier.services` and put beside the fields by `problems`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from zhicheng.dossier.checks import EVIDENCE
from zhicheng.kinds import Field, Kind
from zhicheng.ui.forms import CountedText, DateParts, Form, PartialDate, Radios, Select, UploadField

MOST_RADIOS = 5
MOST_SIGNS_IN_A_LINE = 20
YES_NO = (("true", "是"), ("false", "否"))
FILES_HINT = "PDF、JPG 或 PNG，每个不超过 20\u00a0MB。拍照也可以，四个角都要拍到。"


class TypedDate(DateParts):
    """A date in three parts that keeps what was typed, a part at a time: “2019--1” is a year and a day."""

    def decompress(self, value: Any) -> list[str]:
        """The three parts as typed; a whole date in any other spelling is read as such."""
        text = str(value or "")
        if text.count("-") == 2:
            return [re.sub(r"^0(?=\d)", "", part) for part in text.split("-")]
        return super().decompress(value) if re.search(r"\d", text) else [text, "", ""]


class RecordForm(Form):
    """The form of one record of a kind, filled with `values` (as stored) and with `problems` beside the fields.

    A problem is (field code, sentence); an unknown or empty code puts the sentence above the form.
    """

    def __init__(
        self, kind: Kind, values: Mapping[str, Any], problems: Iterable[tuple[str, str]] = (), *, files: bool = True
    ) -> None:
        super().__init__(data={code: _shown(value) for code, value in values.items()})
        self.kind, self.problems = kind, tuple(problems)
        for one in kind.form_fields:
            self.fields[one.code] = _control(one, values.get(one.code))
        if files:
            self.fields[EVIDENCE] = UploadField(
                label="佐证材料", help_text=FILES_HINT, multiple=True, required=kind.evidence_required
            )

    def full_clean(self) -> None:
        """Take the problems as they were told; nothing is judged here."""
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data: dict[str, Any] = {}
        for code, sentence in self.problems:
            self.add_error(code if code in self.fields else None, sentence)

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        """The fields as they stand on the page: dates of one span, and small numbers, side by side."""
        made: list[list[forms.BoundField]] = []
        for one in self.kind.form_fields:
            beside = made and _side_by_side(self.kind, made[-1][-1].name, one)
            if beside:
                made[-1].append(self[one.code])
            else:
                made.append([self[one.code]])
        return made


def typed(kind: Kind, data: QueryDict) -> dict[str, str]:
    """What was typed into the fields of a kind; fields that were not sent are left out."""
    found: dict[str, str] = {}
    for one in kind.form_fields:
        widget = _control(one, None).widget
        if not widget.value_omitted_from_data(data, {}, one.code):
            value = widget.value_from_datadict(data, {}, one.code)
            found[one.code] = _joined(value) if isinstance(value, list) else str(value or "")
    return found


def _joined(parts: list[Any]) -> str:
    """Three parts of a date as one text, “” where none was typed; a whole date in one box is taken as it is."""
    texts = [str(part or "").strip() for part in parts]
    filled = [text for text in texts if text]
    if len(filled) == 1 and re.search(r"\d\D+\d", filled[0]):
        return filled[0]
    return "-".join(text.replace("-", "") for text in texts) if filled else ""


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _control(one: Field, value: Any) -> forms.Field:
    """The control of one field; `value` keeps a word choosable that is no longer offered."""
    common: dict[str, Any] = {"label": one.name, "help_text": one.help, "required": one.required}
    if one.type == "long_text":
        return CountedText(limit=one.max_length, rows=5, **common)
    if one.type == "boolean":
        return forms.ChoiceField(choices=YES_NO, widget=Radios(inline=True, choices=YES_NO), **common)
    if one.type == "choice":
        return _choice(one, str(value or ""), common)
    if one.type == "date":
        return forms.CharField(widget=TypedDate(), **common)
    if one.type == "partial_date":
        return forms.CharField(widget=PartialDate(), **common)
    if one.type in ("year", "integer", "number"):
        field = forms.CharField(widget=forms.TextInput({"class": "input w-4", "inputmode": "decimal"}), **common)
        field.unit = "年" if one.type == "year" else one.unit  # type: ignore[attr-defined]
        return field
    return forms.CharField(
        widget=forms.TextInput({"class": "input w-20" if one.max_length <= 60 else "input"}), **common
    )


def _choice(one: Field, value: str, common: dict[str, Any]) -> forms.Field:
    choices = list(one.choices)
    if value and one.options is not None and value not in dict(choices):
        choices.append((value, one.options.label(value)))
    few = len(choices) <= MOST_RADIOS
    short = sum(len(word) for _, word in choices) <= MOST_SIGNS_IN_A_LINE
    shown: list[Any] = choices
    if one.grouped:
        shown = [(heading, found) for heading, found in one.grouped if heading]
        shown += [
            *(pair for heading, found in one.grouped if not heading for pair in found),
            *choices[len(one.choices) :],
        ]
    widget = Radios(choices=choices, inline=short) if few else Select(choices=shown)
    return forms.ChoiceField(choices=shown, widget=widget, **common)


def _side_by_side(kind: Kind, before: str, one: Field) -> bool:
    small = {"year", "integer", "number", "date", "partial_date"}
    return one.type in small and kind.field(before).type in small


class EmployerSearch(Form):
    """Finding the employer one works for, by name or credit code."""

    q = forms.CharField(
        label="单位名称或统一社会信用代码",
        help_text="写出名称里的两个字以上，或者信用代码的开头。",
        required=False,
        max_length=120,
        widget=forms.TextInput({"type": "search", "autocomplete": "organization"}),
    )
