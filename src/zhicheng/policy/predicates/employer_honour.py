"""`employer_honour: {list: …, window: …}`: an honour of the employer, of a list (荣誉项目清单).

The name of an honour is typed by people. Where it is none of the list's, a person compares it: needs_human.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.matching import Between, Match, check_match
from zhicheng.policy.plan import ListRule
from zhicheng.policy.predicates.base import Context, Example
from zhicheng.policy.predicates.counting import Counting
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Name, Record, Shape, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict


class _Level(Shape):
    def check(self, value: Any, path: Path, checker: Checker) -> None:
        check_match(value, fields.group_fields("employer_honour")["level"], path, checker)


@dataclass(frozen=True, slots=True)
class EmployerHonour(Counting):
    """One honour of the employer, of the list, of a level, issued within a window."""

    names: ListRule

    name: ClassVar[str] = "employer_honour"
    help: ClassVar[str] = "单位荣誉：在通知所附名单里，发文时间在时间段内"
    shape: ClassVar[Shape] = Record(
        {
            "list": need(Name("lists", "名单", "通知所附的名单")),
            "window": need(Name("windows", "时间段", "发文时间在哪个时间段内")),
            "level": may(_Level("级别，例如 {from: province}")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        window = context.windows[params["window"]]
        tests: list[tuple[Field, Match]] = [
            (fields.group_fields("employer_honour")["issued"], Between(window.start, window.end))
        ]
        if "level" in params:
            tests.insert(0, choose("employer_honour", "level", params["level"]))
        names = context.lists[params["list"]]
        return cls("employer_honour", (), tuple(tests), 1, f"《{names.name}》中的单位荣誉", "项", names)

    def row_verdict(self, row: FactRecord) -> Verdict:
        return v.all_of([Counting.row_verdict(self, row), self._listed(row)])

    def _listed(self, row: FactRecord) -> Verdict:
        typed, level = row.get("list_item"), row.get("level")
        if not typed:
            return UNKNOWN
        found = [one for one in self.names.items if typed == one.code or one.name in typed]
        if not found:
            return NEEDS_HUMAN
        if level is None:
            return UNKNOWN
        return MET if any(not one.levels or level in one.levels for one in found) else UNMET

    def good(self) -> dict[str, Any]:
        first = self.names.items[0]
        level = first.levels[0] if first.levels else "province"
        return {**Counting.good(self), "list_item": first.name, "level": level}

    def examples(self) -> tuple[Example, ...]:
        unlisted = {**self.good(), "list_item": "—"}
        unnamed = {**self.good(), "list_item": None}
        return (
            *Counting.examples(self),
            Example("needs_human", NEEDS_HUMAN, self._rows([unlisted])),
            Example("unknown", UNKNOWN, self._rows([unnamed])),
        )
