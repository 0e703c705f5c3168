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
_NUMERAL = re.compile(r"[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]")
_PERCENT = re.compile(r"百分之[\d.一二三四五六七八九十]+$")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
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
        yield match[0], {plain(float(match[1]) * scale), plain(float(match[1]) * 1000)}
    text = _SCALED.sub("", text)
    for match in _NUMBER.finditer(text):
        yield match[0], {plain(float(match[0]))}
    for match in _CHINESE.finditer(text):
        yield match[1] + text[match.end(1) : match.end(1) + 1], {str(_DIGITS[match[1]])}


def rules(item: Item) -> bool:
    """Whether an item rules something (a condition, a date, a paper …), so that what it says must be done by values."""
    return not item.explains and any(part in _RULING for part in item.path)


def executed(value: Any) -> Iterator[str]:
    """Every number and date of an item that a program reads: as `values`, but none of its free text."""
    return values(value, _PROSE + _TOLD)


def values(value: Any, skip: tuple[str, ...] = _PROSE) -> Iterator[str]:
    """Every number and date of an item, those within texts too, but for what stands under the keys `skip`.

    A list of years stands also for its length (近3年), and so do `of` (5项) and the years from one day to another.
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in skip:
                yield from values(inner, skip)
            if key == "of" and isinstance(inner, list):
                yield str(len(inner))
        yield from span(value)
    elif isinstance(value, list):
        if all(isinstance(one, int) for one in value):
            yield str(len(value))
        for inner in value:
            yield from values(inner, skip)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, (int, float)):
        yield plain(value)
    else:
        yield from _in_text(str(value))


def span(value: Mapping[str, Any]) -> Iterator[str]:
    """How many whole years `from` and `to` of a mapping hold between them, both months counted."""
    ends = [_MONTH.match(str(value.get(key))) for key in ("from", "to")]
    if ends[0] and ends[1]:
        first, last = (int(one[1]) * 12 + int(one[2]) for one in ends if one)
        if (last - first + 1) % 12 == 0:
            yield str((last - first + 1) // 12)


def _in_text(text: str) -> Iterator[str]:
    yield text.rstrip("/")
    for year, month, day in re.findall(r"(\d{4})-(\d{2})-(\d{2})", text):
        yield from (f"{year}-{month}-{day}", f"-{month}-{day}", year)
    for written, meant in numbers(text):
        yield from meant
        yield written
    yield from (plain(float(one)) for one in _NUMBER.findall(text))


def said(text: str, kilobyte: int = 1024) -> set[str]:
    """Every value a text can mean: each number as `numbers` reads it, and what it comes to in other units.

    Weeks are days too, 百分之五 is 5 and 0.05, 第一 is 1; a day is also its year, and its month and day.
    """
    found = {value for _, meant in numbers(text, kilobyte) for value in meant}
    for year, month, day in _DATE.findall(text):
        found |= {plain(int(year)), f"-{int(month):02d}-{int(day):02d}"}
    counts = [(float(match[0]), match.end()) for match in _NUMBER.finditer(text)]
    counts += [(float(_chinese(match[0])), match.end()) for match in _NUMERAL.finditer(text)]
    for count, end in counts:
        unit = text[end : end + 2]
        found.add(plain(count))
        if unit[:1] in ("%", "％") or _PERCENT.search(text[:end]):
            found.add(plain(count / 100))
        if unit[:1] == "周" or unit == "星期":
            found |= {plain(count * 7), plain(count * 5)}
        if unit[:1] == "年":
            found.add(plain(count * 12))
        if unit[:1] == "月" or unit == "个月":
            found.add(plain(count / 12))
        if unit[:1] == "折":
            found.add(plain(count / 10))
    return found


def _chinese(numeral: str) -> int:
    """二十七 → 27."""
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)


def plain(value: float) -> str:
    """A number as it is compared: 3.0 → 3."""
    return f"{value:.10g}"
