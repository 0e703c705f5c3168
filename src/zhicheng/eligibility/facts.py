"""Facts: what the engine is told of one person, as one plain dict.

Owns the shape only; where the parts come from is `gathering`. Absent keys and nulls are unknown; a list means “none”
only where it is complete; dates known to the month stay a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zhicheng import kinds

NOT_TOLD = frozenset({"phone", "email", "address"})
"""Fields of 个人基本信息 that no condition can ask for, so the engine is not told them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One record as it is told: the item's id, its kind, its clean values."""

    item_id: int
    kind: str
    data: Mapping[str, Any]


def facts_from(
    *,
    identity_kind: str,
    employer: Mapping[str, str] | None,
    records: Iterable[Told],
    complete: Iterable[str],
) -> dict[str, Any]:
    """The facts of one person.

    `complete` are the codes of the kinds that are told in full. The birth date is the one in 个人基本信息, which the
    employer has checked: the identity number stays sealed.
    """
    told = set(complete)
    by_kind: dict[str, list[dict[str, Any]]] = {kind.code: [] for kind in kinds.all() if not kind.singleton}
    person: dict[str, Any] = {"identity": identity_kind}
    for record in records:
        if record.kind in by_kind:
            by_kind[record.kind].append({"id": f"item:{record.item_id}", **record.data})
        else:
            person |= {code: value for code, value in record.data.items() if code not in NOT_TOLD}
    facts: dict[str, Any] = {"person": person}
    if employer is not None:
        facts["employer"] = dict(employer)
    for code, rows in by_kind.items():
        rows.sort(key=lambda row: int(row["id"].removeprefix("item:")))
        facts[kinds.get(code).facts_key] = {"complete": code in told, "records": rows}
    return facts
