"""Partial dates: “2018”, “2018-03” or “2018-03-01”, kept exactly as fine as they are known.

Comparisons speak only where they are certain: a date known to the month may be any day of it.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

_FORMS = (
    re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})[-/.](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月"),
    re.compile(r"(\d{4})年?"),
)


def read(text: str) -> str | None:
    """The normal form of a date as people write it, or None where it is none (2018-02-30, “去年”)."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            return _checked([int(part) for part in match.groups()])
    return None


def _checked(parts: list[int]) -> str | None:
    year, month, day = [*parts, 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in parts[1:])])


def earliest(text: str) -> date:
    """The first day a partial date in normal form may mean."""
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    return date(year, month, day)


def latest(text: str) -> date:
    """The last day a partial date in normal form may mean."""
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def certainly_after(first: str, second: str) -> bool:
    """Whether `first` lies after `second` whatever day each of them means."""
    return earliest(first) > latest(second)


def is_whole(text: str) -> bool:
    """Whether a partial date in normal form is known to the day."""
    return text.count("-") == 2
