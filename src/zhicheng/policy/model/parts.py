"""The small frozen values of which a plan consists, each with the clause it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from zhicheng.policy.expression import Amount
    from zhicheng.policy.findings import Force
    from zhicheng.policy.route import Due
    from zhicheng.policy.tree import Node

Clause = tuple[str, ...]
Day = date  # for fields beside one that is itself called `date`


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty that may be applied for; `about` is what work it takes in, empty where not said."""

    code: str
    name: str
    clause: Clause
    about: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who runs the review: organiser, committee, authorising body."""

    code: str
    name: str
    clause: Clause


CommitteeRef = Party


@dataclass(frozen=True, slots=True)
class Basis:
    """A document on which the notice rests."""

    number: str | None
    title: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Source:
    """The notice as a document. `issued` None: the day is not said."""

    issuer: str
    number: str | None
    issued: date | None
    clause: Clause
    addressees: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDate:
    """A fixed date, until 24:00 of the day; of a span of days `start` is the first and `date` the last.

    `derived` says how it came about where the notice does not say it, `says` is the notice's own wording (11月上旬),
    `track` tells which of two deadlines is meant: online or paper.
    """

    code: str
    name: str
    date: date | None
    clause: Clause
    derived: str | None = None
    start: Day | None = None
    says: str = ""
    track: Literal["online", "paper"] | None = None


@dataclass(frozen=True, slots=True)
class PhotoRule:
    """All bounds as the notice says them: `over_*` and `under_*` exclude the number, ratios include it.

    A photo the platform fetches (`source: auto`) may have none of them: None, no formats, an empty background.
    """

    source: str  # auto_then_replace | upload | auto
    formats: tuple[str, ...]
    over_bytes: int | None
    under_bytes: int | None
    over_width: int | None
    over_height: int | None
    min_ratio: float | None
    max_ratio: float | None
    background: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class TextRule:
    """A text the applicant writes, with the most characters it may have (None: not limited)."""

    name: str
    max: int | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class Commitment:
    """The text to sign. `sample` marks wording of our own where the notice does not give it (示例)."""

    title: str
    text: str
    sample: bool
    clause: Clause


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick beside a method."""

    code: str
    name: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Method:
    """申报方式."""

    code: str
    name: str
    clause: Clause
    ticks: tuple[Tick, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A condition everyone must meet. `by_choice`: what it asks depends on the path or method that is chosen."""

    id: str
    name: str
    clause: Clause
    force: Force
    node: Node
    by_choice: bool


@dataclass(frozen=True, slots=True)
class Path:
    """One way of meeting the plan's conditions."""

    id: str
    name: str
    method: str | None
    clause: Clause
    category: str | None
    entry: str | None
    force: Force
    node: Node


@dataclass(frozen=True, slots=True)
class AttachmentRule:
    """A slot for an uploaded paper. No `when`: everyone needs it.

    `held_by`: whose records of this kind (those of `year`, where there is one) the platform holds need not upload it.
    """

    id: str
    name: str
    clause: Clause
    when: Node | None
    year: int | None = None
    note: str = ""
    optional: bool = False
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class PaperRule:
    """A paper to hand in. `copies` None: not said. `printable_after` is a stage id. No `when`: everyone hands it in.

    `made_by` is applicant, employer or a stage id. `deliver_to` is empty where each person's acceptance point takes
    it (`at_acceptance_point`). `after_fee` is the fee that must be paid before it can be printed.
    """

    id: str
    name: str
    clause: Clause
    copies: Amount | None
    seals: tuple[str, ...]
    watermark: str
    printable_after: str | None
    bag: tuple[str, ...]
    deliver_to: str
    due: Due | None
    when: Node | None = None
    made_by: str = "applicant"
    medium: Literal["paper", "electronic"] = "paper"
    binding: str = ""
    at_acceptance_point: bool = False
    after_fee: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee. `amount` (fen) and `window` None: the notice does not say them. `trigger` is `STAGE.pass`."""

    id: str
    name: str
    clause: Clause
    amount: int | None
    window: Due | None
    charged_by: str | None
    prompt: str = ""
    trigger: str | None = None
    basis: str = ""
    online: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """An office to ask or to deliver to."""

    name: str
    phone: str
    address: str
    clause: Clause
    role: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the net."""

    name: str
    url: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Sanction:
    """What follows a breach. The bar runs `years` from `starts` and shuts `bars`; `basis` is empty where not said."""

    id: str
    breach: str
    clause: Clause
    basis: str
    bars: str
    starts: str
    years: int
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message (短信) the plan speaks of; `text` is what it says beyond the platform's own words for the event."""

    id: str
    event: str
    to: str
    text: str
    clause: Clause
