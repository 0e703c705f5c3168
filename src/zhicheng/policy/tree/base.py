"""A node of the tree: what every condition and group can say of a finding."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from zhicheng.policy.facts import View
from zhicheng.policy.findings import Finding, Force
from zhicheng.policy.notice import clauses_of
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

NEVER = date(9999, 12, 31)


class Head(NamedTuple):
    """What stands at the head of every node. `refs`: the sentences it cites; `named`: the title the plan gives it."""

    id: str
    refs: tuple[str, ...]
    force: Force
    soft: bool = False
    named: str | None = None


@dataclass(slots=True, eq=False)
class Node(ABC):
    """A condition or group.

    `variants`: (reading, option, the same node under that option) for the readings that touch it.
    """

    head: Head
    variants: list[tuple[str, str, Node]] = field(default_factory=list, init=False)

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def clause(self) -> tuple[str, ...]:
        return clauses_of(self.head.refs)

    @property
    def force(self) -> Force:
        return self.head.force

    @property
    def soft(self) -> bool:
        return self.head.soft

    @abstractmethod
    def explain(self, view: View) -> Finding:
        """The finding for one person (and the record that is bound)."""

    @abstractmethod
    def verdict(self, view: View) -> Verdict:
        """The verdict of that finding alone, for where nobody will read the rest."""

    @property
    def title(self) -> str:
        return self.head.named or self.made_title()

    @abstractmethod
    def made_title(self) -> str: ...

    @abstractmethod
    def sentence(self, finding: Finding) -> str: ...

    def below(self) -> tuple[Node, ...]:
        return ()

    def measured(self, finding: Finding) -> str | None:
        return None

    def required(self, finding: Finding) -> str | None:
        return None

    def gap(self, finding: Finding) -> str | None:
        return None

    def working(self, finding: Finding) -> tuple[str, ...]:
        return ()

    def earliest(self, finding: Finding) -> date | None:
        return None

    def mend(self, finding: Finding) -> str:
        wanting = [one.mend for one in finding.children if one.raw in (UNMET, UNKNOWN)]
        return "".join(dict.fromkeys(text for text in wanting if text))

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return evidence_of(finding.children)

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return asks_of(finding.children)

    @property
    def judge(self) -> str:
        return "审核单位"

    def tally(self, people: People, bound: Bound | None = None) -> Kleene:
        """The verdicts of many at once, equal to `verdict` for each: of all people (then kept in `people`), or of the
        records that are bound."""
        from zhicheng.policy.columns.kleene import soften

        raw = self.tally_raw(people, bound)
        found = soften(raw) if self.head.soft else raw
        if bound is None:
            people.verdicts[id(self)] = found
        return found

    @abstractmethod
    def tally_raw(self, people: People, bound: Bound | None) -> Kleene:
        """The same before softening."""


def day_of(finding: Finding) -> date:
    """From when on a finding is met by time alone; `NEVER` where time does not help."""
    if finding.verdict == MET:
        return date.min
    return finding.earliest or NEVER


def evidence_of(children: tuple[Finding, ...]) -> tuple[str, ...]:
    """The evidence of all children, each once."""
    return tuple(dict.fromkeys(one for child in children for one in child.evidence))


def asks_of(children: tuple[Finding, ...] | list[Finding]) -> tuple[str, ...]:
    """What the unknown ones among the children ask for, each once."""
    return tuple(dict.fromkeys(one for child in children for one in child.asks))
