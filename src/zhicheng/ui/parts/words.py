"""Filters that put values into Chinese words."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from zhicheng.standards import text

from .timeline import day_of


def cn_date(value: Any, how: str = "") -> str:
    """9月8日（周五）; with "year", 2023年9月8日（周五）."""
    day = day_of(value)
    return text.chinese_date(day, year=how == "year") if day else ""


def cn_day(value: Any, how: str = "") -> str:
    """9月8日, without the weekday; with "year", 2023年9月8日."""
    day = day_of(value)
    return text.chinese_date(day, year=how == "year", weekday=False) if day else ""


def cn_moment(value: Any, how: str = "") -> str:
    """8月18日 16:20 in China's time; with "year", 2023年8月18日 16:20."""
    if not isinstance(value, datetime):
        return cn_day(value, how)
    return f"{cn_day(value, how)} {value.astimezone(text.SHANGHAI):%H:%M}"


def deadline(value: Any, how: str = "") -> str:
    """9月8日（周五）24:00 for a day; for the first moment that is too late, the day before it at 24:00."""
    if isinstance(value, datetime):
        here = value.astimezone(text.SHANGHAI)
        if (here.hour, here.minute, here.second) != (0, 0, 0):
            return text.chinese_moment(value, year=how == "year")
        value = date.fromordinal(here.date().toordinal() - 1)
    return text.end_of_day(value, year=how == "year") if isinstance(value, date) else ""


def partial(value: Any) -> str:
    """2018年3月 for “2018-03”."""
    return text.chinese_partial_date(str(value)) if value else ""


def size(value: Any) -> str:
    """2.4 MB, 186 K: the size of a file, as people say it."""
    try:
        count = int(value)
    except (TypeError, ValueError):
        return ""
    if count < 1024:
        return f"{count}\u00a0字节"
    if count < 1024 * 1024:
        return f"{count / 1024:.0f}\u00a0K"
    return f"{count / 1024 / 1024:.1f}\u00a0MB"


def yuan(fen: Any) -> str:
    """350 元 from whole fen; 0.5 元 keeps two digits."""
    if fen is None or fen == "":
        return ""
    count = int(fen)
    words = f"{count // 100}" if count % 100 == 0 else f"{count / 100:.2f}"
    return f"{words}\u00a0元"


FILTERS: dict[str, Callable[..., str]] = {
    "cn_date": cn_date,
    "cn_day": cn_day,
    "cn_moment": cn_moment,
    "deadline": deadline,
    "partial": partial,
    "bytes": size,
    "yuan": yuan,
}
