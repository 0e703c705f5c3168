"""Tests of single values about the person or the employer; `person` and `employer` are made of it."""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.form.matches import check_match
from zhicheng.policy.match_spec import read_match
from zhicheng.policy.matching import Match
from zhicheng.policy.places import text_of
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Shape
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET
from zhicheng.standards.text import listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People


class GroupShape(Shape):
    """{field: test, …} over the fields of `person` or `employer`."""

    words = "一组 {字段: 要求}"

    def __init__(self, group: str, help: str) -> None:
        super().__init__(help)
        self.group = group

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        known = fields.group_fields(self.group)
        if not isinstance(value, dict) or not value:
            checker.report.add(path, value, self.words, "字段有：" + "、".join(known) + "。")
            return
        for code, spec in value.items():
            if code not in known:
                checker.report.add((*path, code), code, "这些字段之一：" + "、".join(known), "请改成其中一个。")
            else:
                check_match(spec, known[code], (*path, code), checker)

    def _schema(self) -> dict[str, Any]:
        known = fields.group_fields(self.group)
        properties = {code: {"title": one.name, "description": one.help} for code, one in known.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}


@dataclass(frozen=True, slots=True)
class GroupTest(Condition):
    """All tests must pass; the answer's data is a list of (field, match, value, verdict)."""

    tests: tuple[tuple[Field, Match], ...]

    group: ClassVar[str]
    whose: ClassVar[str]

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        known = fields.group_fields(cls.group)
        return cls(tuple((known[code], read_match(spec, known[code])) for code, spec in params.items()))

    def title(self) -> str:
        return "，".join(match.words(field) for field, match in self.tests)

    def explain(self, view: View) -> Answer:
        values = view.facts.group(self.group)
        found = []
        raw = MET
        for field, match in self.tests:
            value = values.get(field.code)
            one = match.verdict(value)
            found.append((field, match, value, one))
            if one != MET and raw != UNMET:
                raw = one
        return raw, found

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return tuple(self._of(field) for field, _, _, one in finding.data if one == UNKNOWN)

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"还不知道{listed(finding.asks)}。"
        if finding.raw == MET:
            return "符合：" + "，".join(match.words(field) for field, match, _, _ in finding.data) + "。"
        wrong = [f"{self._of(field)}：{text_of(field, value)}" for field, _, value, one in finding.data if one == UNMET]
        return f"现在{'，'.join(wrong)}。"

    def _of(self, field: Field) -> str:
        """您的岗位类别, 单位所在地: whose field it is, said once."""
        name = field.name.removeprefix("是否")
        return name if name.startswith("单位") else f"{self.whose}{name}"

    def measured(self, finding: Finding) -> str | None:
        known = [
            f"{field.name.removeprefix('是否')}：{text_of(field, value)}"
            for field, _, value, _ in finding.data
            if value is not None
        ]
        return "，".join(known) or None

    def required(self, finding: Finding) -> str | None:
        return self.title()

    def mend(self, finding: Finding) -> str:
        asks = self.asks(finding)
        return f"请补充{listed(asks)}。" if asks else ""

    def examples(self) -> tuple[Example, ...]:
        good = {field.code: match.good() for field, match in self.tests}
        found = [Example("met", MET, {self.group: good})]
        for field, match in self.tests:
            bad = match.bad(field)
            if bad is not None:
                found.append(Example("unmet", UNMET, {self.group: {**good, field.code: bad}}))
        field = self.tests[-1][0]
        return (*found, Example("unknown", UNKNOWN, {self.group: {**good, field.code: None}}))

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.plain import group_tests

        return group_tests(self.group, self.tests, people, bound)
