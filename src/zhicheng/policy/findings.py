"""What the engine answers about one condition.

A finding keeps what was measured; its sentences are written when someone reads them. It advises; offices decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from zhicheng.policy.verdict import NEEDS_HUMAN, UNKNOWN, UNMET, VERDICTS, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.facts import View
    from zhicheng.policy.tree import Node

Force = Literal["hard", "office", "advice"]


Later = tuple[str, ...] | Callable[[], tuple[str, ...]]


class Answer:
    """What a condition saw in one person's facts.

    `verdict` is before softening. `data` is the condition's own working, from which it writes its sentences.
    `asks` names in Chinese what is missing (for unknown), `evidence` the ids of the records that were used; both may be
    given as functions, since most are never read.
    """

    __slots__ = ("_asks", "_evidence", "data", "verdict")

    def __init__(self, verdict: Verdict, data: Any = None, evidence: Later = (), asks: Later = ()) -> None:
        self.verdict = verdict
        self.data = data
        self._evidence = evidence
        self._asks = asks

    @property
    def evidence(self) -> tuple[str, ...]:
        return self._evidence() if callable(self._evidence) else self._evidence

    @property
    def asks(self) -> tuple[str, ...]:
        return self._asks() if callable(self._asks) else self._asks


PLAIN: dict[Verdict, Answer] = {one: Answer(one) for one in VERDICTS}
"""The answers of groups, which have no working of their own."""


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
    def refs(self) -> tuple[str, ...]:
        """The very sentences the condition rests on (`二4(2)#1`), for quoting and marking."""
        return self.node.head.refs

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
        """The ids of the records that were used."""
        return self.node.evidence(self)

    @property
    def asks(self) -> tuple[str, ...]:
        """What must be known first, in words; empty unless unknown."""
        return self.node.asks(self) if self.verdict == UNKNOWN else ()

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
            "refs": list(self.refs),
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
