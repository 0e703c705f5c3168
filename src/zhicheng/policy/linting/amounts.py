"""Numbers and days: those a sentence writes, and those an item of a plan holds where a program reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.model import Item

# Sections whose items rule something; what the others say is for reading only.
_RULING = frozenset(
    "as_of dates windows amounts equivalences population common paths quotas photo statement attachments selection "
    "sheets route papers fees sanctions announcements rosters late supplements interview establishment".split()
)
# Free text of an item: nobody is held to a number in it.
_TOLD = ("title", "name", "text", "about", "content", "entry", "breach", "steps", "ticks")
_PROSE = ("why", "says", "asks", "note", "derived", "clause", "narrative", "accepted")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_URL = re.compile(r"https?://[^\s>）)]+")
_ANNEX = re.compile(r"附件\s*\d+(?:[、，]\s*\d+)*|\d+版")
_ENUMERATOR = re.compile(r"^\s*(?:[-*]\s*)?(?:[（(]\d+[）)]|\d+[.．、]|\d+\s)\s*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHINESE = re.compile(
    r"(?<![一二三四五六七八九十第])([一二两三四五六七八九十])(?=(?:年(?!度)|份|个工作日|人|项|次|天|个月|学时))"
)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SCALED = re.compile(r"(\d+(?:\.\d+)?)([KMG])", re.IGNORECASE)
_SCALES = {"K": 1, "M": 2, "G": 3}



def numbers(text: str, kilobyte: int = 1024) -> Iterator[tuple[str, set[str]]]:
    """Each number or date in a sentence as written, with the values that would express it (`kilobyte` bytes in 1 K)."""
    text = _ENUMERATOR.sub("", text, count=1)
    for match in _URL.finditer(text):
        yield match[0], {match[0].rstrip("/")}
    text = _ANNEX.sub("", _URL.sub("", text))
    for match in _DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        yield match[0], {f"{year:04d}-{month:02d}-{day:02d}"}
    text = _DATE.sub("", text)
    for match in _MONTH_DAY.finditer(text):
        yield match[0], {f"-{int(match[1]):02d}-{int(match[2]):02d}"}
    text = _MONTH_DAY.sub("", text)
    for match in _SCALED.finditer(text):
        scale = kilobyte ** _SCALES[match[2].upper()]
        yield match[0], {_plain(float(match[1]) * scale), _plain(float(match[1]) * 1000)}
    text = _SCALED.sub("", text)
    for match in _NUMBER.finditer(text):
        yield match[0], {_plain(float(match[0]))}
    for match in _CHINESE.finditer(text):
        yield match[1] + text[match.end(1) : match.end(1) + 1], {str(_DIGITS[match[1]])}


def values(value: Any) -> Iterator[str]:
    """Every number and date of an item, those within texts too.

    A list of years stands also for its length (近3年), and so does `of` (5项).
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _PROSE:
                yield from values(inner)
            if key == "of" and isinstance(inner, list):
                yield str(len(inner))
    elif isinstance(value, list):
        if all(isinstance(one, int) for one in value):
            yield str(len(value))
        for inner in value:
            yield from values(inner)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, (int, float)):
        yield _plain(value)
    else:
        yield from _in_text(str(value))


def _in_text(text: str) -> Iterator[str]:
    yield text.rstrip("/")
    for year, month, day in re.findall(r"(\d{4})-(\d{2})-(\d{2})", text):
        yield from (f"{year}-{month}-{day}", f"-{month}-{day}", year)
    for written, meant in numbers(text):
        yield from meant
        yield written
    yield from (_plain(float(one)) for one in _NUMBER.findall(text))


def _plain(value: float) -> str:
    return f"{value:.10g}"
