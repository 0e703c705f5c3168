"""The small frozen values of what offices do under a plan, each with the clause it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zhicheng.policy.model.parts import Clause

if TYPE_CHECKING:
    from zhicheng.policy.expression import Amount
    from zhicheng.policy.tree import Node


@dataclass(frozen=True, slots=True)
class Announcement:
    """公示 by an office itself (评审前公示): by one stage, before another, so many working days on which sites."""

    id: str
    name: str
    by: str
    before: str
    working_days: int
    sites: tuple[str, ...]
    fields: tuple[str, ...]
    content: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class InterviewRule:
    """面试答辩: who must attend (None: everybody), what failing it does (`ends`: no review; None: not said), how it
    is arranged."""

    when: Node | None
    failing: Literal["ends"] | None
    arranged: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class AcceptancePoint:
    """受理点: where the people for whom `when` is met hand in their papers."""

    id: str
    name: str
    phone: str
    address: str
    serves: str
    when: Node
    clause: Clause


@dataclass(frozen=True, slots=True)
class RosterOrder:
    """One sort key of a roster: the order of these paths, or (no paths) the plan's order of specialties.

    `within` are the paths among whose people the key counts; empty: everybody.
    """

    paths: tuple[str, ...]
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """花名册. `copies` None: not said; `made_by` is `employer` or a stage id, None: not said."""

    id: str
    name: str
    copies: Amount | None
    medium: Literal["paper", "electronic"]
    made_by: str | None
    order: tuple[RosterOrder, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Entrusted:
    """委托评审: who must be entrusted first (`when` None: whoever it concerns), whose consent, and what lacks it.

    `issued_by` says who makes out the letter: `employer` or a stage id, None where the notice does not say.
    """

    id: str
    title: str
    when: Node | None
    consent: str
    without: str
    clause: Clause
    issued_by: str | None = None


@dataclass(frozen=True, slots=True)
class Establishment:
    """评聘结合: whom it binds, whether within vacant posts, the form (an attachment's id) and the steps in order."""

    when: Node
    within_vacancies: bool
    form: str | None
    steps: tuple[str, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class LateRule:
    """逾期: `refuse` (不再受理) or `case` (an office decides one by one)."""

    handling: Literal["refuse", "case"]
    clause: Clause


@dataclass(frozen=True, slots=True)
class SupplementRule:
    """补充材料: what is missing may be handed in later until this stage begins."""

    until: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class CopiesAttested:
    """复印件: who compares them with the originals, the words written on them, and what stands beside."""

    by: str
    words: str
    needs: tuple[str, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class DossierRule:
    """业绩档案: checked as a whole before filing (`before_filing`) or record by record (`per_item`), and by whom."""

    gate: Literal["before_filing", "per_item"]
    reviewers: tuple[str, ...]
    clause: Clause
