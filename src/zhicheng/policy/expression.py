"""Small computed numbers: a constant, one of two by a condition, or what only another document says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from zhicheng.policy.facts import View
from zhicheng.policy.verdict import MET, UNMET

if TYPE_CHECKING:
    from zhicheng.policy.tree import Node


class Range(NamedTuple):
    """The least and the most a number can be, given what is known; `human` where people must say it."""

    least: int
    most: int
    human: bool = False


@cache
def exactly(number: int) -> Range:
    """A number that is certain."""
    return Range(number, number)


@dataclass(frozen=True, slots=True)
class Amount:
    """`number`, or `then`/`other` by `condition`, or (all None) what `document` says."""

    number: int | None = None
    condition: Node | None = None
    then: int = 0
    other: int = 0
    document: str | None = None

    def value(self, view: View) -> Range:
        """The number for one person."""
        if self.number is not None:
            return exactly(self.number)
        if self.condition is None:
            return Range(0, 0, human=True)
        verdict = self.condition.verdict(view)
        if verdict == MET:
            return exactly(self.then)
        if verdict == UNMET:
            return exactly(self.other)
        return Range(min(self.then, self.other), max(self.then, self.other))

    def words(self, unit: str = "") -> str:
        """The number in words, for titles."""
        if self.number is not None:
            return f"{self.number}{unit}"
        if self.condition is None:
            return f"以{self.document}为准"
        return f"{self.then}{unit}（{self.condition.title}），否则 {self.other}{unit}"
