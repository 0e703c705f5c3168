"""`practised: {full_years: 5, after: it.awarded, plus: other-major}`: full years of work (从事专业工作)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy.predicates.base import Context
from zhicheng.policy.predicates.bound import BoundField
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.shape import Choice, Integer, Name, Record, Shape, may, need

# What each kind of work is called, and which records of 工作经历 count for it.
_WORK: dict[str, tuple[str, dict[str, Any]]] = {
    "professional": ("从事专业工作", {"work_kind": "professional"}),
    "skilled_work": ("从事技术技能工作", {"work_kind": ["professional", "skilled_work"]}),
    "same_profession": ("从事本专业技术工作", {"work_kind": "professional", "same_profession": True}),
}


@dataclass(frozen=True, slots=True)
class Practised(Duration):
    """Work of a kind, counted in full years."""

    name: ClassVar[str] = "practised"
    help: ClassVar[str] = "从事某类工作满几年（实足年限），按计划的计算截止日"
    shape: ClassVar[Shape] = Record(
        {
            "kind": may(Choice(tuple(_WORK), "哪类工作，不写就是专业工作")),
            "full_years": need(Integer("满几年", 1)),
            "after": may(BoundField("从所绑定记录的哪个日期起算，例如 it.awarded（毕业后、取得后），当日也算")),
            "plus": may(Name("amounts", "数量", "再加几年，是 amounts 里的一个名字")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        kind = params.get("kind", "professional")
        what, tests = _WORK[kind]
        after = params.get("after")
        return cls(
            context,
            "work",
            tuple(choose("work", code, spec) for code, spec in tests.items()),
            params["full_years"],
            context.amounts[params["plus"]] if "plus" in params else None,
            fields.group_fields(context.bound or "").get(after.removeprefix("it.")) if after else None,
            what,
            f"practised.{kind}",
        )
