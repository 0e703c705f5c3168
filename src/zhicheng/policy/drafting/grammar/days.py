"""Days in a text: 2023年9月8日, 9月8日, 2020年12月底, 11月上旬, 11-12月, 6月3日至28日.

A day whose year the text leaves out takes the year it is told, and says so; what is no day of the calendar is none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhicheng.standards.calendar import china
from zhicheng.standards.text import chinese_date

_TO = r"\s*(?:-|—|－|–|~|～|至|到)+\s*"
_YEAR = r"(?:(?P<y{n}>20\d{{2}}|19\d{{2}})\s*年\s*)?"
_BESIDE = r"(?:\s*[（(][^（）()]{1,6}[）)])?(?:\s*(?:上午|下午)?\d{1,2}(?:[:：]\d{2}|[时点]))?"
_SPAN = re.compile(
    _YEAR.format(n=1) + r"(?<!\d)(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日?" + _BESIDE + _TO
    + _YEAR.format(n=2) + r"(?:(?P<m2>\d{1,2})\s*月\s*)?(?P<d2>\d{1,2})\s*日"
)  # fmt: skip
_DAY = re.compile(_YEAR.format(n=1) + r"(?<!\d)(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日")
_DASHED = re.compile(r"(?<!\d)(?P<y1>(?:19|20)\d{2})(?P<s>[-./])(?P<m1>\d{1,2})(?P=s)(?P<d1>\d{1,2})(?!\d)")
_END = re.compile(_YEAR.format(n=1) + r"(?<!\d)(?P<m1>\d{1,2})\s*月\s*(?:底|末|份?最后一天)")
_YEAR_END = re.compile(r"(?P<y1>20\d{2})\s*年\s*(?:底|末|年底)")
_TENTH = re.compile(_YEAR.format(n=1) + r"(?<!\d)(?<!\d[-—–~])(?P<m1>\d{1,2})\s*月\s*(?P<part>上|中|下)旬")
_MONTHS = re.compile(
    _YEAR.format(n=1) + r"(?<!\d)(?P<m1>\d{1,2})\s*月?" + _TO + r"(?P<m2>\d{1,2})\s*月(?:份)?(?!\s*\d|[上中下底末])"
)
_TENTHS = {
    "上": (1, 10, "上旬是 1 日至 10 日"),
    "中": (11, 20, "中旬是 11 日至 20 日"),
    "下": (21, 31, "下旬是 21 日至月底"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """One day, or the span from `first` to `last`; `derived` says what the text left out and how it was filled in."""

    start: int
    end: int
    says: str
    first: date
    last: date
    derived: str = ""

    @property
    def single(self) -> bool:
        return self.first == self.last


def days(text: str, year: int | None = None) -> list[Days]:
    """The days of a text, in order; `year` is that of the notice, for those written without one."""
    found: list[Days] = []
    for one in _all(text, year):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def weekday(day: date) -> str:
    """2023年9月8日（周五），工作日 — or 休息日（周末）, or 工作日（国庆节调休上班)."""
    known = china()
    kind = "工作日" if known.is_working_day(day) else "休息日"
    name = known.name(day)
    late = "" if known.announced(day.year) else "，这一年的放假安排还没有收录"
    return f"{chinese_date(day, year=True)}，{kind}" + (f"（{name}）" if name else "") + late


def _all(text: str, year: int | None) -> Iterator[Days]:
    for match in _SPAN.finditer(text):
        first = _day(match["y1"] or year, match["m1"], match["d1"])
        last = _day(match["y2"] or match["y1"] or year, match["m2"] or match["m1"], match["d2"])
        if first and last and first <= last:
            yield _made(match, first, last, "" if match["y1"] else _no_year(year))
    for pattern in (_DAY, _DASHED):
        for match in pattern.finditer(text):
            day = _day(match["y1"] or year, match["m1"], match["d1"])
            if day:
                yield _made(match, day, day, "" if match["y1"] else _no_year(year))
    for match in _TENTH.finditer(text):
        start, end, says = _TENTHS[match["part"]]
        yield from _of_month(match, year, start, end, says)
    for match in _END.finditer(text):
        yield from _of_month(match, year, 31, 31, "月底按最后一天")
    for match in _YEAR_END.finditer(text):
        day = date(int(match["y1"]), 12, 31)
        yield _made(match, day, day, "年底按 12 月 31 日")
    for match in _MONTHS.finditer(text):
        first, last = _day(match["y1"] or year, match["m1"], 1), _day(match["y1"] or year, match["m2"], 31)
        if first and last and first <= last:
            yield _made(match, first, last, "只写了月份，按整月" + ("" if match["y1"] else f"；{_no_year(year)}"))


def _of_month(match: re.Match[str], year: int | None, start: int, end: int, says: str) -> Iterator[Days]:
    first, last = _day(match["y1"] or year, match["m1"], start), _day(match["y1"] or year, match["m1"], end)
    if first and last:
        yield _made(match, first, last, says + ("" if match["y1"] else f"；{_no_year(year)}"))


def _made(match: re.Match[str], first: date, last: date, derived: str) -> Days:
    return Days(match.start(), match.end(), match[0].strip(), first, last, derived)


def _no_year(year: int | None) -> str:
    return f"没有写年份，按 {year} 年"


def _day(year: int | str | None, month: str, day: str | int) -> date | None:
    """A day of the calendar; 31 means the last day of the month where `day` is a number."""
    if year is None or not 1 <= int(month) <= 12 or not 1950 <= int(year) <= 2200:
        return None
    most = calendar.monthrange(int(year), int(month))[1]
    if isinstance(day, int):
        return date(int(year), int(month), min(day, most))
    return date(int(year), int(month), int(day)) if 1 <= int(day) <= most else None
