"""Receipt numbers (受理编号): ZC, the year of filing, the application's number, and a check digit.

The number comes from the application's own key, so it needs no counter and is never given twice; the last digit
(Luhn) catches a digit misread at the counter and two that changed places.
"""

from __future__ import annotations

import re

PREFIX = "ZC"
_FORM = re.compile(rf"{PREFIX}\d{{4}}\d{{8,}}")


def receipt_number(*, application_id: int, year: int) -> str:
    """ZC202300000175: seven digits of the application's key (more where it is larger) and one check digit."""
    digits = f"{year}{application_id:07d}"
    return f"{PREFIX}{digits}{_check_digit(digits)}"


def is_receipt_number(text: str) -> bool:
    """Whether a text, spaces and letter case set aside, is a receipt number with the right check digit."""
    plain = "".join(text.split()).upper()
    return bool(_FORM.fullmatch(plain)) and _check_digit(plain[2:-1]) == plain[-1]


def _check_digit(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
