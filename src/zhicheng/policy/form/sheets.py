"""The shape of a scoring sheet (打分表): its groups and lines, who fills it in and who verifies it."""

from __future__ import annotations

from typing import Any

from zhicheng.policy.form.trees import CLAUSE
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Checker,
    Choice,
    Code,
    Flag,
    Integer,
    ListOf,
    Name,
    Number,
    OneOrMany,
    Record,
    Said,
    Shape,
    Text,
    may,
    need,
)


def _sheet(value: dict[str, Any], path: Path, checker: Checker) -> None:
    groups = [one for one in value.get("groups") or () if isinstance(one, dict)]
    seen: set[str] = set()
    for n, group in enumerate(groups):
        for k, item in enumerate(group.get("items") or ()):
            here = (*path, "groups", n, "items", k)
            if not isinstance(item, dict):
                continue
            if item.get("code") in seen:
                checker.report.add((*here, "code"), item["code"], "没有用过的代码", "同一张表里的代码不能重复。")
            seen.add(str(item.get("code")))
            if _over(item.get("max"), group.get("max")):
                checker.report.add((*here, "max"), item["max"], f"不大于 {group['max']} 的数", "一项不能高于它的组。")
    if _over(value.get("full"), sum(one["max"] for one in groups if isinstance(one.get("max"), (int, float)))):
        checker.report.add((*path, "full"), value["full"], "不大于各组之和的数", "满分不能高于各组最高分之和。")


def _over(one: Any, other: Any) -> bool:
    return isinstance(one, (int, float)) and isinstance(other, (int, float)) and one > other


class FilledBy(Shape):
    """`everyone`, or `{path: one or many}`."""

    words = "everyone，或 {path: 条件}"
    _by_path = Record({"path": need(OneOrMany(Name("paths", "条件", "按哪种条件申报的人填")))})

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if value != "everyone":
            self._by_path.check(value, path, checker)

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [{"enum": ["everyone"]}, self._by_path.schema()]}


SHEET = Record(
    {
        "name": need(Text("名称")),
        "clause": need(CLAUSE),
        "sample": may(Flag("true：各项是我们写的示例，由机构换成正式的表")),
        "full": need(Integer("满分", 1)),
        "filled_by": need(FilledBy("谁要填")),
        "verified_by": need(Said(Name("stages", "审核的一站"), "由哪一站核定")),
        "standard": may(Name("documents", "文件", "按哪份标准打分，写 basis 里的文号或名称")),
        "evidence": may(Choice(("required",), "required：每一项都要有证明材料，没有的不给分")),
        "note": may(Text("说明")),
        "groups": need(
            ListOf(
                Record(
                    {
                        "code": need(Code("代码")),
                        "name": need(Text("名称")),
                        "max": need(Number("最高分")),
                        "items": need(
                            ListOf(
                                Record(
                                    {
                                        "code": need(Code("代码")),
                                        "name": need(Text("名称")),
                                        "max": need(Number("最高分")),
                                        "clause": may(CLAUSE),
                                        "note": may(Text("怎样给分")),
                                    }
                                )
                            )
                        ),
                    }
                )
            )
        ),
    },
    "评分表",
    also=_sheet,
)
