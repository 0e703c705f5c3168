"""The rows of a dossier, locked in one fixed order: first the owners' profiles, then records by their ids.

Everything that changes a dossier takes its locks here, so that two clerks, or a clerk and the owner, never wait for
each other. What is decided upon is read after locking.
"""

from collections.abc import Iterable
from uuid import UUID

from .errors import NoSuchItem
from .models import Item, Profile


def profile(owner_id: int) -> Profile:
    """The owner's profile, locked, made on first use."""
    Profile.objects.get_or_create(owner_id=owner_id)
    return Profile.objects.select_for_update().get(owner_id=owner_id)


def profiles(owner_ids: Iterable[int]) -> dict[int, Profile]:
    """Several owners' profiles by owner, locked; owners without one are left out."""
    rows = Profile.objects.select_for_update().filter(owner_id__in=set(owner_ids)).order_by("pk")
    return {row.owner_id: row for row in rows}


def lineages(wanted: Iterable[UUID]) -> list[Item]:
    """All versions of these records, locked, oldest first."""
    return list(Item.objects.select_for_update().filter(lineage__in=set(wanted)).order_by("pk"))


def own_item(owner_id: int | None, item_id: int) -> Item:
    """One row of this owner's, with its whole lineage locked; raises `NoSuchItem`."""
    lineage = Item.objects.filter(pk=item_id, owner_id=owner_id).values_list("lineage", flat=True).first()
    if lineage is None:
        raise NoSuchItem()
    for row in lineages([lineage]):
        if row.pk == item_id and row.owner_id == owner_id:
            return row
    raise NoSuchItem()
