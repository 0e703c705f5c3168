"""Reading stored findings, and computing them again from what was stored beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from zhicheng import policy
from zhicheng.plans import queries as plans
from zhicheng.trail.services import canonical, sha256

from .models import StoredFindings


def stored(application_id: int) -> Sequence[StoredFindings]:
    """Everything stored about an application, oldest first."""
    return list(StoredFindings.objects.filter(application_id=application_id).order_by("at", "pk"))


def at_submission(application_id: int, revision_number: int) -> StoredFindings | None:
    """The findings of the moment at which a revision was submitted."""
    rows = StoredFindings.objects.filter(application_id=application_id, revision_number=revision_number)
    return rows.filter(moment="submission").order_by("-pk").first()


def at_submissions(application_ids: Collection[int]) -> dict[int, StoredFindings]:
    """application → the findings of its newest submission. One query, however many."""
    found = StoredFindings.objects.filter(application_id__in=application_ids, moment="submission").order_by("pk")
    return {one.application_id: one for one in found}


def recomputed(findings: StoredFindings) -> dict[str, Any]:
    """The answer computed again from the stored facts and the published plan, as `Outcome.as_json()`.

    Equal to `findings.outcome` as long as the engine speaks the same; `inputs` tells what changed where it differs.
    """
    plan = plans.plan_of(findings.inputs["plan_pk"])
    return policy.evaluate(plan, findings.facts).as_json()


def facts_are_whole(findings: StoredFindings) -> bool:
    """Whether the stored facts still have the digest that was stored beside them."""
    return bool(findings.inputs["facts"] == sha256(canonical(findings.facts)))
