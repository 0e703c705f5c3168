"""A plan as the rooms use it: frozen values, each with the clause it comes from.

Made by `build` from the document as written; nothing here reads a file. Trees of conditions are `tree.Node`.
A value that the notice does not give is None, and the fact that it is not said stands in `unsaid`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zhicheng.policy.notice import Notice
from zhicheng.policy.plan_parts import (
    AttachmentRule,
    Basis,
    Clause,
    Commitment,
    CommitteeRef,
    Contact,
    Fee,
    Item,
    Link,
    Message,
    Method,
    PaperRule,
    Party,
    Path,
    PhotoRule,
    PlanDate,
    Sanction,
    Source,
    Specialty,
    TextRule,
    Tick,
)
from zhicheng.policy.plan_rules import Accepted, ListItem, ListRule, Note, Quota, Reading, ReadingOption, Window

if TYPE_CHECKING:
    from zhicheng.policy.route import Stage
    from zhicheng.policy.tree import Node

__all__ = [
    "Accepted",
    "AttachmentRule",
    "Basis",
    "Clause",
    "Commitment",
    "CommitteeRef",
    "Contact",
    "Fee",
    "Item",
    "Link",
    "ListItem",
    "ListRule",
    "Message",
    "Method",
    "Note",
    "PaperRule",
    "Party",
    "Path",
    "PhotoRule",
    "Plan",
    "PlanDate",
    "Quota",
    "Reading",
    "ReadingOption",
    "Sanction",
    "Source",
    "Specialty",
    "TextRule",
    "Tick",
    "Window",
]


@dataclass(frozen=True, repr=False)
class Plan:
    """One review plan. `written` is the plan as written, `document` its frozen form, `digest` the SHA-256 of that."""

    id: str
    name: str
    year: int
    level: str
    title_awarded: str
    series: str
    source: Source
    organiser: Party
    committee: Party | None
    authorised_by: Party | None
    basis: tuple[Basis, ...]
    specialties: tuple[Specialty, ...]
    as_of: date
    as_of_clause: Clause
    dates: Mapping[str, PlanDate]
    opens: date | None
    population: Item
    common: tuple[Item, ...]
    methods: tuple[Method, ...]
    paths: tuple[Path, ...]
    photo: PhotoRule | None
    statement: TextRule
    commitment: Commitment
    attachments: tuple[AttachmentRule, ...]
    route: tuple[Stage, ...]
    return_days: int | None
    interview: Node | None
    papers: tuple[PaperRule, ...]
    fees: tuple[Fee, ...]
    contacts: tuple[Contact, ...]
    links: tuple[Link, ...]
    sanctions: tuple[Sanction, ...]
    messages: tuple[Message, ...]
    notices: tuple[Note, ...]
    unsaid: tuple[Note, ...]
    readings: tuple[Reading, ...]
    quotas: tuple[Quota, ...]
    windows: Mapping[str, Window]
    lists: Mapping[str, ListRule]
    terms: Mapping[str, str]
    accepted: tuple[Accepted, ...]
    notice: Notice
    rolled_from: str | None
    written: Mapping[str, Any]
    document: Mapping[str, Any]
    digest: str = ""

    def __repr__(self) -> str:
        return f"Plan({self.id!r}, digest={self.digest[:12]!r})"

    @property
    def closes(self) -> date | None:
        """The last day on which applicants may file."""
        last = self.dates.get("applicant_deadline")
        return last.date if last else None

    def path(self, code: str) -> Path:
        """The path of an id; KeyError where there is none."""
        for one in self.paths:
            if one.id == code:
                return one
        raise KeyError(code)

    def method(self, code: str) -> Method:
        """The method of a code; KeyError where there is none."""
        for one in self.methods:
            if one.code == code:
                return one
        raise KeyError(code)

    def specialty(self, code: str) -> Specialty:
        """The specialty of a code; KeyError where there is none."""
        for one in self.specialties:
            if one.code == code:
                return one
        raise KeyError(code)
