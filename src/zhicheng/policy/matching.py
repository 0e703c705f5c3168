"""Testing one field's value: equal to a code, one of some, from a level up, before a day, in a place.

`{it.education: [bachelor, college]}`, `{it.level: {from: city}}`, `{it.awarded: {before: 2001-01-01}}`,
`{it.fetched: false}`, `{region: {within: '3306'}}`. `from` and `to` take the value itself in (以上、以下); `above` and
`below` (of numbers), `after` and `before` (of days) leave it out (超过、不满).
A value that is not known, or a date not known finely enough, is unknown.
"""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.dates import chinese_day, read_partial
from zhicheng.policy.places import is_in, region_name
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

FAR = date(9999, 12, 31)
LONG_AGO = date(1, 1, 1)


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
        if self.lowest is not None:
            return fields.next_below(field, self.lowest)
        return others[-1] if others else None


@dataclass(frozen=True, slots=True)
class Equals(Match):
    """Exactly this flag or number."""

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
class SameText(Match):
    """One of some texts, whatever the width of its signs, its spaces and its title marks 《》."""

    texts: tuple[str, ...]

    def verdict(self, value: Any) -> Verdict:
        if value is None or value == "":
            return UNKNOWN
        return MET if _bare(value) in {_bare(one) for one in self.texts} else UNMET

    def words(self, field: Field) -> str:
        return f"{field.name}为{'或'.join(self.texts)}"

    def good(self) -> Any:
        return self.texts[0]

    def bad(self, field: Field) -> Any:
        return "—"


@lru_cache(4096)
def _bare(text: str) -> str:
    """A text as it is compared: full and half width alike, without spaces and title marks."""
    return re.sub(r"[\s《》]", "", unicodedata.normalize("NFKC", text))


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
        if self.last == FAR:
            return f"{field.name}在{chinese_day(self.first)}以后（含当日）"
        if self.first == LONG_AGO:
            return f"{field.name}在{chinese_day(self.last)}以前（含当日）"
        return f"{field.name}在{chinese_day(self.first)}至{chinese_day(self.last)}之间"

    def good(self) -> Any:
        return (self.first if self.first != LONG_AGO else self.last).isoformat()

    def bad(self, field: Field) -> Any:
        if self.first != LONG_AGO:
            return (self.first - timedelta(days=1)).isoformat()
        return (self.last + timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Since(Match):
    """A date on or after another one, which itself is only known to lie between two days."""

    early: date
    late: date

    def verdict(self, value: Any) -> Verdict:
        days = read_partial(value)
        if days is None:
            return UNKNOWN
        if days[0] >= self.late:
            return MET
        return UNMET if days[1] < self.early else UNKNOWN

    def words(self, field: Field) -> str:
        return f"{field.name}不早于{chinese_day(self.early)}"

    def good(self) -> Any:
        return self.late.isoformat()

    def bad(self, field: Field) -> Any:
        return (self.early - timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class NotOver(Match):
    """The end of a span that is not over before a day; an empty end is still running."""

    day: date

    def verdict(self, value: Any) -> Verdict:
        if value is None or value == "":
            return MET
        days = read_partial(value)
        if days is None:
            return UNKNOWN
        return MET if days[0] >= self.day else UNMET if days[1] < self.day else UNKNOWN

    def words(self, field: Field) -> str:
        return f"{field.name}不早于{chinese_day(self.day)}"

    def good(self) -> Any:
        return self.day.isoformat()

    def bad(self, field: Field) -> Any:
        return (self.day - timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Within(Match):
    """A number from one to another; None is open. `strict`: the numbers themselves are left out (超过、不满)."""

    least: float | None
    most: float | None
    strict: bool = False

    def verdict(self, value: Any) -> Verdict:
        if value is None:
            return UNKNOWN
        if self.strict and value in (self.least, self.most):
            return UNMET
        if self.least is not None and value < self.least:
            return UNMET
        return UNMET if self.most is not None and value > self.most else MET

    def words(self, field: Field) -> str:
        low, high = ("超过", "不满") if self.strict else ("不低于", "不高于")
        if self.most is None:
            return f"{field.name}{low}{field.text(self.least)}"
        if self.least is None:
            return f"{field.name}{high}{field.text(self.most)}"
        if self.strict:
            return f"{field.name}{low}{field.text(self.least)}、{high}{field.text(self.most)}"
        return f"{field.name}在{field.text(self.least)}至{field.text(self.most)}之间"

    def good(self) -> Any:
        step = 1 if self.strict else 0
        return self.least + step if self.least is not None else (self.most or 0) - step

    def bad(self, field: Field) -> Any:
        step = 0 if self.strict else 1
        return self.least - step if self.least is not None else (self.most or 0) + step


@dataclass(frozen=True, slots=True)
class InPlace(Match):
    """The code of a place that lies in an area."""

    area: str

    def verdict(self, value: Any) -> Verdict:
        inside = is_in(value, self.area) if isinstance(value, str) else None
        return UNKNOWN if inside is None else MET if inside else UNMET

    def words(self, field: Field) -> str:
        return f"{field.name}在{region_name(self.area)}"

    def good(self) -> Any:
        return self.area.ljust(6, "0")

    def bad(self, field: Field) -> Any:
        return self.beside()

    def beside(self) -> str:
        """A place in the area beside it."""
        head, last = self.area[:-2], int(self.area[-2:])
        return f"{head}{last - 1 if last > 1 else last + 1:02d}".ljust(6, "0")
