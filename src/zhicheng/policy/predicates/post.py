"""`post: {kind: [technical_head], full_years: 3}`: full years in a leading post (任职)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy.predicates.base import Context
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.shape import Choice, Integer, OneOrMany, Record, Shape, need


@dataclass(frozen=True, slots=True)
class Post(Duration):
    """Posts held, counted in full years."""

    name: ClassVar[str] = "post"
    help: ClassVar[str] = "任某类职务（技术部门负责人等）满几年，按计划的计算截止日"
    shape: ClassVar[Shape] = Record(
        {
            "kind": need(OneOrMany(Choice(lambda: fields.option_codes("post", "kind"), "职务类别"))),
            "full_years": need(Integer("满几年", 1)),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        codes = params["kind"] if isinstance(params["kind"], list) else [params["kind"]]
        what = f"担任{'或'.join(fields.label('post', 'kind', code) for code in codes)}"
        test = choose("post", "kind", params["kind"])
        return cls(context, "post", (test,), params["full_years"], None, None, what, "post")
