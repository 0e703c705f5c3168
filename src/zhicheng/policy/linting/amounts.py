"""Numbers and days: those a sentence writes, and those an item of a plan holds where a program reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.linting.model import Item

# Sections whose items rule something; what the others say is for reading only.
_RULING = {
    "as_of", "dates", "windows", "amounts", "equivalences", "population", "common", "paths", "quotas", "photo",
    "statement", "papers", "sanctions",
}  # fmt: skip
# Sections whose items rule something where they hold a number at all.
_HANDLING = {"selection", "sheets", "route", "fees", "announcements", "rosters", "interview", "supplements"}
# Sections that hold addresses, telephones and names as values.
_HOLDING = {"links", "contacts", "acceptance_points", "attachments"}
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
_HEAD = re.compile(r"^\s*[（(]?(?:\d+|[一二三四五六七八九十]+)[）).．、]+")
_PERCENT = re.compile(r"百分之[\d.一二三四五六七八九十]+$")
_YEARS = re.compile(r"(\d{4})年?度?(?:\s*[-—–~至到]+\s*(\d{4})|年?度?(?:起|以来|后))")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NAME = re.compile(
    r"“[^”]*”|[一1]\s*式|《[^》]*》|[\u4e00-\u9fff]*〔\d{4}〕\d+号|12333|\d{4}年度(?![\u4e00-\u9fff]{0,2}考核)"
)
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


def unnamed(text: str) -> str:
    """A sentence without the names and numbers of documents, telephones and years of a title that stand in it."""
    return _NAME.sub("", text)


def rules(item: Item) -> bool:
    """Whether an item rules something (a condition, a date, a paper …), so that what it says must be done by values."""
    if item.explains:
        return False
    if any(part in _RULING for part in item.path):
        return True
    return any(part in _HANDLING for part in item.path) and any(_NUMBER.fullmatch(one) for one in executed(item.value))


def holds(item: Item) -> bool:
    """Whether the values of an item are used as they stand (an address, a telephone)."""
    return any(part in _HOLDING for part in item.path)


def inherited(item: Item, below: Mapping[str, Any]) -> Any:
    """The item of `below` (the file under it) that an item of a layer changes; None where there is none.

    The item of a layer says only what is new, and lists merge by `id`.
    """
    start = next((n for n, part in enumerate(item.path) if part in _RULING | _HANDLING), None)
    held: Any = below
    for n, part in enumerate(item.path[start:] if start is not None else ()):
        if isinstance(held, Mapping):
            held = held.get(part)
        elif isinstance(held, list) and start is not None and n == len(item.path) - start - 1:
            held = next((one for one in held if isinstance(one, Mapping) and _same(one, item.value)), None)
        else:
            return None
    return held if start is not None else None


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(key in one and one[key] == other.get(key) for key in ("id", "code"))


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
            if key == "attested" and skip != _PROSE:  # what people put their name to
                yield from _in_text(str(inner.get("says", "")))
            if key == "months" and isinstance(inner, int):
                yield plain(inner / 12)
            if isinstance(inner, int) and str(key).startswith(("over_", "under_")):  # not below 295: over 294
                yield plain(inner + (1 if str(key).startswith("over_") else -1))
            if key == "some":
                yield "1"
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
    """How many whole years `from` and `to` of a mapping hold between them, both months or years counted."""
    first, last = value.get("from"), value.get("to")
    if isinstance(first, int) and isinstance(last, int):
        yield plain(last - first + 1)
        return
    ends = [_MONTH.match(str(value.get(key))) for key in ("from", "to")]
    if ends[0] and ends[1]:
        start, end = (int(one[1]) * 12 + int(one[2]) for one in ends if one)
        if (end - start + 1) % 12 == 0:
            yield str((end - start + 1) // 12)


def _in_text(text: str) -> Iterator[str]:
    yield text.rstrip("/")
    for year, month, day in re.findall(r"(\d{4})-(\d{2})-(\d{2})", text):
        yield from (f"{year}-{month}-{day}", f"-{month}-{day}", year)
    for written, meant in numbers(text):
        yield from meant
        yield written
    yield from (plain(float(one)) for one in _NUMBER.findall(text))


def said(text: str, year: int, kilobyte: int = 1024) -> set[str]:
    """Every value a text of a plan for `year` can mean: each number as `numbers` reads it, and in other units.

    Weeks are days too, 百分之五 is 5 and 0.05, 第一 is 1; 2016-2019年 is every year of them, 2018年起 every one up to
    the plan's, 当年 the plan's own; a day without a year is of the plan's year or, with 上一年度, of the one before.
    """
    text = _HEAD.sub("", text, count=1)
    found = {value for _, meant in numbers(text, kilobyte) for value in meant}
    bare = {one for one in found if one.startswith("-")}
    found |= {plain(int(one[0])) for one in _DATE.findall(text)}
    years = [year] if "当年" in text or "本年" in text or bare else []
    years += [year - 1] if "上一年" in text or "上年" in text else []
    found |= {plain(one) for one in years} | {f"{one}{day}" for one in years for day in bare}
    for first, last in _YEARS.findall(text):
        found |= {plain(one) for one in range(int(first), (int(last) if last else year) + 1)}
    found |= {"2"} if "集体" in text else set()
    counts = [(float(match[0]), match.end()) for match in _NUMBER.finditer(text)]
    counts += [(float(_chinese(match[0])), match.end()) for match in _NUMERAL.finditer(text)]
    for count, end in counts:
        unit = text[end : end + 2]
        found.add(plain(count))
        if unit[:1] in ("%", "％") or _PERCENT.search(text[:end]):
            found.add(plain(count / 100))
        if unit[:1] == "周" or unit == "星期":
            found |= {plain(count * 7), plain(count * 5)}
    return found


def _chinese(numeral: str) -> int:
    """二十七 → 27."""
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)


def plain(value: float) -> str:
    """A number as it is compared: 3.0 → 3."""
    return f"{value:.10g}"
