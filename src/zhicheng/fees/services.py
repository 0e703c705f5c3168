"""Writing charges. The caller is in a transaction, holds the application's lock and writes the trail line."""

from __future__ import annotations

from datetime import datetime

from zhicheng.standards.actor import Actor

from . import rules
from .errors import FeeRefused
from .models import Charge


def charge(*, application_id: int, run_id: int, amount_fen: int | None) -> Charge:
    """Note that a visit owes the review fee; `amount_fen` is None where the plan does not say how much."""
    made, _ = Charge.objects.get_or_create(
        run_id=run_id, kind="review", defaults={"application_id": application_id, "amount": amount_fen}
    )
    return made


def record(
    *, charge: Charge, amount_fen: int | None, receipt: str, waived: bool, note: str, actor: Actor, at: datetime
) -> None:
    """Record a charge as paid (amount in fen, receipt number) or waived (with a note). Raises `FeeRefused`."""
    receipt, note = receipt.strip(), note.strip()
    if (why := rules.why_not_record(charge, amount_fen, receipt, waived, note)) is not None:
        raise FeeRefused(why[1], field=why[0])
    charge.state = "waived" if waived else "paid"
    charge.amount = charge.amount if waived else amount_fen
    charge.receipt, charge.note = ("" if waived else receipt), note
    charge.recorded_by, charge.recorded_at = actor.as_json(), at
    charge.save(update_fields=["state", "amount", "receipt", "note", "recorded_by", "recorded_at"])
