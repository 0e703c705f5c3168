"""The small frozen values around filing: annexes, other names, the menu, scoring sheets, which records to choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhicheng.policy.model.parts import Clause

if TYPE_CHECKING:
    from zhicheng.policy.tree import Node


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of the notice: the clause where it begins, None where it is not at hand."""

    id: str
    name: str
    at: str | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name the notice uses for the same thing."""

    title: str
    means: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Menu:
    """Under which menu of the platform the plan stands."""

    name: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One line of a scoring sheet, with the most points it gives; `note` says how they are given, empty: nothing."""

    code: str
    name: str
    max: float
    clause: Clause
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Lines that together give at most `max` points."""

    code: str
    name: str
    max: float
    items: tuple[SheetItem, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """评分表. `paths` are those whose people fill it in; empty: everybody. `verified_by` is a stage id, None: nobody.

    `sample` marks lines of our own (示例) that an office replaces by the official ones. `standard` is the document
    by which one scores, empty where not said; `evidence`: a line without proof gives no points.
    """

    id: str
    name: str
    full: int
    paths: tuple[str, ...]
    verified_by: str | None
    groups: tuple[SheetGroup, ...]
    sample: bool
    clause: Clause
    standard: str = ""
    evidence: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SelectionWindow:
    """When a record must have been earned: since the current title (`since_title`), or from `start` to `end`.

    With both, either is enough (任现职以来或近五年). Both days are in.
    """

    id: str
    since_title: bool
    start: date | None
    end: date | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class Selection:
    """选择相关业绩: from when records count, the least level they need (a tree), and what is asked besides."""

    window: SelectionWindow | None
    level: Node | None
    says: str
    proof: str
    clause: Clause
