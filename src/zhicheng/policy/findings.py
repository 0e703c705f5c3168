"""What the engine answers about one condition.

A finding keeps what was measured; its sentences are written when someone reads them. It advises; offices decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from zhicheng.policy.verdict import NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.facts import View
    from zhicheng.policy.tree import Node

Force = Literal["hard", "office", "advice"]


Answer = tuple[Verdict, Any]
"""What a condition saw in one person's facts: its verdict, before softening, and its own working (`Finding.data`)."""


class Finding:
    """One condition (or group of conditions) for one person.

    `raw` is what was found; `verdict` is what counts upwards: an unmet soft condition (原则上) is `needs_human`.
    `data` is the condition's own working, from which it writes its sentences.
    """

    __slots__ = ("children", "data", "node", "raw", "verdict", "view")

    def __init__(
        self, node: Node, view: View, raw: Verdict, data: Any = None, children: tuple[Finding, ...] = ()
    ) -> None:
        self.node = node
        self.view = view
        self.raw = raw
        self.verdict = NEEDS_HUMAN if raw == UNMET and node.head.soft else raw
        self.data = data
        self.children = children

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
        return self.node.mend(self) if self.raw in (UNMET, UNKNOWN) else ""

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
