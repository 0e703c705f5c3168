"""`appointed: {as: assistant_engineer, full_years: 4}`: full years in a post one was appointed to (担任…职务)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy.predicates.base import Context
from zhicheng.policy.predicates.bound import BoundField
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.shape import Choice, Integer, Name, OneOrMany, Record, Shape, may, need


@dataclass(frozen=True, slots=True)
class Appointed(Duration):
    """Appointments (聘任) to titles, counted in full years."""

    name: ClassVar[str] = "appointed"
    help: ClassVar[str] = "担任某个职务（聘任）满几年，按计划的计算截止日"
    shape: ClassVar[Shape] = Record(
        {
            "as": need(OneOrMany(Choice(lambda: fields.option_codes("appointment", "as"), "担任的职务"))),
            "full_years": need(Integer("满几年", 1)),
            "after": may(BoundField("从所绑定记录的哪个日期起算")),
            "plus": may(Name("amounts", "数量", "再加几年")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        test = choose("appointment", "as", params["as"])
        codes = params["as"] if isinstance(params["as"], list) else [params["as"]]
        after = params.get("after")
        return cls(
            context,
            "appointment",
            (test,),
            params["full_years"],
            context.amounts[params["plus"]] if "plus" in params else None,
            fields.group_fields(context.bound or "").get(after.removeprefix("it.")) if after else None,
            f"担任{'或'.join(fields.label('appointment', 'as', code) for code in codes)}职务",
            f"appointed.{codes[0]}",
        )
