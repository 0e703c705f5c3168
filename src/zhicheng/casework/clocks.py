"""When things are due: a fixed day of the plan, or so many working days after something that happened to the case.

A plan names events as `<stage>.pass` and `<stage>.pass.delivered`: an office passed the case, and the message that
told so reached the inbox. What runs from a delivery that has not happened yet waits for that message; `delivery`
starts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng import clock, policy
from zhicheng.messages import queries as inbox
from zhicheng.plans import queries as plans
from zhicheng.policy import dates, route
from zhicheng.review import queries as review
from zhicheng.standards import calendar

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import StageRun

RETURN_DAYS = 5
DELIVERED = ".pass.delivered"


def key_of_decision(decision_id: int) -> str:
    """The key under which the applicant is told of a decision."""
    return f"decision:{decision_id}"


def events_of(application_id: int) -> dict[str, datetime]:
    """What has happened to a case, by the names plans use: passes in force, and their deliveries.

    A stage that was left out, or merged into the next, has passed when the office that stands for it has.
    """
    found: dict[str, datetime] = {}
    decisions = review.passes_in_force(application_id)
    for decision in decisions:
        found[f"{decision.run.stage}.pass"] = decision.at
        found.pop(f"{decision.run.stage}{DELIVERED}", None)
        message = inbox.by_key(key_of_decision(decision.pk))
        if message is not None and message.delivered_at is not None:
            found[f"{decision.run.stage}{DELIVERED}"] = message.delivered_at
    if decisions:
        plan = plans.plan_of(decisions[-1].run.application.plan_id)
        passed = {decision.run.stage for decision in decisions}
        for stage in plan.route:
            other = route.stands_for(plan, stage.id, passed)
            for event in (".pass", DELIVERED):
                if other != stage.id and f"{other}{event}" in found:
                    found[f"{stage.id}{event}"] = found[f"{other}{event}"]
    return found


def due_of_visit(due: route.Due | None, application_id: int, opened_at: datetime) -> datetime | None:
    """The first moment that is too late for a visit that opens now; None where nothing is said."""
    if due is None:
        return None
    return due_after(due, {**events_of(application_id), "opened": opened_at})


def rule_of_gate(plan: policy.Plan, gate: route.GateRule) -> route.Due | None:
    """The plan's words on the time of a gate: of a fee the gate's own before the fee's, of paper the paper's first."""
    if gate.kind == "fee":
        return gate.due or next((fee.window for fee in plan.fees if fee.id == gate.refers), None)
    if gate.kind == "paper":
        return next((paper.due for paper in plan.papers if paper.id == gate.refers), None) or gate.due
    return gate.due


def start_of_gate(due: route.Due | None, run: StageRun) -> datetime | None:
    """From when the working days of a gate run; None where none are counted or the event has not happened.

    On a later visit to the same stage they run anew from its opening: the event lies behind.
    """
    if due is None or due.working_days is None:
        return None
    if run.visit > 1:
        return run.opened_at
    return events_of(run.application_id).get(due.after or "")


def due_of_gate(due: route.Due | None, run: StageRun) -> tuple[datetime | None, str]:
    """(first moment too late, key of the message it waits for) of a gate that opens with its visit."""
    if due is None:
        return None, ""
    if run.visit > 1 and due.working_days is not None and (start := start_of_gate(due, run)) is not None:
        return working_days_after(start, due.working_days), ""
    found = due_after(due, events_of(run.application_id))
    if found is None and due.after is not None and due.after.endswith(DELIVERED):
        plan = plans.plan_of(run.application.plan_id)
        passes = {one.run.stage: one.pk for one in review.passes_in_force(run.application_id)}
        stage = route.stands_for(plan, due.after.removesuffix(DELIVERED), passes)
        return None, key_of_decision(passes[stage]) if stage is not None else ""
    return found, ""


def due_after(due: route.Due, events: Mapping[str, datetime]) -> datetime | None:
    """The first moment that is too late, given what has happened; None while the event has not."""
    day = dates.due_day(due, events, calendar.china())
    return dates.end_of(day) if day is not None else None


def working_days_after(start: datetime, days: int) -> datetime:
    """24:00 in China of the last of `days` full working days after the day of `start`."""
    return dates.end_of(calendar.china().add_working_days(clock.today(start), days))


def applicant_due(
    application: Application, plan: policy.Plan, returned_by: StageRun | None, at: datetime
) -> datetime | None:
    """Until when the applicant's turn lasts: the filing deadline, or after a return its own working days."""
    if returned_by is None:
        return dates.end_of(application.plan.closes_on) if application.plan.closes_on else None
    latest = latest_mending(plan, returned_by.stage, at)
    usual = working_days_after(at, plan.return_days or RETURN_DAYS)
    return min(usual, latest) if latest else usual


def latest_mending(plan: policy.Plan, stage_id: str, at: datetime) -> datetime | None:
    """The next fixed date a returned case must not pass: of the returning office's stage or a later one."""
    order = [stage.id for stage in plan.route]
    fixed = [
        dates.end_of(stage.due.date)
        for stage in plan.route[order.index(stage_id) :]
        if stage.due is not None and stage.due.date is not None
    ]
    return min((moment for moment in fixed if moment > at), default=None)
