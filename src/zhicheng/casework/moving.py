"""A draft that was never filed goes along with its plan: it moves to the version in force (评审计划有了新版本)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng.applications import services as applications
from zhicheng.organisations import queries as organisations
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from . import stages

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.plans.models import PublishedPlan


def move(*, application: Application, plan: PublishedPlan, actor: Actor, at: datetime) -> None:
    """Move a locked draft that was never filed to a newer version of its plan; her turn begins anew with its time.

    What still fits the form is kept, the commitment must be signed again. The caller is in a transaction.
    """
    was = plans.get(application.plan_id)
    applications.move_to_plan(application=application, plan=plan, committee_id=committee_id(plan), at=at)
    run = review_queries.open_run(application.pk)
    if run is not None:
        review.close_run(run=run, outcome="taken_back", at=at)
    stages.open_stage(application=application, stage_id=stages.APPLICANT, revision_number=0, at=at)
    trail.record(
        subject=f"application:{application.pk}",
        act="application.moved_to_plan",
        actor=actor,
        at=at,
        data={"plan": plan.plan_id, "from": was.version, "to": plan.version, "digest": plan.digest},
    )


def committee_id(plan: PublishedPlan) -> int | None:
    """The committee of the plan in the register; None where the plan names none or the register knows none."""
    committee = plans.plan_of(plan.pk).committee
    found = organisations.committees([committee.code]) if committee else []
    return found[0].pk if found else None
