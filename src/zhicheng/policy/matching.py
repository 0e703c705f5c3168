"""Testing one field's value: equal to a code, one of some, from a level up, before a day.

`{it.education: [bachelor, college]}`, `{it.level: {from: city}}`, `{it.awarded: {before: 2001-01-01}}`,
`{it.fetched: false}`. A value that is not known, or a date not known finely enough, is unknown.
"""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.dates import chinese_day, read_partial
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, is_day
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

_FAR = date(9999, 12, 31)
_LONG_AGO = date(1, 1, 1)


class Match(ABC):
    """A test of one value."""

    @abstractmethod
    def verdict(self, value: Any) -> Verdict: ...

    @abstractmethod
    def words(self, field: Field) -> str:
        """The test in words: 学历为大学本科."""

    @abstractmethod
    def good(self) -> Any:
        """A value that just passes."""

    @abstractmethod
    def bad(self, field: Field) -> Any:
        """A value that just fails."""


@dataclass(frozen=True, slots=True)
class OneOf(Match):
    """A code among some; `lowest` and `highest` are kept for the words and for values just at the edge."""

    codes: tuple[str, ...]
    lowest: str | None = None
    highest: str | None = None

    def verdict(self, value: Any) -> Verdict:
        if value is None or value == "":
            return UNKNOWN
        return MET if value in self.codes else UNMET

    def words(self, field: Field) -> str:
        if self.lowest is not None and field.options is not None:
            return f"{field.name}为{field.options.label(self.lowest)}以上"
        if self.highest is not None and field.options is not None:
            return f"{field.name}为{field.options.label(self.highest)}以下"
        return f"{field.name}为" + "或".join(field.text(code) or code for code in self.codes)

    def good(self) -> Any:
        return self.lowest or self.highest or self.codes[0]

    def bad(self, field: Field) -> Any:
        others = [code for code, _ in field.choices if code not in self.codes]
        if self.lowest is not None and field.options is not None:
            below = [code for code in others if field.rank(code) < field.rank(self.lowest)]
            return below[-1] if below else None
        return others[-1] if others else ("—" if field.type == "text" else None)


@dataclass(frozen=True, slots=True)
class Equals(Match):
    """Exactly this flag, number or text."""

    value: Any

    def verdict(self, value: Any) -> Verdict:
        if value is None:
            return UNKNOWN
        return MET if value == self.value else UNMET

    def words(self, field: Field) -> str:
        if isinstance(self.value, bool):
            plain = field.name.removeprefix("是否")
            return plain if self.value else f"不是“{plain}”" if plain != field.name else f"{plain}：否"
        return f"{field.name}为{field.text(self.value)}"

    def good(self) -> Any:
        return self.value

    def bad(self, field: Field) -> Any:
        if isinstance(self.value, bool):
            return not self.value
        return self.value + 1 if isinstance(self.value, (int, float)) else "—"


@dataclass(frozen=True, slots=True)
class Between(Match):
    """A date from one day to another, both in it; a partial date decides only where all its days agree."""

    first: date
    last: date

    def verdict(self, value: Any) -> Verdict:
        days = read_partial(value)
        if days is None:
            return UNKNOWN
        early, late = days
        if self.first <= early and late <= self.last:
            return MET
        if late < self.first or early > self.last:
            return UNMET
        return UNKNOWN

    def words(self, field: Field) -> str:
        if self.last == _FAR:
            return f"{field.name}在{chinese_day(self.first)}以后（含当日）"
        if self.first == _LONG_AGO:
            return f"{field.name}在{chinese_day(self.last)}以前（含当日）"
        return f"{field.name}在{chinese_day(self.first)}至{chinese_day(self.last)}之间"

    def good(self) -> Any:
        return (self.first if self.first != _LONG_AGO else self.last).isoformat()

    def bad(self, field: Field) -> Any:
        if self.first != _LONG_AGO:
            return (self.first - timedelta(days=1)).isoformat()
        return (self.last + timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Within(Match):
    """A number from one to another, both in it; None is open."""

    least: float | None
    most: float | None

    def verdict(self, value: Any) -> Verdict:
        if value is None:
            return UNKNOWN
        if self.least is not None and value < self.least:
            return UNMET
        return UNMET if self.most is not None and value > self.most else MET

    def words(self, field: Field) -> str:
        if self.most is None:
            return f"{field.name}不低于{field.text(self.least)}"
        if self.least is None:
            return f"{field.name}不高于{field.text(self.most)}"
        return f"{field.name}在{field.text(self.least)}至{field.text(self.most)}之间"

    def good(self) -> Any:
        return self.least if self.least is not None else self.most

    def bad(self, field: Field) -> Any:
        return self.least - 1 if self.least is not None else (self.most or 0) + 1


def read_match(spec: Any, field: Field) -> Match:
    """The test a checked `spec` means for a field."""
    if field.type == "choice":
        if isinstance(spec, dict):
            if "from" in spec:
                found = fields.at_or_above(field, spec["from"])
                if "to" in spec:
                    found &= fields.at_or_below(field, spec["to"])
                return OneOf(_in_order(field, found), lowest=spec["from"] if "to" not in spec else None)
            return OneOf(_in_order(field, fields.at_or_below(field, spec["to"])), highest=spec["to"])
        return OneOf(tuple(spec) if isinstance(spec, list) else (spec,))
    if field.type in ("date", "partial_date"):
        return _read_dates(spec)
    if isinstance(spec, dict):
        return Within(spec.get("from"), spec.get("to"))
    if isinstance(spec, list):
        return OneOf(tuple(spec))
    return Equals(spec)


def _in_order(field: Field, found: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code, _ in field.choices if code in found)


def _read_dates(spec: dict[str, str]) -> Between:
    first, last = _LONG_AGO, _FAR
    if "from" in spec:
        first = date.fromisoformat(spec["from"])
    if "after" in spec:
        first = date.fromisoformat(spec["after"]) + timedelta(days=1)
    if "to" in spec:
        last = date.fromisoformat(spec["to"])
    if "before" in spec:
        last = date.fromisoformat(spec["before"]) - timedelta(days=1)
    return Between(first, last)


def check_match(spec: Any, field: Field, path: Path, checker: Checker) -> None:
    """Reports what is wrong with the test of a field."""
    expected, fine = _expectation(spec, field)
    if not fine:
        checker.report.add(path, spec, f"对“{field.name}”的要求：{expected}", "请按这个样子改写。")


def _expectation(spec: Any, field: Field) -> tuple[str, bool]:
    if field.type == "choice":
        known = [code for code, _ in field.choices]
        word = "、".join(known) + " 中的一个或几个"
        if fields.is_ordered(field):
            word += "，或 {from: 最低的一级}"
        if isinstance(spec, dict):
            inside = set(spec) <= {"from", "to"} and bool(spec) and all(one in known for one in spec.values())
            return word, fields.is_ordered(field) and inside
        many = spec if isinstance(spec, list) else [spec]
        return word, bool(many) and all(isinstance(one, str) and one in known for one in many)
    if field.type in ("date", "partial_date"):
        word = "{from|after|to|before: 2023-12-31}"
        fine = isinstance(spec, dict) and bool(spec) and set(spec) <= {"from", "after", "to", "before"}
        return word, fine and all(isinstance(one, str) and is_day(one) for one in spec.values())
    if field.type == "boolean":
        return "true 或 false", isinstance(spec, bool)
    if field.type in ("integer", "number", "year"):
        if isinstance(spec, dict):
            return "{from: 数, to: 数}", bool(spec) and set(spec) <= {"from", "to"} and all(
                map(_is_number, spec.values())
            )
        return "一个数，或 {from: 数}", _is_number(spec)
    many = spec if isinstance(spec, list) else [spec]
    return "一段文字，或几段文字的列表", bool(many) and all(isinstance(one, str) and one for one in many)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
