"""Reading the register of bans."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .models import Ban


def of_people(user_ids: Collection[int]) -> dict[int, list[Ban]]:
    """The bans of these people, in force or past, but for those lifted; everyone has a list. One query."""
    found: dict[int, list[Ban]] = {user_id: [] for user_id in user_ids}
    for ban in Ban.objects.filter(person_id__in=user_ids, lifted_at=None).order_by("starts_on", "pk"):
        found[ban.person_id].append(ban)
    return found


def all_of(person_id: int) -> Sequence[Ban]:
    """Everything the register holds of a person, lifted bans too, oldest first."""
    return list(Ban.objects.filter(person_id=person_id).order_by("starts_on", "pk"))
