"""`it.FIELD`: a test of one field of the record that is bound by `some` or `none`."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.match_spec import read_match
from zhicheng.policy.matching import Match
from zhicheng.policy.predicates.base import Condition, Context, Equivalence, Example
from zhicheng.policy.shape import Shape
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People


@dataclass(frozen=True, slots=True)
class RecordField(Condition):
    """One field of the bound record."""

    kind: str
    field: Field
    match: Match
    equivalence: Equivalence | None

    name: ClassVar[str] = "it"
    help: ClassVar[str] = "所绑定的那条记录的一个字段"
    shape: ClassVar[Shape] = Shape()

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        """`params`: (kind, field code, test)."""
        kind, code, spec = params
        field = fields.group_fields(kind)[code]
        return cls(kind, field, read_match(spec, field), context.equivalents.get((kind, code)))

    def title(self) -> str:
        return self.match.words(self.field)

    def value(self, record: Mapping[str, Any]) -> Any:
        """The field's value, read through an equivalence where the record says so."""
        rule = self.equivalence
        if rule is not None and all(record.get(code) == want for code, want in rule.when.items()):
            other = record.get(rule.by)
            if other is None:
                return None
            if other in rule.codes:
                return rule.codes[other]
        value = record.get(self.field.code)
        return False if value is None and self._filled_in else value

    @property
    def plain(self) -> bool:
        """Whether the value is always the field's own, as it stands in the record."""
        return self.equivalence is None and not self._filled_in

    @property
    def _filled_in(self) -> bool:
        """Whether the platform fills it in: what it has not filled in is false."""
        return self.field.system and self.field.type == "boolean"

    def verdict(self, view: View) -> Verdict:
        return self.match.verdict(self.value(view.it) if view.it is not None else None)

    def explain(self, view: View) -> Answer:
        value = self.value(view.it) if view.it is not None else None
        return self.match.verdict(value), value

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return (self.field.name,) if finding.raw == UNKNOWN else ()

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"还不知道{self.field.name}。" if finding.data is None else f"{self.field.name}要写到日，才能判断。"
        return f"{self.field.name}是{self.field.text(finding.data)}。"

    def measured(self, finding: Finding) -> str | None:
        return self.field.text(finding.data) or None

    def required(self, finding: Finding) -> str | None:
        return self.match.words(self.field)

    def examples(self) -> tuple[Example, ...]:
        code = self.field.code
        found = [Example("met", MET, it={code: self.match.good()})]
        bad = self.match.bad(self.field)
        if bad is not None:
            found.append(Example("unmet", UNMET, it={code: bad}))
        if self.field.system:
            return tuple(found)
        return (*found, Example("unknown", UNKNOWN, it={code: None}))

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.plain import record_field

        return record_field(self, people, bound)
