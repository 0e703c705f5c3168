"""Reading charges."""

from __future__ import annotations

from collections.abc import Iterable

from .models import Charge


def charge_of(run_id: int) -> Charge | None:
    """The review fee of one visit."""
    return Charge.objects.filter(run_id=run_id, kind="review").first()


def charges_of_runs(run_ids: Iterable[int]) -> dict[int, Charge]:
    """visit → its review fee, for lists."""
    return {charge.run_id: charge for charge in Charge.objects.filter(run_id__in=list(run_ids), kind="review")}
