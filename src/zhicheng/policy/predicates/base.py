"""What every predicate is: parameters with help, a sentence, and three faces: `explain` for one person, `tally` for
many, and `examples`.

A predicate is one small module with one class. It reads its checked parameters once (`read`), then answers for any
number of people. To add one: write the module, list it in `predicates/__init__.py`, test it.
"""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.shape import Shape
from zhicheng.policy.verdict import Verdict

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People
    from zhicheng.policy.expression import Amount
    from zhicheng.policy.loading.packs import Pack
    from zhicheng.policy.model.plan import ListRule, Window


@dataclass(frozen=True, slots=True)
class Equivalence:
    """A field that is read as another value: a 技工院校 class as an education, where the record is as `when` says.

    `by` is the field that decides, `codes` what its codes stand for.
    """

    by: str
    codes: Mapping[str, str]
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scoring sheet (打分表): its full score (None: not said), and who verifies it in words (None: nobody)."""

    name: str
    full: int | None
    verifier: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a condition may need of its plan when it is read: the as-of day, how days are counted, named things."""

    as_of: date
    union: bool = True
    inclusive: bool = True
    windows: Mapping[str, Window] = field(default_factory=dict)
    lists: Mapping[str, ListRule] = field(default_factory=dict)
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # words of paths, methods, specialties, terms
    equivalents: Mapping[tuple[str, str], Equivalence] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    packs: tuple[Pack, ...] = ()  # the documents that are at hand
    bound: str | None = None  # the kind of the record that is bound where the condition stands


@dataclass(frozen=True, slots=True)
class Example:
    """Facts at the edge of a condition. `name`: below, exact, above, met, unmet, unknown or needs_human.

    `it` holds fields of the bound record, for conditions that look at one.
    """

    name: str
    verdict: Verdict
    facts: dict[str, Any] = field(default_factory=dict)
    it: dict[str, Any] = field(default_factory=dict)


class Condition(ABC):
    """One predicate with its parameters read."""

    name: ClassVar[str]
    help: ClassVar[str]
    shape: ClassVar[Shape]

    @classmethod
    @abstractmethod
    def read(cls, params: Any, context: Context) -> Condition:
        """From parameters that have passed `shape`."""

    @abstractmethod
    def title(self) -> str:
        """The requirement in words, without a full stop."""

    @abstractmethod
    def explain(self, view: View) -> Answer:
        """What this person's facts say of it: the verdict, and the working from which the texts below are written."""

    def verdict(self, view: View) -> Verdict:
        """The verdict alone; a condition that is asked of many records answers this without its working."""
        return self.explain(view)[0]

    @abstractmethod
    def sentence(self, finding: Finding) -> str:
        """How this person stands, one or two short sentences."""

    @abstractmethod
    def examples(self) -> tuple[Example, ...]:
        """Facts that just meet it, just miss it, and leave it unknown."""

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

    def asks(self, finding: Finding) -> tuple[str, ...]:
        """What is missing, in words, where the facts do not tell it; perhaps also where that no longer decides."""
        return ()

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        """The ids of the records that were used."""
        return ()

    def mend(self, finding: Finding) -> str:
        """What would mend it; by default what is to be filled in."""
        asks = self.asks(finding)
        return f"请补充{'、'.join(asks)}。" if asks else ""

    @property
    def judge(self) -> str:
        """Who judges where the engine cannot, in words."""
        return "审核单位"

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        """The verdicts of many at once, equal to `verdict` for each: of people, or of the records that are bound."""
        raise NotImplementedError(f"predicate {self.name!r} ({type(self).__name__}) has no tally")


def records(key: str, *rows: Mapping[str, Any], complete: bool = True) -> dict[str, Any]:
    """Facts with one list of records (for examples)."""
    return {key: {"complete": complete, "records": [dict(row) for row in rows]}}


def incomplete(name: str) -> str:
    """What is asked for where a list is not marked complete."""
    return f"{name}（填完后标记“已填全”）"
