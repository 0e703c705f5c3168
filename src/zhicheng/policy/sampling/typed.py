"""What a made-up person can bring about by herself: what she types into her dossier, by the day she files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhicheng import kinds
from zhicheng.kinds import Kind
from zhicheng.policy.dates import read_partial
from zhicheng.policy.examples import Made


def forget_what_others_say(facts: dict[str, Any]) -> None:
    """Takes out what offices say later: attestations, verified scores."""
    facts.pop("attested", None)
    facts["scores"] = {sheet: {"self": one.get("self")} for sheet, one in (facts.get("scores") or {}).items()}


def rests_on_others(way: Made) -> bool:
    """Whether something in it is what an office says later."""
    scores = (way.facts.get("scores") or {}).values()
    return "attested" in way.facts or any(one.get("verified") is not None for one in scores)


def can_be_typed(way: Made, today: date) -> bool:
    """Whether nothing rests on what the platform keeps, no record lacks a field that a form asks for (an open end is
    none), and none speaks of a day that is still to come."""
    if any(_rows(way, kind) for kind in kinds.of_platform()):
        return False
    rows = [(kind, row) for kind in kinds.all() for row in _rows(way, kind)]
    return not any(_lacks(kind, row) or _to_come(kind, row, today) for kind, row in rows)


def _rows(way: Made, kind: Kind) -> list[Mapping[str, Any]]:
    return list((way.facts.get(kind.facts_key) or {}).get("records", ()))


def _lacks(kind: Kind, row: Mapping[str, Any]) -> bool:
    return any(value is None and kind.field(code).required for code, value in row.items() if code != "id")


def _to_come(kind: Kind, row: Mapping[str, Any], today: date) -> bool:
    days = [(one, read_partial(row.get(one.code))) for one in kind.fields if one.type in ("date", "partial_date")]
    return any(known is not None and known[0] > today and not one.future for one, known in days)
