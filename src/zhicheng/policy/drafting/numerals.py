"""Chinese numerals of small numbers: 三 → 3, 二十一 → 21, 两 → 2, and back."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[零〇一二两三四五六七八九十百千]{1,9}"
COUNT = rf"(?:(?<!\d)\d{{1,9}}|{NUMERAL})"


def number(text: str) -> int | None:
    """The number a numeral or digits stand for (`０` too); None where they stand for none. 二〇二四 is 2024."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if len(text) < 10 else None
    if not text or any(one not in _DIGITS and one not in _UNITS for one in text):
        return None
    if not set(text) & set(_UNITS):
        return int("".join(str(_DIGITS[one]) for one in text)) if len(text) < 10 else None
    total, digit = 0, 0
    for one in text:
        if one in _DIGITS:
            digit = _DIGITS[one]
        else:
            total += (digit or 1) * _UNITS[one]
            digit = 0
    return total + digit


def chinese(count: int) -> str:
    """1 → 一, 12 → 十二, 30 → 三十; digits from 100 on."""
    digits = "零一二三四五六七八九"
    if not 0 <= count < 100:
        return str(count)
    if count < 10:
        return digits[count]
    tens, ones = divmod(count, 10)
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
