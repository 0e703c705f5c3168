"""From a test as a plan writes it to the test itself (`matching`). What is read here has passed `form.matches`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.matching import FAR, LONG_AGO, Between, Equals, InPlace, Match, OneOf, SameText, Within


def read_match(spec: Any, field: Field) -> Match:
    """The test a checked `spec` means for a field."""
    if field.type == "choice":
        if isinstance(spec, dict):
            if "from" in spec:
                found = fields.at_or_above(field, spec["from"])
                if "to" in spec:
                    found &= fields.at_or_below(field, spec["to"])
                return OneOf(_in_order(field, found), lowest=spec["from"] if "to" not in spec else None)
            return OneOf(_in_order(field, fields.at_or_below(field, spec["to"])), highest=spec["to"])
        return OneOf(tuple(spec) if isinstance(spec, list) else (spec,))
    if field.type in ("date", "partial_date"):
        return _read_dates(spec)
    if isinstance(spec, dict) and field.table == fields.REGIONS:
        return InPlace(spec["within"])
    if isinstance(spec, dict):
        strict = bool({"above", "below"} & set(spec))
        return Within(spec.get("above", spec.get("from")), spec.get("below", spec.get("to")), strict)
    if field.type in ("text", "long_text"):
        return SameText(tuple(spec) if isinstance(spec, list) else (spec,))
    if isinstance(spec, list):
        return OneOf(tuple(spec))
    return Equals(spec)


def _in_order(field: Field, found: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code, _ in field.choices if code in found)


def _read_dates(spec: dict[str, str]) -> Between:
    first, last = LONG_AGO, FAR
    if "from" in spec:
        first = date.fromisoformat(spec["from"])
    if "after" in spec:
        first = date.fromisoformat(spec["after"]) + timedelta(days=1)
    if "to" in spec:
        last = date.fromisoformat(spec["to"])
    if "before" in spec:
        last = date.fromisoformat(spec["before"]) - timedelta(days=1)
    return Between(first, last)
