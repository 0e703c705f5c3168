"""What the form of one record does when it is sent: keep what was typed, take the files, then act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhicheng.standards.actor import Actor

from ..errors import EmployerMissing, NotReady
from ..models import Item
from .drafting import save_item
from .evidence import add_files, remove_evidence
from .sending import submit_items


@dataclass(frozen=True, slots=True)
class Filled:
    """The row as it is now; for each upload None or why it was refused; why the record was not sent (None: it was,
    or that was not asked)."""

    item: Item
    refused: tuple[str | None, ...] = ()
    unsent: NotReady | EmployerMissing | None = None


def fill_in(
    *,
    actor: Actor,
    kind: str,
    data: Mapping[str, Any],
    lineage: UUID,
    expected_version: int | None,
    uploads: Iterable[tuple[str, bytes]] = (),
    remove: int | None = None,
    submit: bool = False,
    at: datetime,
) -> Filled:
    """Keep one record as typed with its uploads; then take a file away (`remove`), or send it (`submit`).

    Each step stands for itself: what was typed is kept whatever happens to the files, and where one file is refused,
    or something is to be mended before sending, nothing more is done. Raises what `save_item` raises.
    """
    item = save_item(actor=actor, kind=kind, data=data, lineage=lineage, expected_version=expected_version, at=at)
    item_id, refused = add_files(actor=actor, item_id=item.pk, uploads=uploads, at=at)
    unsent: NotReady | EmployerMissing | None = None
    if not any(refused):
        if remove is not None:
            item_id = remove_evidence(actor=actor, item_id=item_id, evidence_id=remove, at=at).pk
        elif submit:
            try:
                submit_items(actor=actor, item_ids=[item_id], at=at)
            except (NotReady, EmployerMissing) as why:
                unsent = why
    return Filled(Item.objects.get(pk=item_id), refused, unsent)
