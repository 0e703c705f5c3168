"""The forms of a scoring sheet: the spreadsheet sent back, and the reason with which it is put in force."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhicheng.casework.amending import LONGEST_REASON
from zhicheng.policy import sheets
from zhicheng.ui.forms import CountedText, Form, UploadField


class UploadForm(Form):
    """One spreadsheet, filled in on the template."""

    file = UploadField(label="填好的评分表", help_text="XLSX，不超过 2\u00a0MB", accept=".xlsx")


class RowsField(forms.CharField):
    """The rows of a spreadsheet, carried along from the preview; cleans to rows."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> tuple[sheets.Row, ...]:
        """The rows; refused where they are not what the preview sent."""
        try:
            return sheets.from_json(super().clean(value))
        except ValueError as error:
            raise ValidationError("没有收到要发布的评分表，请重新上传。") from error


class ReasonForm(Form):
    """The rows as previewed, and why the sheet is replaced, in a sentence that applicants read."""

    rows = RowsField(required=False)
    reason = CountedText(
        label="为什么更换",
        help_text="正在申报的人会看到这句话，例如：换成本年度正式的评审打分表",
        limit=LONGEST_REASON,
        error_messages={"required": "请写明为什么更换，申报的人会看到这句话。"},
        rows=3,
    )
