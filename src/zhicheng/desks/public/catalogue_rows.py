"""The catalogue as the pages show it: each plan with its state in words, its dates, and what it is about.

Owns no rule: how a plan stands on a day is told by `plans`, what it says by the plan itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from zhicheng.plans import queries as plans
from zhicheng.standards import codes
from zhicheng.standards.text import NBSP, amount, chinese_date

from .plan_words import date_points, who_may

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.plans.models import PublishedPlan

SOON = 7
"""From so many days before the end on, the tag warns."""


ORDER = ("open", "soon", "unannounced", "closed")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the catalogue: a plan, or a family of plans (`family` is then its address, `plan` its first)."""

    plan: PublishedPlan
    name: str
    state: str
    level: str
    levels: frozenset[str]
    tag: str
    committee: str
    specialties: str
    who: str
    points: Sequence[object]
    family: str = ""
    members: int = 1

    @property
    def choose(self) -> str:
        """What the button of a family says."""
        return f"从 {amount(self.members, '个')}计划里选"


def rows(on: date) -> list[Row]:
    """All lines of the catalogue: open ones first, the first to close leading, then soon, unannounced, closed."""
    families: dict[str, list[plans.Entry]] = {}
    for shelf in plans.catalogue(on):
        for entry in shelf.entries:
            families.setdefault(entry.plan.family, []).append(entry)
    found = [family_row(entries) if len(entries) > 1 else _row(entries[0]) for entries in families.values()]
    return sorted(found, key=lambda row: (ORDER.index(row.state), _nearest(row)))


def family_row(entries: Sequence[plans.Entry]) -> Row:
    """The line of a family: it stands as the member that can best be applied for, and is named by its notice."""
    entries = sorted(entries, key=lambda one: one.plan.pk)
    lead = min(entries, key=lambda one: ORDER.index(one.state))
    row = _row(lead)
    table = codes.table("level")
    levels = frozenset(one.plan.level for one in entries)
    first = dict.fromkeys(one.plan.place[0][1] for one in entries if one.plan.place)
    return replace(
        row,
        name=plans.thawed(lead.plan.digest, lead.plan.pk).notice.title,
        level="、".join(name for code, name in table.choices() if code in levels),
        levels=levels,
        committee="",
        specialties="、".join(first),
        family=lead.plan.family,
        members=len(entries),
    )


@dataclass(frozen=True, slots=True)
class Picker:
    """The members of a family as a table: `columns` are the values of the further axes (none: one axis alone)."""

    axis: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, plans.Entry] | None, ...]], ...]


def picker(entries: Sequence[plans.Entry]) -> Picker:
    """Each value of the first axis as a row; each cell with the member's status word, or None where there is none."""
    places = [[value for _, value in one.plan.place] for one in entries]
    columns = tuple(dict.fromkeys("、".join(rest) for _, *rest in places if rest))
    found: dict[str, dict[str, tuple[str, plans.Entry]]] = {}
    for (first, *rest), one in zip(places, entries, strict=True):
        word = tag_of(one.state, one.plan, one.days_left)
        found.setdefault(first, {})["、".join(rest)] = (word, one)
    rows = tuple((first, tuple(cells.get(name) for name in columns or ("",))) for first, cells in found.items())
    return Picker(entries[0].plan.place[0][0], columns, rows)


def chosen(all_rows: Iterable[Row], words: str, states: set[str], levels: set[str]) -> list[Row]:
    """Those that fit what the reader asked for; an empty choice fits everything."""
    return [
        row
        for row in all_rows
        if (not states or row.state in states)
        and (not levels or row.levels & levels)
        and all(word in _text(row) for word in words.lower().split())
    ]


def counts(all_rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """How many plans there are of each state and of each level."""
    return {
        "state": dict(Counter(row.state for row in all_rows)),
        "level": dict(Counter(level for row in all_rows for level in row.levels)),
    }


def tag_of(state: str, plan: PublishedPlan, left: int | None) -> str:
    """How a plan stands, as a status word: 正在受理 · 还剩 18 天, 4 天后截止, 9月1日开始, 已截止."""
    if state == "open" and left is not None:
        if left == 0:
            return "今天截止"
        return f"{left}{NBSP}天后截止" if left <= SOON else f"正在受理 · 还剩{NBSP}{left}{NBSP}天"
    if state == "open":
        return "正在受理"
    if state == "soon" and plan.opens_on:
        return f"{chinese_date(plan.opens_on, weekday=False)}开始"
    return "已截止" if state == "closed" else "待公布"


def _row(entry: plans.Entry) -> Row:
    plan = plans.thawed(entry.plan.digest, entry.plan.pk)
    return Row(
        plan=entry.plan,
        name=entry.plan.name,
        state=entry.state,
        level=codes.table("level").label(entry.plan.level),
        levels=frozenset([entry.plan.level]),
        tag=tag_of(entry.state, entry.plan, entry.days_left),
        committee=plan.committee.name if plan.committee else "",
        specialties="、".join(one.name for one in plan.specialties),
        who=who_may(plan),
        points=date_points(plan, entry.plan.opens_on),
    )


def _nearest(row: Row) -> int:
    day = row.plan.opens_on if row.state == "soon" else row.plan.closes_on
    if day is None:
        return date.max.toordinal()
    return -day.toordinal() if row.state == "closed" else day.toordinal()


def _text(row: Row) -> str:
    parts = (row.name, row.plan.plan_id, row.level, row.committee, row.specialties, row.who)
    return " ".join(parts).lower()


def level_name(plan: policy.Plan) -> str:
    """中级, 高级 …"""
    return codes.table("level").label(plan.level)
