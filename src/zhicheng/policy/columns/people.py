"""Many people's facts as columns: single values a row each, and the records of a kind laid out one after another."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zhicheng.policy.columns.column import Column, nothing, read_column
from zhicheng.policy.columns.days import Days
from zhicheng.policy.columns.kleene import Flags, Ints, Kleene, constant, flags
from zhicheng.policy.verdict import Verdict

T = TypeVar("T")


class People:
    """One record batch of people. What was worked out for one condition is kept for the next.

    `asked` has the way to every column that was looked at (`works`, `records`, `from`).
    """

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.batch = batch
        self.count: int = batch.num_rows
        self.asked: set[tuple[str, ...]] = set()
        self.verdicts: dict[int, Kleene] = {}
        self._kept: dict[Hashable, Any] = {}

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made once for each key."""
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def value(self, group: str, *path: str) -> Column:
        """One value of everyone (`person`, `in_service`), or `today`."""
        return self.keep((group, *path), lambda: self._value(group, path))

    def _value(self, group: str, path: tuple[str, ...]) -> Column:
        self.asked.add((group, *path))
        array = _child(self.batch, group)
        for code in path:
            array = _field(array, code)
        return read_column(array) if array is not None else nothing(self.count)

    def facts(self, row: int) -> dict[str, Any]:
        """The facts of one person, as a batch holds them."""
        found: dict[str, Any] = self.batch.slice(row, 1).to_pylist()[0]
        return found

    def total(self, key: str) -> Column:
        """A total that was asserted in place of its parts, as text."""
        return self.value("totals", key)

    def records(self, key: str) -> Records:
        """The records under a key of the facts (`degrees`)."""
        return self.keep(("records", key), lambda: Records(self.batch, key, self.asked))


class Records:
    """The records of one kind of all people; `owner` tells whose each is. `given` and `complete` are of the people."""

    def __init__(self, batch: pa.RecordBatch, key: str, asked: set[tuple[str, ...]]) -> None:
        self.key = key
        self._asked = asked  # not the people themselves: a ring of references would keep every batch in memory
        asked.add((key, "complete"))
        whole = _child(batch, key)
        lists = _field(whole, "records")
        self._rows = pc.list_flatten(lists) if lists is not None else None
        self.given: Flags = _flags(whole.is_valid()) if whole is not None else flags(batch.num_rows)
        complete = _field(whole, "complete")
        self.complete: Flags = _flags(complete) if complete is not None else flags(batch.num_rows)
        lengths = _lengths(lists) if lists is not None else np.zeros(batch.num_rows, dtype=np.int64)
        self.owner: Ints = np.repeat(np.arange(batch.num_rows), lengths)
        self._columns: dict[str, Column] = {}

    def __len__(self) -> int:
        return len(self.owner)

    def field(self, code: str) -> Column:
        """One field of every record."""
        if code not in self._columns:
            self._asked.add((self.key, "records", code))
            array = _field(self._rows, code)
            self._columns[code] = read_column(array) if array is not None else nothing(len(self))
        return self._columns[code]

    def days(self, code: str) -> Days:
        """A date field of every record."""
        return self.field(code).days


@dataclass(frozen=True, slots=True)
class Bound:
    """Records that are bound, one a row: `at` are their places among all records of the kind, in order."""

    records: Records
    at: Ints

    @property
    def count(self) -> int:
        return len(self.at)

    @property
    def owner(self) -> Ints:
        """Whose each is."""
        return self.records.owner if self._every else self.records.owner.take(self.at)

    @property
    def _every(self) -> bool:
        return len(self.at) == len(self.records)

    def field(self, code: str) -> Column:
        return self.records.field(code) if self._every else self.records.field(code).take(self.at)

    def days(self, code: str) -> Days:
        return self.records.days(code).take(self.at)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a condition is asked of: people, or the records that are bound. `owner` is whose each row is."""

    count: int
    owner: Ints | None

    def spread(self, verdicts: Kleene) -> Kleene:
        """The verdicts of people, for each row."""
        return verdicts if self.owner is None else verdicts.take(self.owner)

    def of(self, array: Any) -> Any:
        """An array of people, for each row."""
        return array if self.owner is None else array.take(self.owner)

    def pairs(self, owner: Ints, people: int) -> tuple[Ints, Ints]:
        """Each row beside each of its owner's things: (row, place of the thing). `owner` of the things is in order."""
        if self.owner is None:
            return owner, np.arange(len(owner))
        held = np.bincount(owner, minlength=people)
        many = held.take(self.owner)
        first = (np.cumsum(held) - held).take(self.owner)
        row = np.repeat(np.arange(self.count), many)
        within = np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many)
        return row, np.repeat(first, many) + within


def rows_of(people: People, bound: Bound | None) -> Rows:
    """The rows that a condition answers for."""
    return Rows(people.count, None) if bound is None else Rows(bound.count, bound.owner)


def _child(batch: pa.RecordBatch, name: str) -> Any:
    place = batch.schema.get_field_index(name)
    return batch.column(place) if place >= 0 and not pa.types.is_null(batch.schema.field(place).type) else None


def _field(array: Any, name: str) -> Any:
    """A field of a struct, null where the struct is; None where there is no such field."""
    if array is None or not pa.types.is_struct(array.type) or array.type.get_field_index(name) < 0:
        return None
    return pc.struct_field(array, [array.type.get_field_index(name)])


def _flags(array: Any) -> Flags:
    found: Flags = pc.fill_null(array, False).to_numpy(zero_copy_only=False)
    return found


def _lengths(lists: Any) -> Ints:
    found: Ints = pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False)
    return found


def everyone(verdict: Verdict, people: People, bound: Bound | None) -> Kleene:
    """The same verdict for whomever."""
    return constant(verdict, rows_of(people, bound).count)
