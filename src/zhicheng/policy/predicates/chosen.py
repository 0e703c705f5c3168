"""`chosen: {path: [exception]}`: what the applicant has chosen in this application. Used by attachments and copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Name, OneOrMany, Record, Shape, may
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET
from zhicheng.standards.text import listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_WORDS = {"path": "申报条件", "method": "申报方式", "specialty": "申报专业"}


def _one(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if len(value) != 1:
        checker.report.add(
            path, value, "path、method、specialty 中的一个", "请只写其中一个；几个都要的，用 all 合起来。"
        )


@dataclass(frozen=True, slots=True)
class Chosen(Condition):
    """One choice of the application."""

    what: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]

    name: ClassVar[str] = "chosen"
    help: ClassVar[str] = "申报时选定的条件、方式或专业"
    shape: ClassVar[Shape] = Record(
        {
            "path": may(OneOrMany(Name("paths", "条件"), "选定的条件")),
            "method": may(OneOrMany(Name("methods", "申报方式"), "选定的申报方式")),
            "specialty": may(OneOrMany(Name("specialties", "专业"), "选定的专业")),
        },
        also=_one,
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        what, spec = next(iter(params.items()))
        codes = tuple(spec) if isinstance(spec, list) else (spec,)
        return cls(what, codes, tuple(context.names.get(f"{what}.{one}", one) for one in codes))

    def title(self) -> str:
        return f"{_WORDS[self.what]}选“{listed(self.labels, '或')}”"

    def explain(self, view: View) -> Answer:
        value = view.facts.value("application", self.what)
        if value is None:
            return UNKNOWN, None
        return (MET if value in self.codes else UNMET), value

    def asks(self, finding: Finding) -> tuple[str, ...]:
        return (_WORDS[self.what],) if finding.raw == UNKNOWN else ()

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"选定{_WORDS[self.what]}以后才知道。"
        return f"您的{_WORDS[self.what]}{'正是' if finding.raw == MET else '不是'}“{listed(self.labels, '或')}”。"

    def examples(self) -> tuple[Example, ...]:
        return (
            Example("met", MET, {"application": {self.what: self.codes[0]}}),
            Example("unmet", UNMET, {"application": {self.what: "—"}}),
            Example("unknown", UNKNOWN, {"application": {self.what: None}}),
        )

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.plain import chosen

        return chosen(self.what, self.codes, people, bound)
