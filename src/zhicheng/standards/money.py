"""Money as a whole number of fen. No floating point anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import BadValue

_YUAN = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in fen (1/100 yuan)."""

    fen: int

    @classmethod
    def yuan(cls, text: str | int) -> Money:
        """Read yuan such as "120", "120.5" or 120; raises `BadValue`."""
        match = _YUAN.fullmatch(str(text).strip().replace(",", ""))
        if not match:
            raise BadValue("金额请写成数字，最多两位小数，例如 120 或 120.50。")
        return cls(int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")))

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __mul__(self, count: int) -> Money:
        return Money(self.fen * count)

    def __str__(self) -> str:
        """“120 元” or “120.50 元”, with a no-break space before the unit."""
        sign, fen = ("-", -self.fen) if self.fen < 0 else ("", self.fen)
        whole, rest = divmod(fen, 100)
        return f"{sign}{whole:,}{f'.{rest:02d}' if rest else ''}\u00a0元"
