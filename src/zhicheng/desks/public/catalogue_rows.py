"""The catalogue as the pages show it: each plan with its state in words, its dates, and what it is about.

Owns no rule: how a plan stands on a day is told by `plans`, what it says by the plan itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhicheng.plans import queries as plans
from zhicheng.standards import codes
from zhicheng.standards.text import NBSP, chinese_date

from .plan_words import date_points, who_may

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.plans.models import PublishedPlan

SOON = 7
"""From so many days before the end on, the tag warns."""


@dataclass(frozen=True, slots=True)
class Row:
    """One plan of the catalogue."""

    plan: PublishedPlan
    state: str
    level: str
    tag: str
    committee: str
    specialties: str
    who: str
    points: Sequence[object]


def rows(on: date) -> list[Row]:
    """All plans of the catalogue: open ones first, the first to close leading, then soon, unannounced, closed."""
    order = ("open", "soon", "unannounced", "closed")
    found = [_row(entry, shelf.name) for shelf in plans.catalogue(on) for entry in shelf.entries]
    return sorted(found, key=lambda row: (order.index(row.state), _nearest(row)))


def chosen(all_rows: Iterable[Row], words: str, states: set[str], levels: set[str]) -> list[Row]:
    """Those that fit what the reader asked for; an empty choice fits everything."""
    return [
        row
        for row in all_rows
        if (not states or row.state in states)
        and (not levels or row.plan.level in levels)
        and all(word in _text(row) for word in words.lower().split())
    ]


def counts(all_rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """How many plans there are of each state and of each level."""
    return {
        "state": dict(Counter(row.state for row in all_rows)),
        "level": dict(Counter(row.plan.level for row in all_rows)),
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


def _row(entry: plans.Entry, level: str) -> Row:
    plan = plans.thawed(entry.plan.digest, entry.plan.pk)
    return Row(
        plan=entry.plan,
        state=entry.state,
        level=level,
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
    parts = (row.plan.name, row.plan.plan_id, row.level, row.committee, row.specialties, row.who)
    return " ".join(parts).lower()


def level_name(plan: policy.Plan) -> str:
    """中级, 高级 …"""
    return codes.table("level").label(plan.level)
