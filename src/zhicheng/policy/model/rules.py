"""The small frozen values around a plan's rules: readings, quotas, windows, lists, notes, accepted lint findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhicheng.policy.model.parts import Clause


@dataclass(frozen=True, slots=True)
class ReadingOption:
    """One way of reading a clause, and what it changes in the plan."""

    id: str
    says: str
    patch: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause leaves open: the question, the option chosen and why. The organiser confirms on publishing."""

    id: str
    asks: str
    clause: Clause
    chosen: str
    why: str
    decided_by: str | None
    options: tuple[ReadingOption, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """At most so many people of one `per` (employer) on a path; the number depends on the value of `by`."""

    id: str
    path: str
    per: tuple[str, ...]
    by: str | None
    at_most: Mapping[str, int]
    both: str
    counted_at: str | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class Window:
    """A span with both days in it."""

    id: str
    start: date
    end: date
    clause: Clause
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list; no levels: the notice does not say any."""

    code: str
    name: str
    levels: tuple[str, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class ListRule:
    """A list of the notice (荣誉项目清单)."""

    id: str
    name: str
    clause: Clause
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the notice says (or leaves unsaid) that rules nothing by itself but must be shown or known."""

    id: str
    text: str
    clause: Clause
    show: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A lint finding that stands, and why."""

    code: str
    at: str
    why: str
