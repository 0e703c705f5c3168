"""The counter's forms: a fee paid or waived, and how many copies of each paper are here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhicheng.fees.rules import MOST_NOTE, MOST_RECEIPT
from zhicheng.paper.rules import MOST_NOTE as MOST_PAPER_NOTE
from zhicheng.standards.errors import BadValue
from zhicheng.standards.money import Money
from zhicheng.standards.text import amount
from zhicheng.ui.forms import Form, Radios, TextArea

WAYS = (("paid", "收到缴费"), ("waived", "减免"))
PAPER = "paper:"
COUNT = "请填现在一共收到几份，没有收到的填 0。"
NUMBER = "份数请填数字，例如 3。"
NOTHING = "还没有收到的，不用登记；收到以后再填份数。"


class _Told(forms.CharField):
    """Text that is not optional, but whether it may be empty is the domain's to say."""

    def validate(self, value: Any) -> None:
        """Take it as it is."""


class YuanField(_Told):
    """Yuan as people write them, cleaned to whole fen without any rounding; None when empty."""

    def clean(self, value: Any) -> int | None:
        """The fen; a sentence where it is no amount."""
        text = str(super().clean(value) or "").strip()
        try:
            return Money.yuan(text).fen if text else None
        except BadValue as bad:
            raise ValidationError(bad.sentence) from bad


class FeeForm(Form):
    """One entry: paid with amount and receipt number, or waived with a word why. What lacks is told by the domain."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    way = forms.ChoiceField(label="怎样登记", choices=WAYS, widget=Radios(inline=True))
    amount = YuanField(label="实际收到的金额", max_length=20)
    receipt = _Told(label="票据号码", help_text="减免的不用填", max_length=MOST_RECEIPT)
    note = forms.CharField(
        label="说明",
        help_text="减免、更正，或者金额和评审计划不同，写明原因",
        required=False,
        max_length=MOST_NOTE,
        widget=TextArea({"rows": 2}),
    )

    def __init__(self, *args: Any, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["amount"]
        field.help_text, field.unit = asked, "元"
        field.widget.attrs |= {"class": "input w-10", "inputmode": "decimal", "autocomplete": "off"}
        self.fields["receipt"].widget.attrs |= {"class": "input", "autocomplete": "off"}

    @property
    def waived(self) -> bool:
        """Whether the fee is waived."""
        return bool(self.cleaned_data["way"] == "waived")


class PaperForm(Form):
    """How many copies of each paper are here now, in all."""

    note = forms.CharField(label="备注", required=False, max_length=MOST_PAPER_NOTE, widget=TextArea({"rows": 2}))

    def __init__(
        self, *args: Any, papers: Sequence[Mapping[str, Any]], before: Mapping[str, int] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.papers, self.before = papers, before
        for paper in papers:
            field: Any = forms.IntegerField(
                label=paper["name"],
                help_text=f"要交 {amount(paper['wanted'], '份')}，填现在一共收到几份",
                error_messages={"invalid": NUMBER, "required": COUNT},
                widget=forms.TextInput({"class": "input w-2", "inputmode": "numeric", "autocomplete": "off"}),
            )
            field.unit = "份"
            self.fields[PAPER + paper["id"]] = field
        self.order_fields([*(PAPER + paper["id"] for paper in papers), "note"])
        if before is not None:
            self.fields["note"].help_text = "更正上次登记的，写明原因"

    def paper_fields(self) -> list[Any]:
        """The fields of the papers, in the plan's order."""
        return [self[PAPER + paper["id"]] for paper in self.papers]

    def clean(self) -> dict[str, Any]:
        """Nothing at all is no receipt. What else keeps a count from being taken is told by the domain."""
        cleaned = super().clean() or self.cleaned_data
        if self.before is None and not self.errors and not any(self.received.values()):
            self.add_error(PAPER + self.papers[0]["id"], NOTHING)
        return cleaned

    @property
    def received(self) -> dict[str, int]:
        """paper id → copies in all."""
        return {paper["id"]: self.cleaned_data.get(PAPER + paper["id"]) or 0 for paper in self.papers}
