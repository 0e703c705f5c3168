"""Counting hours of continuing education: what is needed of which kinds, and how many count under a yearly cap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from zhicheng.policy import fields
from zhicheng.standards.text import amount

GENERAL, INDUSTRY, PUBLIC = "general_public", "industry_public", "public"
_SPLIT = frozenset({GENERAL, INDUSTRY})
_SHORT = {
    "professional": "专业",
    PUBLIC: "公需",
    GENERAL: "一般公需",
    INDUSTRY: "行业公需",
    "other": "其他",
}


@cache
def _counting(kinds: tuple[str, ...], perhaps: bool) -> tuple[str | None, ...]:
    """The kinds whose hours count. 公需 that is not told apart is one of the two, nobody knows which."""
    split = _SPLIT & {*kinds}
    public = (PUBLIC,) if PUBLIC not in kinds and split and (perhaps or split == _SPLIT) else ()
    return (*kinds, *public, None) if perhaps else (*kinds, *public)


@dataclass(frozen=True, slots=True)
class Need:
    """At least so many hours of some kinds together; `kinds` None is all of them."""

    kinds: tuple[str, ...] | None
    hours: int

    @property
    def name(self) -> str:
        """专业, or 行业公需和一般公需合计; empty for all kinds."""
        if self.kinds is None:
            return ""
        if PUBLIC in self.kinds:
            return _SHORT[PUBLIC]
        words = "和".join(_SHORT.get(one, one) for one in self.kinds)
        return f"{words}合计" if len(self.kinds) > 1 else words

    def counts(self, kind: str | None, perhaps: bool) -> bool:
        """Whether hours of a kind (None: unknown) count for it."""
        return self.kinds is None or kind in _counting(self.kinds, perhaps)


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many hours a year learned in one mode (网络学习), but for some years."""

    mode: str
    per_year: int
    except_years: frozenset[int]

    def words(self) -> str:
        """网络学习每年最多算 36 学时（2020 年不限）."""
        free = "、".join(map(str, sorted(self.except_years)))
        word = fields.label("training", "mode", self.mode)
        return f"{word}每年最多算 {self.per_year} 学时" + (f"（{free} 年不限）" if free else "")


class Hours(NamedTuple):
    """Some hours of one kind; `capped` where they fall under the cap of their year."""

    kind: str | None
    hours: float
    capped: bool


def needs_of(spec: Mapping[str, Any]) -> tuple[Need, ...]:
    """The total first, then each kind, then those together, as written."""
    found = [Need(None, spec["total"])]
    for kind, hours in (spec.get("of_which") or {}).items():
        found.append(Need((PUBLIC, GENERAL, INDUSTRY) if kind == PUBLIC else (kind,), hours))
    found += [Need(tuple(one["kinds"]), one["hours"]) for one in spec.get("together") or ()]
    return tuple(found)


def counted(rows: Iterable[Hours], needs: tuple[Need, ...], limit: float | None, perhaps: bool) -> tuple[float, ...]:
    """How many hours count for each need. Of capped hours at most `limit` count, where they are needed most.

    Needs lie in one another or beside each other, so that filling the narrowest first wastes nothing.
    """
    held = list(rows)
    if limit is None or not any(one.capped for one in held):
        by_kind: dict[str | None, float] = {}
        for one in held:
            by_kind[one.kind] = by_kind.get(one.kind, 0.0) + one.hours
        return summed(by_kind, needs, perhaps)
    taken = [0.0 if one.capped else one.hours for one in held]

    def sum_of(need: Need) -> float:
        return sum(hours for one, hours in zip(held, taken, strict=True) if need.counts(one.kind, perhaps))

    left = limit
    wide = Need(None, 10**9)  # at last: whatever the cap still has room for
    for need in (*sorted(needs, key=_width), wide) if left else ():
        short = need.hours - sum_of(need)
        for place, one in enumerate(held):
            if one.capped and short > 0 and need.counts(one.kind, perhaps):
                more = min(short, one.hours - taken[place], left)
                taken[place], left, short = taken[place] + more, left - more, short - more
    return tuple(sum_of(need) for need in needs)


def summed(by_kind: Mapping[str | None, float], needs: tuple[Need, ...], perhaps: bool) -> tuple[float, ...]:
    """How many hours count for each need where no cap is in the way."""
    found = []
    for need in needs:
        hours: float = 0
        for kind in _counting(need.kinds, perhaps) if need.kinds is not None else by_kind:
            hours += by_kind.get(kind, 0)
        found.append(hours)
    return tuple(found)


def _width(need: Need) -> int:
    return 99 if need.kinds is None else len(need.kinds)


def least(needs: tuple[Need, ...]) -> dict[str, int]:
    """The fewest hours of each kind that meet all needs, what is left over of the total as `other`."""
    made: dict[str, int] = {}
    for need in sorted(needs, key=_width):
        short = need.hours - sum(hours for kind, hours in made.items() if need.counts(kind, False))
        if short > 0:
            kind = need.kinds[0] if need.kinds is not None else "other"
            made[kind] = made.get(kind, 0) + short
    return made


def crossing(needs: tuple[Need, ...]) -> bool:
    """Whether two needs overlap without one lying in the other; such a plan cannot be counted for sure."""
    sets = [set(one.kinds) for one in needs if one.kinds is not None]
    return any(one & two and not (one <= two or two <= one) for one in sets for two in sets)


class Sum(NamedTuple):
    """The hours that count for one need in one year (None: in all years together)."""

    year: int | None
    need: Need
    hours: float

    @property
    def lack(self) -> float:
        return max(self.need.hours - self.hours, 0)


def lack_words(one: Sum) -> str:
    """其中专业 30 学时，还差 30 学时."""
    missing = amount(one.lack, "学时")
    return f"其中{one.need.name} {amount(one.hours, '学时')}，还差 {missing}" if one.need.name else f"还差 {missing}"


def parts_words(sums: tuple[Sum, ...] | list[Sum]) -> str:
    """（专业 60，公需 18）; empty where there are no parts."""
    words = "，".join(f"{one.need.name} {plain(one.hours)}" for one in sums)
    return f"（{words}）" if words else ""


def plain(value: float) -> str:
    """A number without needless zeros."""
    return f"{value:g}"


def number_or_none(value: Any) -> float | None:
    """A number as facts tell it; None for anything else."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def year_span(years: tuple[int, ...]) -> str:
    """2021—2023 年, or the years one by one where they do not follow each other."""
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}—{years[-1]} 年"
    return "、".join(map(str, years)) + " 年"
