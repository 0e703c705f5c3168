"""`attested: {by: employer, of: conduct}`: what only people can say of the person (职业道德, 表现突出)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.shape import Choice, Code, Record, Shape, Text, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNMET

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

WHO = {
    "employer": "用人单位",
    "department": "主管部门",
    "bureau": "人力社保部门",
    "office": "评委会办公室",
    "committee": "评委会",
}


@dataclass(frozen=True, slots=True)
class Attested(Condition):
    """Needs a person until someone has said it."""

    by: str
    of: str
    what: str

    name: ClassVar[str] = "attested"
    help: ClassVar[str] = "要由某一方说明的事，例如职业道德由用人单位说明"
    shape: ClassVar[Shape] = Record(
        {
            "by": need(Choice(tuple(WHO), "由谁说明")),
            "of": need(Code("说明的是什么，一个代码，与事实中的 attested 对应")),
            "says": may(Text("写成一句话的要求")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        what = params.get("says") or context.names.get(params["of"]) or params["of"]
        return cls(params["by"], params["of"], what)

    def title(self) -> str:
        return self.what

    @property
    def judge(self) -> str:
        return WHO[self.by]

    def explain(self, view: View) -> Answer:
        said = view.facts.group("attested").get(self.of)
        value = said.get("value") if isinstance(said, dict) else said
        if value is None:
            return NEEDS_HUMAN, None
        return (MET if value is True else UNMET), value

    def sentence(self, finding: Finding) -> str:
        if finding.raw == NEEDS_HUMAN:
            return f"这一条由{self.judge}判断。"
        return f"{self.judge}已经说明：符合。" if finding.raw == MET else f"{self.judge}说明：还不符合。"

    def examples(self) -> tuple[Example, ...]:
        def said(value: bool | None) -> dict[str, Any]:
            return {"attested": {self.of: {"by": self.by, "value": value}}}

        return (
            Example("met", MET, said(True)),
            Example("unmet", UNMET, said(False)),
            Example("needs_human", NEEDS_HUMAN, said(None)),
        )

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.plain import attested

        return attested(self.of, people, bound)
