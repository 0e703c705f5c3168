"""Writing receipts of paper. The caller is in a transaction, holds the application's lock, writes the trail line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from zhicheng.standards.actor import Actor

from . import rules
from .errors import PaperRefused
from .models import Receipt


def receive(
    *,
    application_id: int,
    run_id: int,
    received: Mapping[str, int],
    wanted: Mapping[str, int],
    note: str,
    actor: Actor,
    at: datetime,
) -> Receipt:
    """Append what is here now: paper id → copies in all. `wanted` says what the plan asks for.

    Papers not named count as none. The receipt before it is kept and pointed at; fewer copies than it says need a
    note why. Raises `PaperRefused`.
    """
    counted = {paper: received.get(paper, 0) for paper in wanted}
    before = Receipt.objects.filter(run_id=run_id).order_by("-id").first()
    held = before.received if before is not None else None
    if (why := rules.why_not_count(received, wanted, note.strip(), held)) is not None:
        raise PaperRefused(why[1], field=why[0])
    return Receipt.objects.create(
        application_id=application_id,
        run_id=run_id,
        received=counted,
        complete=rules.complete(counted, wanted),
        corrects=before,
        note=note.strip(),
        actor=actor.as_json(),
        at=at,
    )
