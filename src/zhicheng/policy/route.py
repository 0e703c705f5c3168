"""The way of an application through the offices, as the plan says it.

`first_stage`, `next_stage` and `resolve` leave out what does not apply to a person (a department the employer does
not have). Which organisation an `OfficeRule` means is found by the rooms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from zhicheng.policy.facts import Facts, View
from zhicheng.policy.verdict import MET

if TYPE_CHECKING:
    from zhicheng.policy.plan import Clause, Plan
    from zhicheng.policy.tree import Node

StageKind = Literal["employer", "department", "bureau", "office", "committee"]


@dataclass(frozen=True, slots=True)
class Due:
    """When something must be done: a fixed day (until 24:00), or so many working days after an event."""

    date: date | None = None
    working_days: int | None = None
    after: str | None = None
    clause: Clause = ()
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class PublicityRule:
    """公示: so many full working days. `first_day`: after_posting | posting_day."""

    working_days: int
    first_day: Literal["after_posting", "posting_day"]
    position: Literal["before_opinion", "after_opinion"]
    fields: tuple[str, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class GateRule:
    """What must also happen before a stage ends: publicity, fee or paper; `refers` names the fee or paper."""

    kind: Literal["publicity", "fee", "paper"]
    refers: str | None
    due: Due | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class OfficeRule:
    """Which office: its kind (employer, department, human_resources, committee_office, committee), level, and where.

    `where` is `employer` (the employer's seat) or None.
    """

    kind: str
    level: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stop on the way."""

    id: str
    name: str
    kind: StageKind
    office: OfficeRule
    verdicts: tuple[str, ...]
    clause: Clause
    due: Due | None = None
    gates: tuple[GateRule, ...] = ()
    publicity: PublicityRule | None = None
    checks: tuple[str, ...] = ()
    skip_when: Node | None = None


def resolve(plan: Plan, facts: Mapping[str, Any]) -> tuple[Stage, ...]:
    """The stages this person's application passes, in order. A stage is left out only where that is certain."""
    view = View(Facts(facts))
    return tuple(one for one in plan.route if one.skip_when is None or one.skip_when.explain(view).verdict != MET)


def first_stage(plan: Plan, facts: Mapping[str, Any]) -> Stage:
    """Where a submitted application goes first."""
    return resolve(plan, facts)[0]


def next_stage(plan: Plan, facts: Mapping[str, Any], stage_id: str) -> Stage | None:
    """The stage after this one; None after the last. KeyError where the plan has no such stage."""
    order = [one.id for one in plan.route]
    place = order.index(stage_id) if stage_id in order else None
    if place is None:
        raise KeyError(stage_id)
    for one in resolve(plan, facts):
        if order.index(one.id) > place:
            return one
    return None


def stage(plan: Plan, stage_id: str) -> Stage:
    """The stage of an id; KeyError where there is none."""
    for one in plan.route:
        if one.id == stage_id:
            return one
    raise KeyError(stage_id)
