"""A plan as the rooms use it: frozen values, each with the clause it comes from.

Made by `building` from the document as written; nothing here reads a file. Trees of conditions are `tree.Node`.
A value that the notice does not give is None, and the fact that it is not said stands in `unsaid`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from zhicheng.policy.model.filing import Alias, Annex, Menu, Selection, Sheet
from zhicheng.policy.model.offices import (
    AcceptancePoint,
    Announcement,
    CopiesAttested,
    DossierRule,
    Entrusted,
    Establishment,
    InterviewRule,
    LateRule,
    Roster,
    SupplementRule,
)
from zhicheng.policy.model.parts import (
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
from zhicheng.policy.model.rules import Accepted, ListItem, ListRule, Note, Quota, Reading, ReadingOption, Window
from zhicheng.policy.notice import Notice

if TYPE_CHECKING:
    from zhicheng.policy.route import Stage
    from zhicheng.policy.tree import Node

__all__ = [
    "AcceptancePoint",
    "Accepted",
    "Alias",
    "Annex",
    "Announcement",
    "AttachmentRule",
    "Basis",
    "Clause",
    "Commitment",
    "CommitteeRef",
    "Contact",
    "CopiesAttested",
    "DossierRule",
    "Entrusted",
    "Establishment",
    "Fee",
    "InterviewRule",
    "Item",
    "LateRule",
    "Link",
    "ListItem",
    "ListRule",
    "Menu",
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
    "Roster",
    "Sanction",
    "Selection",
    "Sheet",
    "Source",
    "Specialty",
    "SupplementRule",
    "TextRule",
    "Tick",
    "Window",
]


@dataclass(frozen=True, repr=False)
class Plan:
    """One review plan. `written` is the plan as written, `document` its frozen form, `digest` the SHA-256 of that.

    `assumed` says why the level is taken to be so where the notice does not say it; empty where it does.
    """

    id: str
    name: str
    year: int
    level: str
    title_awarded: str
    series: str
    assumed: str
    source: Source
    annexes: tuple[Annex, ...]
    aliases: tuple[Alias, ...]
    menu: Menu | None
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
    selection: Selection | None
    sheets: Mapping[str, Sheet]
    dossier: DossierRule | None
    copies_attested: CopiesAttested | None
    establishment: Establishment | None
    attachments: tuple[AttachmentRule, ...]
    route: tuple[Stage, ...]
    entrusted: tuple[Entrusted, ...]
    late: LateRule | None
    supplements: SupplementRule | None
    return_days: int | None
    announcements: tuple[Announcement, ...]
    interview_rule: InterviewRule | None
    acceptance_points: tuple[AcceptancePoint, ...]
    papers: tuple[PaperRule, ...]
    rosters: tuple[Roster, ...]
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
    def family(self) -> str:
        """The plan this one is a member of (with its overlay); its own id where it is no member."""
        member = self.written.get("member")
        return str(member["of"]) if member else self.id

    @property
    def place(self) -> tuple[tuple[str, str], ...]:
        """Where it stands in its family: (axis, value) in words, e.g. ("系列", "图书"); empty for a plan of its own."""
        held = self.written.get("member") or {}
        return tuple((one["axis"], one["name"]) for one in held.values() if isinstance(one, dict))

    @property
    def overlay(self) -> str | None:
        """The name of what is laid over it (台州), if anything."""
        found: str | None = (self.written.get("member") or {}).get("overlay")
        return found

    @property
    def interview(self) -> Node | None:
        """Who must attend an interview; None where nobody (or, by `interview_rule`, everybody) must."""
        return self.interview_rule.when if self.interview_rule is not None else None

    def absent(self, section: str) -> Literal["none", "not_said"] | None:
        """Whether a section that may be left open says there is none, or that the notice does not say; else None."""
        word = self.written.get(section)
        return cast(Literal["none", "not_said"], word) if word in ("none", "not_said") else None

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
