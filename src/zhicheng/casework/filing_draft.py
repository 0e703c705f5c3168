"""The applicant's draft with everything its pages show: the engine's answer, six steps, what is missing, until when.

One call for the pages of 申报; nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import clock, policy
from zhicheng.applications import queries as applications
from zhicheng.applications import rules as application_rules
from zhicheng.applications.computed import computed
from zhicheng.eligibility import services as eligibility
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review
from zhicheng.standards.actor import Actor

from . import filing_rules

if TYPE_CHECKING:
    from zhicheng.applications.models import Application


@dataclass(frozen=True, slots=True)
class Filing:
    """A draft as its applicant sees it.

    `draft` holds photo, commitment, chosen items, slots and form; `outcome` and `facts` are over what is approved;
    `computed` are the years, appraisals and hours with their working; `problems` is everything to mend before
    submitting; `why_not` says why she cannot submit now whatever she mends (None: she can); `due_at` is the first
    moment that is too late.
    """

    application: Application
    draft: application_rules.Draft
    outcome: policy.Outcome
    facts: Mapping[str, Any]
    computed: Mapping[str, Any]
    steps: tuple[applications.Step, ...]
    problems: tuple[application_rules.Problem, ...]
    why_not: str | None
    due_at: datetime | None


def filing_of(*, actor: Actor, application_id: int, at: datetime) -> Filing:
    """Everything the six steps show of the actor's own application; raises `ApplicationUnknown`."""
    application = applications.own(actor, application_id)
    facts, outcome = judged(application, at)
    draft = applications.draft(application, outcome)
    run = review.open_run(application.pk)
    return Filing(
        application=application,
        draft=draft,
        outcome=outcome,
        facts=facts,
        computed=computed(draft.plan, outcome, facts),
        steps=tuple(applications.steps(draft)),
        problems=tuple(application_rules.problems(draft)),
        why_not=filing_rules.why_not_submit(application, plans.get(application.plan_id), run, at),
        due_at=run.due_at if run is not None and run.kind == "applicant" else None,
    )


def judged(application: Application, at: datetime) -> tuple[dict[str, Any], policy.Outcome]:
    """The facts that are approved for this application, and the engine's answer over them."""
    facts = eligibility.facts_of(
        user_id=application.applicant_id, approved_only=True, application=application, today=clock.today(at)
    )
    return facts, policy.evaluate(plans.plan_of(application.plan_id), facts)
