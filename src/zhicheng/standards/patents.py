"""Numbers of Chinese patents: their check digit, and the kind a number tells."""

from __future__ import annotations

import re

from .errors import BadValue
from .identity import tidy

_KINDS = {"1": "invention", "2": "utility_model", "3": "design", "8": "invention", "9": "utility_model"}


def check_digit(digits: str) -> str:
    """The digit after the point for 8 or 12 digits: weights 2…9, then 2,3,4,5; modulo 11, 10 is X."""
    weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
    rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


def check_patent_number(text: str) -> str:
    """“ZL201710601862.3”, with or without ZL and point, becomes “201710601862.3”; raises `BadValue`."""
    plain = re.sub(r"^(ZL|CN)", "", tidy(text or ""))
    if not re.fullmatch(r"(?:[0-9]{8}|[0-9]{12})[0-9X]", plain):
        raise BadValue(
            "专利号是12位（2003年以前是8位）数字，加点和一位校验码，例如 ZL201710601862.3，请照证书再核对一遍。"
        )
    digits, mark = plain[:-1], plain[-1]
    if patent_kind(plain) is None:
        raise BadValue("专利号里表示种类的那一位应当是1、2、3、8或9，请照证书再核对一遍。")
    if check_digit(digits) != mark:
        raise BadValue("专利号最后一位校验码对不上，请照证书再核对一遍。")
    return f"{digits}.{mark}"


def patent_kind(number: str) -> str | None:
    """“invention”, “utility_model” or “design” as the number tells; None where it tells none."""
    plain = re.sub(r"^(ZL|CN)", "", tidy(number))
    if len(plain) not in (9, 13):
        return None
    return _KINDS.get(plain[4] if len(plain) == 13 else plain[2])
