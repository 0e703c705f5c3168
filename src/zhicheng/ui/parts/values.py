"""Reading plain values, mappings and objects alike, and numbers with their words."""

import re
from collections.abc import Mapping
from typing import Any

from zhicheng.standards.text import NBSP


def get(thing: Any, *names: str, default: Any = None) -> Any:
    """The first of these names that `thing` (a mapping or an object) has and that is not None."""
    for name in names:
        value = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
        if value is not None:
            return value
    return default


def amount(value: Any) -> tuple[float | None, str]:
    """A value as a number for drawing and as words for reading; the number is None where there is none.

    Takes numbers, things with `years`, `months`, `days` (7 年 3 个月), and text (which is only read).
    """
    if value is None or value == "":
        return None, ""
    if isinstance(value, bool):
        return None, "是" if value else "否"
    if isinstance(value, int | float):
        return float(value), _number(value)
    years = get(value, "years")
    if isinstance(years, int | float):
        return _span(value)
    return _read(str(value))


def _read(words: str) -> tuple[float | None, str]:
    """The number in words that are a number with its unit (258 学时) or a span (7 年 3 个月 21 天)."""
    plain = words.replace(NBSP, "").replace(" ", "").removeprefix("满").replace("周岁", "岁")
    span = re.fullmatch(r"(?:(\d+)年)?(?:(\d+)个?月)?(?:(\d+)天)?", plain)
    if plain and span and any(span.groups()):
        years, months, days = (int(part or 0) for part in span.groups())
        return years + months / 12 + days / 365, words
    number = re.fullmatch(r"(\d+(?:\.\d+)?)([^\d]*)", plain)
    return (float(number.group(1)), words) if number else (None, words)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


def _span(value: Any) -> tuple[float, str]:
    years, months, days = (get(value, name, default=0) for name in ("years", "months", "days"))
    words = [f"{n}{NBSP}{unit}" for n, unit in ((years, "年"), (months, "个月"), (days, "天")) if n]
    return years + months / 12 + days / 365, NBSP.join(words) or f"0{NBSP}年"


def with_unit(text: str, unit: str) -> str:
    """The words of a number with its unit, held together by a no-break space; words that have a unit stay."""
    if not unit or not text or not text[-1].isdigit():
        return text
    return f"{text}{NBSP}{unit}"
