"""Asking the engine about people, and keeping its answers as they stood when they counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.plans import queries as plans
from zhicheng.trail.services import canonical, sha256

from .gathering import facts_of, facts_of_people
from .models import StoredFindings

if TYPE_CHECKING:
    from zhicheng.applications.models import Application

__all__ = ["FORMAT", "facts_of", "facts_of_people", "outcome_for", "outcomes_for_people", "store"]

FORMAT = 1


def outcome_for(
    *,
    user_id: int,
    plan_pk: int,
    approved_only: bool,
    application: Application | None = None,
    today: date,
) -> policy.Outcome:
    """How one person stands under a published plan: by what she declares, or by what is approved."""
    facts = facts_of(user_id=user_id, approved_only=approved_only, application=application, today=today)
    return policy.evaluate(plans.plan_of(plan_pk), facts)


def outcomes_for_people(
    *, user_ids: list[int], plan_pk: int, approved_only: bool, today: date
) -> dict[int, policy.Outcome]:
    """How each of these people stands under a plan; the number of queries does not grow with them."""
    plan = plans.plan_of(plan_pk)
    facts = facts_of_people(user_ids=user_ids, approved_only=approved_only, today=today)
    return {user_id: policy.evaluate(plan, told) for user_id, told in facts.items()}


def store(
    *,
    application: Application,
    revision_number: int,
    moment: str,
    outcome: policy.Outcome,
    facts: dict[str, Any],
    at: datetime,
    plan_pk: int | None = None,
) -> StoredFindings:
    """Keep an answer with the facts and the digests of all it rests on, so that an auditor can compute it again.

    `moment` is "submission", "decision:<id>" or "amendment:<version>". `plan_pk`: the version it was asked under,
    where that is not the application's own.
    """
    published = plans.get(plan_pk or application.plan_id)
    return StoredFindings.objects.create(
        application=application,
        revision_number=revision_number,
        moment=moment,
        outcome=outcome.as_json(),
        facts=facts,
        inputs={
            "plan_pk": published.pk,
            "plan": published.digest,
            "plan_version": published.version,
            "facts": sha256(canonical(facts)),
            **published.inputs,
        },
        format=FORMAT,
        at=at,
    )
