"""What was ticked in a list: pairs of application and the version that was shown."""

from typing import TYPE_CHECKING

from django.http import QueryDict

from zhicheng.review import queries
from zhicheng.standards.actor import Actor

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun

MOST_AT_ONCE = 500


def choices(query: QueryDict) -> list[tuple[int, int]]:
    """The ticked cases, written as `id:version`; what is not such a pair is left out."""
    found = []
    for text in query.getlist("case")[:MOST_AT_ONCE]:
        number, _, version = text.partition(":")
        if number.isdecimal() and version.isdecimal() and len(text) < 30:
            found.append((int(number), int(version)))
    return list(dict.fromkeys(found))


def runs_of(actor: Actor, chosen: list[tuple[int, int]]) -> "list[StageRun]":
    """The open visits of these cases at the actor's office, in the order of its list; others are left out."""
    wanted = {number for number, _ in chosen}
    return list(queries.waiting(actor.organisation_id or 0).filter(application_id__in=wanted))
