"""`reference: {document: …}`: a condition that stands in a document which is not at hand.

Where the document is loaded as a pack (`policy.loading.packs`), its tree is compiled in place of this.
"""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.shape import Record, Shape, Text, may, need
from zhicheng.policy.verdict import NEEDS_HUMAN

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People


@dataclass(frozen=True, slots=True)
class Reference(Condition):
    """Always for people to judge, by the document that is named."""

    document: str
    part: str
    subject: str

    name: ClassVar[str] = "reference"
    help: ClassVar[str] = "条件写在另一份文件里：文件没有装入时，由人对照它判断"
    shape: ClassVar[Shape] = Record(
        {
            "document": need(Text("文件的文号或名称")),
            "part": may(Text("文件里的条款")),
            "subject": may(Text("说的是什么")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        return cls(params["document"], params.get("part", ""), params.get("subject", ""))

    def title(self) -> str:
        about = f"（{self.subject}）" if self.subject else ""
        return f"符合{self.document}{self.part}{about}"

    def explain(self, view: View) -> Answer:
        return NEEDS_HUMAN, None

    def sentence(self, finding: Finding) -> str:
        return f"这一条写在{self.document}{self.part}里，由{self.judge}对照判断。"

    def examples(self) -> tuple[Example, ...]:
        return (Example("needs_human", NEEDS_HUMAN),)

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.people import everyone

        return everyone(NEEDS_HUMAN, people, bound)
