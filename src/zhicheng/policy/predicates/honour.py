"""`honour: {kind: party_or_government, level: {from: county}}`: honours and named talents (荣誉表彰)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy.form.matches import check_match
from zhicheng.policy.matching import Between
from zhicheng.policy.predicates.base import Context
from zhicheng.policy.predicates.counting import Counting
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Choice, Integer, Name, OneOrMany, Record, Shape, may, need


class _Level(Shape):
    def check(self, value: Any, path: Path, checker: Checker) -> None:
        check_match(value, fields.group_fields("honour")["level"], path, checker)


@dataclass(frozen=True, slots=True)
class Honour(Counting):
    """So many honours of a kind and level."""

    name: ClassVar[str] = "honour"
    help: ClassVar[str] = "荣誉：党委政府表彰、创新团队核心人员、学术技术带头人等"
    shape: ClassVar[Shape] = Record(
        {
            "kind": need(OneOrMany(Choice(lambda: fields.option_codes("honour", "kind"), "荣誉类别"))),
            "level": may(_Level("级别，例如 {from: county}")),
            "count": may(Integer("至少几项，不写是 1", 1)),
            "window": may(Name("windows", "时间段", "在哪个时间段内取得")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        codes = params["kind"] if isinstance(params["kind"], list) else [params["kind"]]
        noun = "或".join(fields.label("honour", "kind", code) for code in codes)
        tests = [choose("honour", "level", params["level"])] if "level" in params else []
        if "window" in params:
            window = context.windows[params["window"]]
            tests.append((fields.group_fields("honour")["issued"], Between(window.start, window.end)))
        given = (choose("honour", "kind", params["kind"]),)
        return cls("honour", given, tuple(tests), params.get("count", 1), noun, "项")
