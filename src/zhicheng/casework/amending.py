"""Amending a plan (更正): a new version with a reason, and what happens to every application begun before.

The new version is published at once; the applications it touches are gone through by a job, one transaction each, so
that it may be stopped and goes on where it was. Everyone touched is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from django.db import transaction

from zhicheng import clock, policy
from zhicheng.applications import locks
from zhicheng.applications import queries as applications
from zhicheng.eligibility import queries as findings
from zhicheng.eligibility import services as eligibility
from zhicheng.jobs import services as jobs
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM, Actor
from zhicheng.trail import queries as trail_queries
from zhicheng.trail import services as trail

from . import amending_texts, moving, telling
from .amending_errors import ReasonMissing

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.plans.models import PublishedPlan

CARRY_OUT = "casework.amend"
LONGEST_REASON = 300
Drafts = Literal["move", "stay"]
Filed = Literal["stay", "judge_anew"]


@dataclass(frozen=True, slots=True)
class Transition:
    """The rule for what was begun under an older version.

    `drafts` that were never filed move to the new version, or stay on theirs until their owner goes on. What was
    `filed` stays with the version it was filed under; `judge_anew` also asks the engine under the new version and
    keeps that answer beside the first, for the offices to see.
    """

    drafts: Drafts = "move"
    filed: Filed = "stay"


def touched(plan_id: str) -> Sequence[Application]:
    """The open applications to a plan that were begun under a version no longer in force, oldest first."""
    return applications.begun_before(plan_id)


def amend(
    *,
    loaded: policy.LoadedPlan,
    reason: str,
    transition: Transition,
    actor: Actor,
    at: datetime,
    confirmed_by: str = "",
) -> PublishedPlan:
    """Publish a plan of a folder as the next version of the one in force, as `amend_plan` does."""
    return amend_plan(
        plan=loaded.plan, reason=reason, transition=transition, actor=actor, at=at, confirmed_by=confirmed_by
    )


def amend_plan(
    *,
    plan: policy.Plan,
    reason: str,
    transition: Transition,
    actor: Actor,
    at: datetime,
    confirmed_by: str = "",
) -> PublishedPlan:
    """Publish a new version of a plan that is in force already, and have its applications gone through.

    The same content as the version in force changes nothing and gives that row back. Raises `ReasonMissing` where
    the reason is empty or longer than 300 characters, else what `plans.publish_plan` raises.
    """
    words = reason.strip()
    if not words or len(words) > LONGEST_REASON:
        raise ReasonMissing(field="reason")
    before = plans.by_plan_id(plan.id)
    rule = {"drafts": transition.drafts, "filed": transition.filed}
    with transaction.atomic():
        made = plan_services.publish_plan(
            plan=plan, actor=actor, at=at, reason=words, transition=rule, confirmed_by=confirmed_by
        )
        if before is not None and made.pk != before.pk:
            jobs.enqueue(CARRY_OUT, key=f"{CARRY_OUT}:{made.pk}", plan_pk=made.pk)
    return made


@jobs.handler(CARRY_OUT)
def carry_out(*, plan_pk: int) -> None:
    """The job: every touched application in a transaction of its own. Run twice, it does nothing twice."""
    plan = plans.get(plan_pk)
    for application in touched(plan.plan_id):
        _apply(application.pk, plan, clock.now())


def _apply(application_id: int, plan: PublishedPlan, at: datetime) -> None:
    """One application under the new version's rule; one that moved on meanwhile is left alone."""
    with transaction.atomic():
        application = locks.lock(application_id)
        if application.plan_id == plan.pk or trail_says(application, plan):
            return
        was = plans.get(application.plan_id)
        how = _treat(application, plan, at)
        trail.record(
            subject=f"application:{application.pk}",
            act="application.plan_amended",
            actor=SYSTEM,
            at=at,
            data={"plan": plan.plan_id, "from": was.version, "to": plan.version, "how": how, "reason": plan.reason},
        )
        text = amending_texts.amended(plan.name, plan.reason, how)
        key = f"application:{application.pk}:amended:{plan.pk}"
        telling.applicant(application, kind="application.plan_amended", text=text, key=key, at=at)


def trail_says(application: Application, plan: PublishedPlan) -> bool:
    """Whether this amendment was applied to this application before."""
    lines = trail_queries.lines_of(f"application:{application.pk}")
    return any(line.act == "application.plan_amended" and line.data["to"] == plan.version for line in lines)


def _treat(application: Application, plan: PublishedPlan, at: datetime) -> str:
    rule = Transition(cast(Drafts, plan.transition["drafts"]), cast(Filed, plan.transition["filed"]))
    if application.revision_number == 0:
        if rule.drafts == "stay" or application.status != "draft":
            return "stays"
        moving.move(application=application, plan=plan, actor=SYSTEM, at=at)
        return "moved"
    if rule.filed == "stay":
        return "stays_filed"
    before = findings.at_submission(application.pk, application.revision_number)
    if before is None:
        return "stays_filed"
    outcome = policy.evaluate(plans.plan_of(plan.pk), before.facts)
    eligibility.store(
        application=application,
        revision_number=application.revision_number,
        moment=f"amendment:{plan.version}",
        outcome=outcome,
        facts=before.facts,
        at=at,
        plan_pk=plan.pk,
    )
    return "judged_alike" if outcome.verdict == before.outcome["verdict"] else "judged_otherwise"
