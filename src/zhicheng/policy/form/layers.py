"""The form of what lays over a plan: the axes and layers of a family, the head and members of an overlay."""

from __future__ import annotations

from typing import Any

from zhicheng.policy.form.trees import CLAUSE
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Code, ListOf, MapOf, OneOrMany, Record, Shape, Text, may, need


class Partial(Shape):
    """Some fields of a plan; the merged plan is checked as a whole, and its errors are told at the layer's lines."""

    words = "计划里的一些字段"

    def fits(self, value: Any) -> bool:
        return isinstance(value, dict)

    def _schema(self) -> dict[str, Any]:
        return {"type": "object"}


PARTIAL = Partial("改哪些值；drop 列出不要的")

FAMILY = ListOf(
    Record(
        {
            "id": need(Code("这一维的名字")),
            "name": need(Text("这一维叫什么，例如“系列”")),
            "values": need(
                MapOf(
                    Record(
                        {
                            "name": need(Text("中文")),
                            "clause": need(CLAUSE),
                            "only": may(ListOf(Code("下一维的值"), "只和下一维的这些值配")),
                            "set": may(PARTIAL),
                        }
                    ),
                    "这一维的各个值",
                )
            ),
        }
    ),
    "一份文件写成的许多计划：由哪几维组成",
)

EACH = ListOf(
    Record({"for": need(MapOf(OneOrMany(Code("值")), "哪些维是哪些值")), "set": need(PARTIAL)}),
    "其中几个计划共有的值",
)


def check_family(value: dict[str, Any], checker: Checker) -> None:
    """Problems of `family` and `each`: their form, and names of axes and values that do not exist."""
    if "family" not in value:
        if "each" in value:
            checker.report.add(("each",), "没有 family", "和 family 一起写", "请写上 family，或去掉 each。")
        return
    FAMILY.check(value["family"], ("family",), checker)
    if "each" in value:
        EACH.check(value["each"], ("each",), checker)
    if checker.report.errors:
        return
    known = {axis["id"]: set(axis["values"]) for axis in value["family"]}
    for n, layer in enumerate(value.get("each") or ()):
        for axis, codes in layer["for"].items():
            place: Path = ("each", n, "for", axis)
            if axis not in known:
                checker.report.add(place, axis, "family 里有的一维：" + "、".join(known), "请改成已有的名字。")
                continue
            for code in [codes] if isinstance(codes, str) else codes:
                if code not in known[axis]:
                    expected = f"“{axis}”的一个值：" + "、".join(sorted(known[axis]))
                    checker.report.add(place, code, expected, "请改成已有的值。")
    for n, (axis, after) in enumerate(zip(value["family"], value["family"][1:], strict=False)):
        for code, one in axis["values"].items():
            for other in one.get("only", ()):
                if other not in after["values"]:
                    expected = f"“{after['id']}”的一个值：" + "、".join(after["values"])
                    checker.report.add(("family", n, "values", code, "only"), other, expected, "请改成已有的值。")


HEAD = Record({"name": need(Text("加在条款号前面的名字，例如“台州”"))}, "叠加的文件")


def check_overlay(value: Any, members: frozenset[str] | None, checker: Checker) -> None:
    """Problems of an overlay's head, and of members it names that the plan does not have (None: not known)."""
    if not isinstance(value, dict):
        checker.report.add((), value, "一组字段", "请写成一行一个“字段: 值”。")
        return
    if "overlay" not in value:
        checker.report.add((), "没有 overlay", "写明 overlay: {name: …}", "请加上 overlay。")
    else:
        HEAD.check(value["overlay"], ("overlay",), checker)
    MapOf(PARTIAL, key=Text()).check(value.get("members", {}), ("members",), checker)
    for name in value.get("members") or {}:
        if members is not None and name not in members:
            known = "、".join(sorted(members)) or "（这个计划不分级别和系列）"
            checker.report.add(("members", name), name, f"计划的一个成员：{known}", "请改成已有的名字。")
