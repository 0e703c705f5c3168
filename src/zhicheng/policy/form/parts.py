"""Shapes that several parts of a plan use: amounts, due times, parties, conditions, readings."""

# ruff: noqa: ARG002  (one signature for all shapes)

from __future__ import annotations

from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.form.trees import CLAUSE, FORCE, TREE
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import (
    Checker,
    Code,
    Day,
    Flag,
    Integer,
    MapOf,
    Name,
    Record,
    Shape,
    Text,
    may,
    need,
)
from zhicheng.standards import codes

DERIVED = Text("通知没有直接写时，这个值是怎么来的")


def table_codes(name: str) -> tuple[str, ...]:
    """The codes of a table that may be chosen."""
    return tuple(code for code, _ in codes.table(name).choices())


class AnyValue(Shape):
    """A value put in by a reading; the patched plan is checked as a whole."""

    def fits(self, value: Any) -> bool:
        return True


class AmountShape(Shape):
    """A whole number, or `{if, then, else}`, or `{reference: document}`."""

    words = "一个整数，或 {if: 条件, then: 整数, else: 整数}，或 {reference: 文件}"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if isinstance(value, dict):
            (_REFERRED if "reference" in value else _CHOSEN).check(value, path, checker)
        else:
            super().check(value, path, checker)

    def fits(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 0}, _CHOSEN.schema(), _REFERRED.schema()]}


_CHOSEN = Record({"if": need(TREE), "then": need(Integer("满足时")), "else": need(Integer("不满足时"))})


_REFERRED = Record({"reference": need(Text("写着这个数的文件"))})


class Bound(Record):
    """`amounts`: the condition may speak of the record that is bound where the amount is used."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        kind = value.get("of") if isinstance(value, dict) else None
        outer, checker.bound = checker.bound, kind
        super().check(value, path, checker)
        checker.bound = outer


class Equivalence(Record):
    """The fields named must be those of the record kind."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        super().check(value, path, checker)
        if not isinstance(value, dict):
            return
        known = fields.group_fields(str(value.get("record")))
        for key in ("reads", "by"):
            if known and value.get(key) not in known:
                checker.report.add((*path, key), value.get(key), "、".join(known), "请改成这类记录有的字段。")


def _one_due(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if not ({"on", "date"} & set(value)) and not {"working_days", "after"} <= set(value):
        checker.report.add(
            path, value, "on、date，或 working_days 加 after", "请写明是哪一天，或某件事之后几个工作日。"
        )


DUE = Record(
    {
        "on": may(Name("dates", "日期", "dates 里的一个名字")),
        "date": may(Day("截止的一天，到 24:00", roll="weeks")),
        "working_days": may(Integer("几个工作日", 1)),
        "after": may(Text("从哪件事起算，例如 bureau.pass.delivered")),
        "clause": may(CLAUSE),
        "derived": may(DERIVED),
    },
    "期限",
    also=_one_due,
)


PARTY = Record({"code": need(Code("代码")), "name": need(Text("名称")), "clause": need(CLAUSE)})


NODE_ITEM = {
    "name": may(Text("短名")),
    "title": may(Text("写成一句话的要求")),
    "clause": need(CLAUSE),
    "force": need(FORCE),
    "soft": may(Flag("true：原则上的要求")),
    "needs": need(TREE),
}


class Item(Record):
    """A common condition: its id is a name like those of nodes."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        super().check(value, path, checker)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            if value["id"] in checker.seen_ids:
                checker.report.add((*path, "id"), value["id"], "没有用过的名字", "这个名字已经用过，请换一个。")
            checker.seen_ids.add(value["id"])


READING = Record(
    {
        "clause": need(CLAUSE),
        "asks": need(Text("没有说清的是什么")),
        "chosen": need(Code("选定的读法")),
        "why": need(Text("为什么这样选")),
        "decided_by": may(AnyValue("谁确认的，发布时填写")),
        "options": need(
            MapOf(
                Record({"says": need(Text("这种读法怎么说")), "set": may(MapOf(AnyValue(), "改哪些值", key=Text()))}),
                "各种读法",
            )
        ),
    },
    "一处没有说清的话",
)
