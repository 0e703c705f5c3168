"""Reading receipts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .models import Receipt


def newest(run_id: int) -> Receipt | None:
    """The receipt of a visit that holds: the newest."""
    return Receipt.objects.filter(run_id=run_id).order_by("-id").first()


def receipts_of(run_id: int) -> Sequence[Receipt]:
    """Every receipt of a visit, oldest first; each corrects or adds to the one before."""
    return list(Receipt.objects.filter(run_id=run_id).order_by("id"))


def newest_of_runs(run_ids: Iterable[int]) -> dict[int, Receipt]:
    """visit → the receipt that holds, for lists."""
    return {receipt.run_id: receipt for receipt in Receipt.objects.filter(run_id__in=list(run_ids)).order_by("id")}
