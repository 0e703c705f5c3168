"""`achievement: {kind: invention_patent, count: 1, window: …}`: projects, products, patents, software, papers.

`after: it.from` within `some: appointment` counts only what was achieved on or after that day (聘任…以后取得的).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng import kinds
from zhicheng.policy import fields
from zhicheng.policy.form.matches import check_match
from zhicheng.policy.matching import Between, Match
from zhicheng.policy.predicates.base import Context
from zhicheng.policy.predicates.bound import BoundField
from zhicheng.policy.predicates.counting import Counting
from zhicheng.policy.predicates.spans import choose
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Choice, Integer, Name, Record, Shape, may, need

# What an achievement is called in a plan, and which records of the dossier it means: (kind, fixed fields, words, unit).
_KINDS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "innovation_project": ("project", {"kind": "innovation_project"}, "技术创新项目", "项"),
    "key_enterprise_project": ("project", {"kind": "key_enterprise_project"}, "重点骨干企业重大科技项目", "项"),
    "honoured_project": ("project", {"kind": "honoured_project"}, "获荣誉的项目", "项"),
    "project": ("project", {}, "项目", "项"),
    "new_product": ("product", {}, "新产品", "项"),
    "invention_patent": ("patent", {"kind": "invention"}, "发明专利", "项"),
    "utility_model": ("patent", {"kind": "utility_model"}, "实用新型专利", "项"),
    "design_patent": ("patent", {"kind": "design"}, "外观设计专利", "项"),
    "software_copyright": ("software", {}, "软件著作权", "项"),
    "paper": ("paper", {}, "论文", "篇"),
    "standard": ("standard", {}, "标准", "项"),
    "mentoring": ("mentoring", {}, "传技带徒", "次"),
    "landmark": ("landmark", {}, "标志性业绩", "项"),
}


class _Test(Shape):
    """A test of a field of the record kind that `kind` means."""

    def __init__(self, code: str, help: str) -> None:
        super().__init__(help)
        self.code = code

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        """Checked by `_fields_exist`, which knows the kind."""


def _fields_exist(value: dict[str, Any], path: Path, checker: Checker) -> None:
    meant = _KINDS.get(str(value.get("kind")))
    if meant is None:
        return
    known = fields.group_fields(meant[0])
    for code in ("level", "role", "rank"):
        if code not in value:
            continue
        if code not in known:
            checker.report.add((*path, code), code, f"{meant[2]}有的字段", "这类业绩没有这个字段，请去掉。")
        elif code == "rank" and isinstance(value[code], int):
            continue
        else:
            check_match(value[code], known[code], (*path, code), checker)


@dataclass(frozen=True, slots=True)
class Achievement(Counting):
    """So many achievements of a kind, of a level, in a role or rank, within a window."""

    name: ClassVar[str] = "achievement"
    help: ClassVar[str] = "业绩：某类项目、产品、专利、软件、论文若干项"
    shape: ClassVar[Shape] = Record(
        {
            "kind": need(Choice(tuple(_KINDS), "哪类业绩")),
            "count": may(Integer("至少几项，不写是 1", 1)),
            "level": may(_Test("level", "级别，例如 {from: city}")),
            "role": may(_Test("role", "本人作用")),
            "rank": may(_Test("rank", "本人排名在前几，例如 1")),
            "window": may(Name("windows", "时间段", "在哪个时间段内取得")),
            "after": may(BoundField("从所绑定记录的哪个日期起取得的才算，例如 it.from（聘任以后），当日也算")),
        },
        also=_fields_exist,
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        kind, fixed, noun, unit = _KINDS[params["kind"]]
        tests = [choose(kind, code, params[code]) for code in ("level", "role") if code in params]
        if "rank" in params:
            rank = params["rank"]
            tests.append(choose(kind, "rank", {"to": rank} if isinstance(rank, int) else rank))
        if "window" in params:
            tests.append(
                (fields.group_fields(kind)[str(kinds.get(kind).from_field)], _within(params["window"], context))
            )
        given = tuple(choose(kind, code, spec) for code, spec in fixed.items())
        since = params.get("after")
        after = fields.group_fields(context.bound or "").get(since.removeprefix("it.")) if since else None
        return cls(kind, given, tuple(tests), params.get("count", 1), noun, unit, after=after)


def _within(name: str, context: Context) -> Match:
    window = context.windows[name]
    return Between(window.start, window.end)
