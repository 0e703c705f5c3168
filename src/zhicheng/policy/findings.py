"""What the engine answers: findings, and the outcome for a person as a whole.

A finding keeps what was measured; its sentences are written when someone reads them. It advises; offices decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from zhicheng.policy.verdict import NEEDS_HUMAN, UNKNOWN, UNMET, Overall, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.facts import View
    from zhicheng.policy.plan import Plan
    from zhicheng.policy.tree import Node

FORMAT = 1  # of `Outcome.as_json()`
Force = Literal["hard", "office", "advice"]


@dataclass(slots=True)
class Answer:
    """What a condition saw in one person's facts.

    `verdict` is before softening. `data` is the condition's own working, from which it writes its sentences.
    `asks` names in Chinese what is missing (for unknown), `evidence` the ids of the records that were used.
    """

    verdict: Verdict
    data: Any = None
    evidence: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Finding:
    """One condition (or group of conditions) for one person.

    `verdict` is what counts upwards: an unmet soft condition (原则上) is `needs_human`; `raw` is before that.
    """

    node: Node
    view: View
    verdict: Verdict
    raw: Verdict
    answer: Answer
    children: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        return self.node.id

    @property
    def clause(self) -> tuple[str, ...]:
        return self.node.clause

    @property
    def title(self) -> str:
        """The requirement in words: 继续教育不少于 270 学时（专业不少于 180，公需不少于 54）."""
        return self.node.title

    @property
    def sentence(self) -> str:
        """How this person stands: 您 2021—2023 年共有 258 学时，还差 12 学时。"""
        return self.node.sentence(self)

    @property
    def measured(self) -> str | None:
        return self.node.measured(self)

    @property
    def required(self) -> str | None:
        return self.node.required(self)

    @property
    def gap(self) -> str | None:
        """What is missing, in the condition's own unit; None unless unmet."""
        return self.node.gap(self) if self.raw == UNMET else None

    @property
    def working(self) -> tuple[str, ...]:
        """怎样算的: one line for each step."""
        return self.node.working(self)

    @property
    def earliest(self) -> date | None:
        """The first as-of day on which time alone would mend it; None where it is met or time does not help."""
        return self.node.earliest(self) if self.raw == UNMET else None

    @property
    def mend(self) -> str:
        """What would mend it, in words; empty where nothing needs mending."""
        return self.node.mend(self) if self.verdict not in ("met", NEEDS_HUMAN) else ""

    @property
    def evidence(self) -> tuple[str, ...]:
        return self.answer.evidence

    @property
    def asks(self) -> tuple[str, ...]:
        """What must be known first, in words; empty unless unknown."""
        return self.answer.asks if self.verdict == UNKNOWN else ()

    @property
    def force(self) -> Force:
        return self.node.force

    @property
    def soft(self) -> bool:
        return self.node.soft

    @property
    def judge(self) -> str:
        """Who has to judge, in words (用人单位); empty where nobody has to."""
        return self.node.judge if self.verdict == NEEDS_HUMAN else ""

    @property
    def reading(self) -> str | None:
        """The id of the reading on which this verdict hangs: another option would give another verdict."""
        for reading, _, variant in self.node.variants:
            if variant.explain(self.view).verdict != self.verdict:
                return reading
        return None

    def walk(self) -> Iterator[Finding]:
        """This finding and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def as_json(self, deep: bool = False) -> dict[str, Any]:
        """Plain data with every sentence written; `deep` adds the children."""
        found: dict[str, Any] = {
            "id": self.id,
            "clause": list(self.clause),
            "verdict": self.verdict,
            "raw": self.raw,
            "title": self.title,
            "measured": self.measured,
            "required": self.required,
            "gap": self.gap,
            "sentence": self.sentence,
            "working": list(self.working),
            "evidence": list(self.evidence),
            "asks": list(self.asks),
            "mend": self.mend,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "force": self.force,
            "soft": self.soft,
            "judge": self.judge,
            "reading": self.reading,
        }
        if deep:
            found["children"] = [child.as_json(deep=True) for child in self.children]
        return found


@dataclass(slots=True, eq=False)
class PathOutcome:
    """One path (条件) for one person."""

    id: str
    name: str
    verdict: Verdict
    finding: Finding

    @property
    def earliest(self) -> date | None:
        return self.finding.earliest

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "verdict": self.verdict,
            "earliest": self.earliest.isoformat() if self.earliest else None,
        }


@dataclass(frozen=True, slots=True)
class AttachmentOutcome:
    """Whether this person needs this attachment, and why (or why not)."""

    id: str
    name: str
    needed: Literal["yes", "no", "unknown"]
    why: str
    clause: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "needed": self.needed,
            "why": self.why,
            "clause": list(self.clause),
        }


@dataclass(eq=False)
class Outcome:
    """The answer for a person as a whole under one plan."""

    plan: Plan
    verdict: Overall
    population: Finding
    common: tuple[Finding, ...]
    paths: tuple[PathOutcome, ...]
    chosen: str | None
    attachments: tuple[AttachmentOutcome, ...] = ()
    blocking: tuple[Finding, ...] = ()
    copies: int | None = None
    interview: str | None = None
    nearest: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def paragraph(self) -> str:
        """One plain paragraph for the person."""
        from zhicheng.policy.words import paragraph

        return paragraph(self)

    def path(self, code: str) -> PathOutcome:
        """The outcome of one path; KeyError where the plan has none of that id."""
        for one in self.paths:
            if one.id == code:
                return one
        raise KeyError(code)

    def tops(self) -> Iterator[Finding]:
        """The findings of the items themselves: population, common conditions, paths."""
        yield self.population
        yield from self.common
        for one in self.paths:
            yield one.finding

    def findings(self) -> tuple[Finding, ...]:
        """All findings, parents before children, each with its own id."""
        return tuple(finding for top in self.tops() for finding in top.walk())

    def finding(self, code: str) -> Finding:
        """The finding of one id; KeyError where there is none."""
        for one in self.findings():
            if one.id == code:
                return one
        raise KeyError(code)

    def as_json(self) -> dict[str, Any]:
        """The answer as plain data (format `FORMAT`); the same plan and facts give the same data."""
        return {
            "format": FORMAT,
            "plan": self.plan.id,
            "plan_digest": self.plan.digest,
            "as_of": self.plan.as_of.isoformat(),
            "verdict": self.verdict,
            "chosen": self.chosen,
            "nearest": self.nearest,
            "paragraph": self.paragraph,
            "paths": [one.as_json() for one in self.paths],
            "findings": [one.as_json() for one in self.findings()],
            "blocking": [one.id for one in self.blocking],
            "attachments": [one.as_json() for one in self.attachments],
            "interview": self.interview,
            "copies": self.copies,
        }
