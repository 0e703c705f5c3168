"""Counting characters, and Chinese dates, moments, amounts and lists in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
NBSP = "\u00a0"
_WEEKDAYS = "一二三四五六日"
_NUMERALS = "〇一二三四五六七八九十"


def plain_lines(text: str) -> str:
    """CRLF and lone CR become LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def count_characters(text: str) -> int:
    """How many characters a text has by the rule of all limits: code points, line ends free."""
    return len(plain_lines(text)) - plain_lines(text).count("\n")


def chinese_date(day: date, *, year: bool = False, weekday: bool = True) -> str:
    """9月8日（周五）; with `year`, 2023年9月8日（周五）."""
    words = f"{day.year}年" if year else ""
    words += f"{day.month}月{day.day}日"
    return words + (f"（周{_WEEKDAYS[day.weekday()]}）" if weekday else "")


def chinese_moment(moment: datetime, *, year: bool = False, weekday: bool = True) -> str:
    """9月8日（周五）15:30, told in China's time; `moment` is aware."""
    here = moment.astimezone(SHANGHAI)
    return f"{chinese_date(here.date(), year=year, weekday=weekday)}{here:%H:%M}"


def end_of_day(day: date, *, year: bool = False) -> str:
    """9月8日（周五）24:00, the way a deadline is told."""
    return f"{chinese_date(day, year=year)}24:00"


def chinese_partial_date(text: str | None) -> str:
    """“2018” → 2018年, “2018-03” → 2018年3月, “2018-03-01” → 2018年3月1日; anything else unchanged."""
    if not text:
        return ""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not match:
        return text
    year, month, day = match.groups()
    return f"{int(year)}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def chinese_span(start: str | None, end: str | None) -> str:
    """2016年7月至2019年3月; an empty end is 至今, an empty start is left out."""
    if not start:
        return f"至{chinese_partial_date(end)}" if end else ""
    return f"{chinese_partial_date(start)}至{chinese_partial_date(end) if end else '今'}"


def amount(number: int | float | str, unit: str) -> str:
    """5 年: a number and its unit, held together by a no-break space."""
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"{number}{NBSP}{unit}" if unit else str(number)


def numeral(number: int) -> str:
    """六: a number from 0 to 10 in words."""
    return _NUMERALS[number]


def listed(words: Iterable[str], last: str = "和") -> str:
    """甲、乙和丙."""
    all_words = list(words)
    if len(all_words) <= 1:
        return "".join(all_words)
    return "、".join(all_words[:-1]) + last + all_words[-1]


def cite(clauses: str | Iterable[str] | None) -> str:
    """The clauses of a notice in one line: “二4(2)、附件3二4”, brackets in the Chinese form."""
    if not clauses:
        return ""
    names = [clauses] if isinstance(clauses, str) else list(clauses)
    return "、".join(name.replace("(", "（").replace(")", "）") for name in names)
