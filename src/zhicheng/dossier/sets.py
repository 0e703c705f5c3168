"""Reading the dossiers of many people at once, in a fixed number of queries: what the engine is told of each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from zhicheng import kinds
from zhicheng.kinds import dates

from . import rules
from .models import CompleteSection, Item, Profile
from .values import judged


@dataclass(slots=True)
class Dossier:
    """One person's records as they count: `items` (id, lineage, kind, data), kinds told in full, and the employer."""

    employer: Any = None
    items: list[Item] = field(default_factory=list)
    complete: set[str] = field(default_factory=set)


def dossiers_of(user_ids: Collection[int], *, approved: bool, today: date) -> dict[int, Dossier]:
    """For each of these people her dossier as approved, or as declared (of each record the newest version).

    A kind is told in full where she said so; as approved, only when besides nothing of it still waits for its first
    approval. Declared values are clean ones; what does not read is left out. For reading: never save these rows.
    """
    found = {user_id: Dossier() for user_id in user_ids}
    employers = Profile.objects.select_related("employer__department").filter(owner_id__in=found)
    for profile in employers:
        found[profile.owner_id].employer = profile.employer
    for owner_id, kind in CompleteSection.objects.filter(owner_id__in=found).values_list("owner_id", "kind"):
        found[owner_id].complete.add(kind)
    by_record: dict[UUID, list[Item]] = defaultdict(list)
    for item in Item.objects.filter(owner_id__in=found, state__in=rules.CURRENT).order_by("pk"):
        by_record[item.lineage].append(item)
    for rows in by_record.values():
        _add(found[rows[0].owner_id], rows, approved)
    if not approved:
        for dossier in found.values():
            _clean(dossier, today)
    return found


def _add(dossier: Dossier, rows: list[Item], approved: bool) -> None:
    in_force = next((row for row in rows if row.state == Item.State.APPROVED), None)
    if not approved:
        dossier.items.append(next((row for row in rows if row.state in rules.OPEN), rows[0]))
    elif in_force is not None:
        dossier.items.append(in_force)
    else:
        dossier.complete.discard(rows[0].kind)


def _clean(dossier: Dossier, today: date) -> None:
    """Drafts and returned records as the clean values they hold."""
    basics: dict[str, Any] = next((item.data for item in dossier.items if item.kind == "basics"), {})
    day = dates.read(str(basics.get("born") or ""))
    born = dates.earliest(day) if day and dates.is_whole(day) else None
    for item in dossier.items:
        if item.state in rules.EDITABLE:
            item.data, _ = judged(kinds.get(item.kind), item.data, today=today, born=born)
