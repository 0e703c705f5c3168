"""What was asked of a list: the filter, and the ticked cases as pairs of application and the version shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from zhicheng.review import queries
from zhicheng.standards.actor import Actor

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun

MOST_AT_ONCE = 500
STEPS = ("decide", "to_publicise", "publicising", "to_report")


def choices(query: QueryDict) -> list[tuple[int, int]]:
    """The ticked cases, written as `id:version`; what is not such a pair is left out."""
    found = []
    for text in query.getlist("case")[:MOST_AT_ONCE]:
        number, _, version = text.partition(":")
        if number.isdecimal() and version.isdecimal() and len(text) < 30:
            found.append((int(number), int(version)))
    return list(dict(found).items())


def runs_of(actor: Actor, chosen: list[tuple[int, int]]) -> list[StageRun]:
    """The open visits of these cases at the actor's employer, in the order of its list; others are left out."""
    wanted = [number for number, _ in chosen]
    return list(queries.waiting(actor.organisation_id or 0).filter(application_id__in=wanted))


def wanted(query: QueryDict) -> dict[str, Any]:
    """The filter a list was asked with: step, plan and words."""
    step = query.get("step", "")
    return {
        "step": step if step in STEPS else None,
        "plan_id": query.get("plan", "")[:120],
        "text": query.get("q", "")[:60],
    }
