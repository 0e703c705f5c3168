"""What the engine is told of one person: plain data, read without surprises.

An absent key and a null are unknown. A list is “none” only where it is complete. A condition sees the facts through a
`View`, in which one record may be bound (`it`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Record = Mapping[str, Any]


class Records(NamedTuple):
    """The records of one kind; `given` is False where the facts say nothing of the kind at all."""

    rows: Sequence[Record]
    complete: bool
    given: bool


NOTHING = Records((), False, False)
_EMPTY = {complete: Records((), complete, True) for complete in (False, True)}


class Facts:
    """The facts of one person."""

    __slots__ = ("_lists", "raw")

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self._lists: dict[str, Records] = {}

    def choosing(self, path: str, method: str | None) -> Facts:
        """The same person, had she chosen this path (and its method, where she has chosen none)."""
        told = self.group("application")
        made = Facts({**self.raw, "application": {**told, "path": path, "method": told.get("method") or method}})
        made._lists = self._lists
        return made

    def group(self, name: str) -> Record:
        """The values of a group (`person`, `employer`), empty where the facts say nothing of it."""
        return self.raw.get(name) or {}

    def value(self, group: str, key: str) -> Any:
        """One value (`person`, `in_service`); None is unknown."""
        found = self.raw.get(group)
        return found.get(key) if found is not None else None

    def records(self, key: str) -> Records:
        """The records under a key of the facts (`degrees`)."""
        known = self._lists.get(key)
        if known is None:
            known = self._lists[key] = _records(self.raw.get(key))
        return known

    def total(self, key: str) -> Any:
        """A total that was asserted in place of its parts; None where none was."""
        found = self.raw.get("totals")
        return found.get(key) if found is not None else None


def _records(value: Any) -> Records:
    if value is None:
        return NOTHING
    if isinstance(value, dict) or isinstance(value, Mapping):  # noqa: SIM101  (a plain dict is told at once)
        rows, complete = value.get("records"), value.get("complete") is True
        return Records(rows, complete, True) if rows else _EMPTY[complete]
    return Records(value, False, True)


class View:
    """Facts, with the record that is bound (or none)."""

    __slots__ = ("facts", "it")

    def __init__(self, facts: Facts, it: Record | None = None) -> None:
        self.facts = facts
        self.it = it

    def bind(self, record: Record) -> View:
        return View(self.facts, record)


def record_ids(rows: Sequence[Record]) -> tuple[str, ...]:
    """The ids of records, those without one left out."""
    return tuple(str(row["id"]) for row in rows if row.get("id"))
