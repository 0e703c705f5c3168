"""Leaves (one predicate each), groups of members, and the contrary of one."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from zhicheng.policy import verdict as v
from zhicheng.policy.facts import View
from zhicheng.policy.findings import Finding
from zhicheng.policy.tree.base import NEVER, Node, day_of
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People
    from zhicheng.policy.predicates.base import Condition


@dataclass(slots=True, eq=False)
class Leaf(Node):
    """One predicate."""

    condition: Condition

    def explain(self, view: View) -> Finding:
        raw, data = self.condition.explain(view)
        return Finding(self, view, raw, data)

    def verdict(self, view: View) -> Verdict:
        return v.soften(self.condition.verdict(view), self.head.soft)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return self.condition.evidence(finding)

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return self.condition.asks(finding)

    def made_title(self) -> str:
        return self.condition.title()

    def sentence(self, finding: Finding) -> str:
        text = self.condition.sentence(finding)
        if self.soft and finding.raw == UNMET:
            text += f"这一条是“原则上”的要求，由{self.judge}判断。"
        return text

    def measured(self, finding: Finding) -> str | None:
        return self.condition.measured(finding)

    def required(self, finding: Finding) -> str | None:
        return self.condition.required(finding)

    def gap(self, finding: Finding) -> str | None:
        return self.condition.gap(finding)

    def working(self, finding: Finding) -> tuple[str, ...]:
        return self.condition.working(finding)

    def earliest(self, finding: Finding) -> date | None:
        return self.condition.earliest(finding)

    def mend(self, finding: Finding) -> str:
        return self.condition.mend(finding)

    @property
    def judge(self) -> str:
        return self.condition.judge

    def tally_raw(self, people: People, bound: Bound | None) -> Kleene:
        return self.condition.tally(people, bound)


@dataclass(slots=True, eq=False)
class Group(Node):
    """`count` of the members: all of them (`all`), one (`any`), or a number (`at_least`)."""

    members: tuple[Node, ...]
    count: int
    word: str  # all | any | at_least
    join: Callable[[Iterable[Verdict]], Verdict] = field(init=False)

    def __post_init__(self) -> None:
        joins = {"all": v.all_of, "any": v.any_of}
        self.join = joins.get(self.word) or partial(v.at_least, self.count)

    def explain(self, view: View) -> Finding:
        children, values = [], []
        for one in self.members:
            child = one.explain(view)
            children.append(child)
            values.append(child.verdict)
        return Finding(self, view, self.join(values), None, tuple(children))

    def verdict(self, view: View) -> Verdict:
        return v.soften(self.join(one.verdict(view) for one in self.members), self.head.soft)

    def below(self) -> tuple[Node, ...]:
        return self.members

    def made_title(self) -> str:
        titles = [one.title for one in self.members]
        if self.word == "all" or len(titles) == 1:
            return "，并且".join(titles)
        if self.word == "any":
            return "，或者".join(titles)
        return f"下列 {len(titles)} 项中具备 {self.count} 项：" + "；".join(titles)

    def sentence(self, finding: Finding) -> str:
        from zhicheng.policy.telling.words import group_sentence

        return group_sentence(self.word, self.count, finding)

    def measured(self, finding: Finding) -> str | None:
        if self.word != "at_least":
            return None
        return f"{sum(one.verdict == MET for one in finding.children)} 项"

    def required(self, finding: Finding) -> str | None:
        return f"{self.count} 项" if self.word == "at_least" else None

    def gap(self, finding: Finding) -> str | None:
        if self.word != "at_least":
            return None
        return f"{self.count - sum(one.verdict == MET for one in finding.children)} 项"

    def earliest(self, finding: Finding) -> date | None:
        days = sorted(day_of(one) for one in finding.children)
        need = len(days) if self.word == "all" else self.count
        day = days[need - 1] if need <= len(days) else NEVER
        return None if day in (NEVER, date.min) else day

    @property
    def judge(self) -> str:
        return "、".join(dict.fromkeys(one.judge for one in self.members))

    def tally_raw(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.nodes import group

        return group(self, people, bound)


@dataclass(slots=True, eq=False)
class Not(Node):
    """The contrary of one member."""

    member: Node

    def explain(self, view: View) -> Finding:
        child = self.member.explain(view)
        return Finding(self, view, v.not_of(child.verdict), None, (child,))

    def verdict(self, view: View) -> Verdict:
        return v.soften(v.not_of(self.member.verdict(view)), self.head.soft)

    def below(self) -> tuple[Node, ...]:
        return (self.member,)

    def made_title(self) -> str:
        return f"不属于：{self.member.title}"

    def sentence(self, finding: Finding) -> str:
        return finding.children[0].sentence

    def mend(self, finding: Finding) -> str:
        return finding.children[0].mend if finding.verdict == UNKNOWN else ""

    @property
    def judge(self) -> str:
        return self.member.judge

    def tally_raw(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.kleene import not_of

        return not_of(self.member.tally(people, bound))
