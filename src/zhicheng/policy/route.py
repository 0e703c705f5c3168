"""The way of an application through the offices, as the plan says it.

`resolve` leaves out what does not apply to a person (a department the employer does not have) and gives each stage
the one office that has it. Which organisation an `OfficeRule` means is found by the rooms.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from zhicheng.policy.facts import Facts, View
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET

if TYPE_CHECKING:
    from zhicheng.policy.findings import Finding
    from zhicheng.policy.model.plan import AcceptancePoint, Clause, PaperRule, Plan
    from zhicheng.policy.tree import Node

StageKind = Literal["employer", "department", "bureau", "recommender", "office", "committee"]


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
    """公示: so many full working days. `first_day`: after_posting | posting_day.

    `soft`: the notice says 一般 or 原则上. `content` is the notice's own word for what is publicised.
    """

    working_days: int
    first_day: Literal["after_posting", "posting_day"]
    position: Literal["before_opinion", "after_opinion"]
    fields: tuple[str, ...]
    clause: Clause
    soft: bool = False
    content: str = ""


@dataclass(frozen=True, slots=True)
class GateRule:
    """What must also happen before a stage ends: publicity, fee or paper; `refers` names the fee or paper."""

    kind: Literal["publicity", "fee", "paper"]
    refers: str | None
    due: Due | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class OfficeRule:
    """Which office: its kind, its level (county, city, province, nation), and whose place decides.

    `kind` is employer, department (the employer's own), human_resources, talent_centre, recommender,
    committee_office, committee, or a department's trade. `where` is `employer` (the employer's seat), `file` (where
    the personnel file is kept) or None.
    """

    kind: str
    level: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeChoice:
    """One office of several, for those for whom `when` is met."""

    when: Node
    office: OfficeRule


@dataclass(frozen=True, slots=True)
class Stage:
    """One stop on the way.

    `office` is for whom none of the `choices` is (there mostly are none); `resolve` puts a person's own in its place.
    `verdict_names` are the plan's own words for decisions. `advises`: it recommends, a later stage decides.
    `free`: 收费设定 must be 不收费.
    """

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
    choices: tuple[OfficeChoice, ...] = ()
    verdict_names: Mapping[str, str] = field(default_factory=dict)
    advises: bool = False
    free: bool = False


def resolve(plan: Plan, facts: Mapping[str, Any]) -> tuple[Stage, ...]:
    """The stages this person's application passes, in order, each with the one office that has it.

    A stage is left out only where that is certain: its `skip_when` is met.
    """
    view = View(Facts(facts))
    return tuple(
        _resolved(one, view)
        for one in plan.route
        if one.skip_when is None or one.skip_when.explain(view).verdict != MET
    )


def resolved(stage: Stage, facts: Mapping[str, Any]) -> Stage:
    """A stage with the one office that has it for this person."""
    return _resolved(stage, View(Facts(facts)))


def _resolved(stage: Stage, view: View) -> Stage:
    return replace(stage, office=office_for(stage, view), choices=()) if stage.choices else stage


def office_for(stage: Stage, view: View) -> OfficeRule:
    """The office of a stage for one person.

    The first choice that is met has it. Where none is met, the first that may still be (a fact is unknown, or people
    must judge) has it: to be looked at by the office of the special case does less harm than to slip past it. The
    office for everybody else has it only where every choice is plainly unmet. `open_choices` tells what is not sure.
    """
    verdicts = [one.when.explain(view).verdict for one in stage.choices]
    for wanted in ((MET,), (UNKNOWN, NEEDS_HUMAN)):
        for one, verdict in zip(stage.choices, verdicts, strict=True):
            if verdict in wanted:
                return one.office
    return stage.office


def open_choices(plan: Plan, facts: Mapping[str, Any]) -> tuple[tuple[Stage, Finding], ...]:
    """Where a missing fact keeps it open which office has a stage: the stage, and the finding that is unknown.

    Empty where every office is certain, or only people's judgement is open. A choice behind one that is met does not
    count, nor does a stage that is left out.
    """
    view = View(Facts(facts))
    found: list[tuple[Stage, Finding]] = []
    for stage in plan.route:
        if stage.skip_when is not None and stage.skip_when.explain(view).verdict == MET:
            continue
        for one in stage.choices:
            finding = one.when.explain(view)
            if finding.verdict == MET:
                break
            if finding.verdict == UNKNOWN:
                found.append((stage, finding))
    return tuple(found)


def acceptance_point(plan: Plan, facts: Mapping[str, Any]) -> AcceptancePoint | None:
    """The acceptance point (受理点) that serves this person: the first whose `when` is met; None where none is."""
    view = View(Facts(facts))
    return next((one for one in plan.acceptance_points if one.when.explain(view).verdict == MET), None)


def delivery(plan: Plan, paper: PaperRule, facts: Mapping[str, Any]) -> str:
    """Where this person hands in a paper; empty where the plan does not say, or no acceptance point is certain."""
    if not paper.at_acceptance_point:
        return paper.deliver_to
    point = acceptance_point(plan, facts)
    if point is None:
        return ""
    return f"{point.name}（{point.address}）" if point.address else point.name


def papers(plan: Plan, facts: Mapping[str, Any]) -> tuple[PaperRule, ...]:
    """The papers for this person: those without `when`, and those whose `when` is not plainly unmet."""
    view = View(Facts(facts))
    return tuple(one for one in plan.papers if one.when is None or one.when.explain(view).verdict != UNMET)


def stands_for(plan: Plan, stage_id: str, passed: Collection[str]) -> str | None:
    """The stage whose pass counts as this one's: its own, or, where the case went past it (a stage left out, or
    merged into the next because one office has both), the first later stage that passed. None: not passed yet.
    """
    order = [one.id for one in plan.route]
    return next((one for one in order[order.index(stage_id) :] if one in passed), None)


def stage(plan: Plan, stage_id: str) -> Stage:
    """The stage of an id; KeyError where there is none."""
    for one in plan.route:
        if one.id == stage_id:
            return one
    raise KeyError(stage_id)
