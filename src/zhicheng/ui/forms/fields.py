"""Fields whose slips are told in sentences: dates, partial dates, counted text, uploads."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhicheng.standards.text import count_characters, plain_lines

from .widgets import DateParts, PartialDate, TextArea, Upload, Uploads


def choices_of(choices: Iterable[tuple[str, str]], empty: str = "请选择") -> list[tuple[str, str]]:
    """Choices with the empty one in front."""
    return [("", empty), *choices]


class DateField(forms.Field):
    """A whole date, typed as year, month and day. Cleans to a `date`, or None when empty and not required."""

    widget = DateParts

    def to_python(self, value: Any) -> date | None:
        """The date; a sentence says which part is missing or cannot be."""
        if value in (None, ""):
            return None
        if isinstance(value, date):
            return value
        parts = [str(part or "").strip() for part in value] if isinstance(value, list | tuple) else _parts(str(value))
        if not any(parts):
            return None
        missing = [word for word, part in zip(("年", "月", "日"), parts, strict=True) if not part]
        if missing:
            raise ValidationError(f"还差{'、'.join(missing)}，请填完整，例如 2020年3月1日。", code="incomplete")
        if not all(part.isdecimal() for part in parts):
            raise ValidationError("日期只填数字，例如 2020、3、1。", code="invalid")
        year, month, day = (int(part) for part in parts)
        if not 1900 <= year <= 2200:
            raise ValidationError("年份请填四位数字，例如 2020。", code="invalid")
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValidationError(f"没有 {year}年{month}月{day}日 这一天，请核对。", code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as dates; what is no date has changed."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def _parts(text: str) -> list[str]:
    numbers = re.findall(r"\d+", text)
    return [numbers[n] if n < len(numbers) else "" for n in range(3)]


class PartialDateField(forms.CharField):
    """A date as precise as it is known: “2018”, “2018-03” or “2018-03-01”. `finest`: year, month or day."""

    widget = PartialDate

    def __init__(self, *, finest: str = "day", **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            {"year": "例如 2018年", "month": "例如 2018年3月"}.get(finest, "例如 2018年3月1日，只记得年月也可以"),
        )
        super().__init__(**kwargs)
        self.finest = finest

    def to_python(self, value: Any) -> str:
        """ISO text of the same precision as typed; 2018年3月, 2018.3, 201803 are all understood."""
        typed = super().to_python(value) or ""
        if not typed:
            return ""
        numbers = re.findall(r"\d+", typed)
        if len(numbers) == 1 and len(numbers[0]) in (6, 8):
            digits = numbers[0]
            numbers = [digits[:4], digits[4:6], *([digits[6:]] if len(digits) == 8 else [])]
        if not numbers or len(numbers) > 3 or len(numbers[0]) != 4 or re.search(r"[^\d\s年月日./\-－—]", typed):
            raise ValidationError("请写成 2018年3月 或 2018年3月1日 这样。", code="invalid")
        year, month, day = (int(numbers[n]) if n < len(numbers) else None for n in range(3))
        try:
            date(year or 0, month or 1, day or 1)
        except ValueError as error:
            raise ValidationError(f"没有“{typed}”这个日期，请核对。", code="invalid") from error
        iso = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
        length = {"year": 4, "month": 7}.get(self.finest, 10)
        return iso[:length]


class CountedText(forms.CharField):
    """Text with a limit counted as the notices count: every character, line ends free. Shows a live counter."""

    widget = TextArea

    def __init__(self, *, limit: int, rows: int = 8, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.limit = limit
        self.widget.attrs.update({"rows": rows, "data-counter": str(limit)})

    def to_python(self, value: Any) -> str:
        """The text with LF line ends; only spaces is empty."""
        typed = plain_lines(super().to_python(value) or "")
        return typed if typed.strip() else ""

    def validate(self, value: Any) -> None:
        """Refuse what is over the limit, and say by how much."""
        super().validate(value)
        over = count_characters(value) - self.limit
        if over > 0:
            raise ValidationError(f"多了 {over}\u00a0字，请删到 {self.limit}\u00a0字以内。", code="too_long")


class UploadField(forms.FileField):
    """One file. What the file is, is judged where it is stored, by opening it; here only its presence."""

    widget = Upload

    def __init__(self, *, accept: str = ".pdf,.jpg,.jpeg,.png", multiple: bool = False, **kwargs: Any) -> None:
        if multiple:
            kwargs.setdefault("widget", Uploads())
        super().__init__(**kwargs)
        self.multiple = multiple
        self.widget.attrs.update({"accept": accept, **({"multiple": True} if multiple else {})})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, or a list of files where several may be sent."""
        if not self.multiple:
            return super().clean(data, initial)
        sent = [one for one in (data or []) if one]
        if not sent and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(UploadField, self).clean(one, initial) for one in sent]
