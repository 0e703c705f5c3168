"""Shapes of plain values: texts, numbers, flags, days, codes, names of other things in the plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from zhicheng.policy.problems import Path
from zhicheng.policy.shape.base import Checker, Shape

_MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
_CODE = re.compile(r"^[a-z0-9][a-z0-9_-]*$")
_ADDRESS = re.compile(r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_.-]*)?(@[a-z0-9][a-z0-9_-]*)?$")


class Text(Shape):
    """A text that is not empty."""

    words = "一段文字"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and bool(value.strip())

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class Code(Text):
    """A name for machines."""

    words = "一个由小写字母、数字和连字符组成的代码"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and bool(_CODE.match(value))

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _CODE.pattern}


class Address(Text):
    """A plan's address: `PLAN[/MEMBER][@OVERLAY]`."""

    words = "计划的代码，或 计划/成员@叠加"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and bool(_ADDRESS.match(value))

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _ADDRESS.pattern}


class Integer(Shape):
    """A whole number, from a least value on."""

    words = "一个整数"

    def __init__(self, help: str = "", least: int = 0) -> None:
        super().__init__(help)
        self.least = least

    def fits(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= self.least

    def mend(self) -> str:
        return f"请写不小于 {self.least} 的整数，不加引号和单位。"

    def _schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least}


class Number(Shape):
    """A whole or decimal number."""

    words = "一个数"

    def fits(self, value: Any) -> bool:
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    def _schema(self) -> dict[str, Any]:
        return {"type": "number"}


class Flag(Shape):
    """True or false."""

    words = "true 或 false"

    def fits(self, value: Any) -> bool:
        return isinstance(value, bool)

    def _schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Timed(Shape):
    """A shape whose values move when the plan is rolled on: `years`, `weeks`, or not at all (None)."""

    def __init__(self, help: str = "", roll: str | None = None) -> None:
        super().__init__(help)
        self.roll = roll


class Day(Timed):
    """A day, written 2023-12-31."""

    words = "一个日期"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and len(value) == 10 and is_day(value)

    def mend(self) -> str:
        return "请写成 2023-12-31 的样子。"

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class Month(Timed):
    """A month, written 2023-08."""

    words = "一个月份"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and bool(_MONTH.match(value))

    def mend(self) -> str:
        return "请写成 2023-08 的样子。"

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _MONTH.pattern}


class Year(Timed):
    """A year."""

    words = "一个年份"

    def fits(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and 1950 <= value <= 2200

    def mend(self) -> str:
        return "请写四位数的年份，例如 2023。"

    def _schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 1950, "maximum": 2200}


class Choice(Shape):
    """One of some codes; the codes may be worked out late (they stand in data files)."""

    def __init__(self, options: tuple[str, ...] | Callable[[], tuple[str, ...]], help: str = "") -> None:
        super().__init__(help)
        self._options = options

    @property
    def options(self) -> tuple[str, ...]:
        return self._options() if callable(self._options) else self._options

    @property
    def words(self) -> str:  # type: ignore[override]
        return "、".join(self.options) + " 中的一个"

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and value in self.options

    def _schema(self) -> dict[str, Any]:
        return {"enum": list(self.options)}


class Name(Shape):
    """The name of something that stands elsewhere in the plan (a window, a list, a path)."""

    def __init__(self, collection: str, word: str, help: str = "") -> None:
        super().__init__(help)
        self.collection = collection
        self.word = word

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        known = sorted(checker.names.get(self.collection, ()))
        if not isinstance(value, str) or value not in known:
            expected = f"{self.collection} 里有的一个{self.word}" + (f"（{'、'.join(known)}）" if known else "")
            checker.report.add(path, value, expected, f"请改成已有的名字，或在 {self.collection} 里加上它。")

    def _schema(self) -> dict[str, Any]:
        return {"type": "string"}


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
