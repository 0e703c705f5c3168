"""An office's passes that still stand: of cases on their way or got through, not come back to it since."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, QuerySet

from .models import Decision, StageRun

STATUSES = ("in_review", "in_committee", "recommended")


def passes(organisation_id: int, kind: str, plan_id: str = "") -> QuerySet[Decision]:
    """An office's passes of cases that are still on their way or got through, oldest first, one a case and stage."""
    visits = StageRun.objects.filter(application=OuterRef("run__application"), stage=OuterRef("run__stage"))
    newest = ~Exists(visits.filter(pk__gt=OuterRef("run")))
    found = Decision.objects.filter(newest, verdict="pass", taken_back_at=None, run__kind=kind)
    found = found.filter(run__organisation=organisation_id, run__application__status__in=STATUSES)
    found = found.filter(run__application__plan__plan_id=plan_id) if plan_id else found
    joined = found.select_related(*(f"run__application__{one}" for one in ("applicant", "employer", "plan")))
    return joined.defer("run__application__plan__document").order_by("id")


def counts(organisation_id: int, kind: str) -> Sequence[tuple[int, str, int]]:
    """(plan version, stage, how many) of an office's standing passes, newest version first. One query."""
    found = passes(organisation_id, kind).order_by("-run__application__plan", "run__stage")
    return list(found.values_list("run__application__plan", "run__stage").annotate(Count("pk")))
