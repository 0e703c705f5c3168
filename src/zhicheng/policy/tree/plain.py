"""Leaves (one predicate each), groups of members, and the contrary of one."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhicheng.policy import verdict as v
from zhicheng.policy.facts import View
from zhicheng.policy.findings import PLAIN, Finding
from zhicheng.policy.tree.base import NEVER, Node, day_of
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.predicates.base import Condition


@dataclass(slots=True, eq=False)
class Leaf(Node):
    """One predicate."""

    condition: Condition

    def explain(self, view: View) -> Finding:
        answer = self.condition.explain(view)
        raw = answer.verdict
        return Finding(self, view, v.soften(raw, True) if self.head.soft else raw, raw, answer)

    def verdict(self, view: View) -> Verdict:
        raw = self.condition.verdict(view)
        return v.soften(raw, True) if self.head.soft else raw

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return finding.answer.evidence

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return finding.answer.asks

    def made_title(self) -> str:
        return self.condition.title()

    def sentence(self, finding: Finding) -> str:
        text = self.condition.sentence(finding.answer)
        if self.soft and finding.raw == UNMET:
            text += f"这一条是“原则上”的要求，由{self.judge}判断。"
        return text

    def measured(self, finding: Finding) -> str | None:
        return self.condition.measured(finding.answer)

    def required(self, finding: Finding) -> str | None:
        return self.condition.required(finding.answer)

    def gap(self, finding: Finding) -> str | None:
        return self.condition.gap(finding.answer)

    def working(self, finding: Finding) -> tuple[str, ...]:
        return self.condition.working(finding.answer)

    def earliest(self, finding: Finding) -> date | None:
        return self.condition.earliest(finding.answer)

    def mend(self, finding: Finding) -> str:
        return self.condition.mend(finding.answer)

    @property
    def judge(self) -> str:
        return self.condition.judge


@dataclass(slots=True, eq=False)
class Group(Node):
    """`count` of the members: all of them (`all`), one (`any`), or a number (`at_least`)."""

    members: tuple[Node, ...]
    count: int
    word: str  # all | any | at_least

    def explain(self, view: View) -> Finding:
        children = tuple([one.explain(view) for one in self.members])
        raw = self._joined([one.verdict for one in children])
        return self._finding(view, raw, PLAIN[raw], children)

    def verdict(self, view: View) -> Verdict:
        return v.soften(self._joined([one.verdict(view) for one in self.members]), self.head.soft)

    def _joined(self, values: list[Verdict]) -> Verdict:
        return v.all_of(values) if self.word == "all" else v.at_least(self.count, values)

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
        from zhicheng.policy.words import group_sentence

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


@dataclass(slots=True, eq=False)
class Not(Node):
    """The contrary of one member."""

    member: Node

    def explain(self, view: View) -> Finding:
        child = self.member.explain(view)
        raw = v.not_of(child.verdict)
        return self._finding(view, raw, PLAIN[raw], (child,))

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
