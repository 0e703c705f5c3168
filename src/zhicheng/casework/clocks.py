"""When things are due: a fixed day of the plan, or so many working days after something that happened to the case.

A plan names events as `<stage>.pass` and `<stage>.pass.delivered`: an office passed the case, and the message that
told so reached the inbox. What runs from a delivery that has not happened yet waits for that message; `delivery`
starts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from zhicheng import clock, policy
from zhicheng.messages import queries as inbox
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
    """What has happened to a case, by the names plans use: passes in force, and their deliveries."""
    found: dict[str, datetime] = {}
    for decision in review.passes_in_force(application_id):
        found[f"{decision.run.stage}.pass"] = decision.at
        found.pop(f"{decision.run.stage}{DELIVERED}", None)
        message = inbox.by_key(key_of_decision(decision.pk))
        if message is not None and message.delivered_at is not None:
            found[f"{decision.run.stage}{DELIVERED}"] = message.delivered_at
    return found


def due_of_visit(due: route.Due | None, application_id: int, opened_at: datetime) -> datetime | None:
    """The first moment that is too late for a visit that opens now; None where nothing is said."""
    if due is None:
        return None
    return due_after(due, {**events_of(application_id), "opened": opened_at})


def due_of_gate(due: route.Due | None, run: StageRun, at: datetime) -> tuple[datetime | None, str]:
    """(first moment too late, key of the message it waits for) of a gate that opens now.

    On a later visit to the same stage the time runs anew from its opening: the event lies behind.
    """
    if due is None:
        return None, ""
    if run.visit > 1 and due.working_days is not None:
        return working_days_after(at, due.working_days), ""
    found = due_after(due, events_of(run.application_id))
    if found is None and due.after is not None and due.after.endswith(DELIVERED):
        stage = due.after.removesuffix(DELIVERED)
        passed = [one.pk for one in review.passes_in_force(run.application_id) if one.run.stage == stage]
        return None, key_of_decision(passed[-1]) if passed else ""
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


def last_moment(due_at: datetime) -> datetime:
    """The last moment that is still in time, for telling the day: one second before what is too late."""
    return due_at - timedelta(seconds=1)
