"""The form of facts: made from the record kinds, so that a new field of a kind can be told at once.

`plan schema facts` prints it; `check_facts` says what is wrong with facts typed by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from zhicheng.kinds import Field as KindField
from zhicheng.kinds import Kind
from zhicheng.policy import fields
from zhicheng.policy.dates import read_partial
from zhicheng.policy.problems import Path, Report
from zhicheng.policy.shape import Checker, Day, Flag, ListOf, MapOf, Record, Shape, Text, may
from zhicheng.policy.shape import Field as ShapeField
from zhicheng.policy.shape.scalars import is_day

_WORDS = {
    "boolean": "true 或 false",
    "integer": "一个整数",
    "year": "四位数的年份",
    "number": "一个数",
    "date": "2023-12-31 这样的日期",
    "partial_date": "2023、2023-12 或 2023-12-31 这样的日期",
}


class FactValue(Shape):
    """One value of a fact; empty is “not known”."""

    def __init__(self, field: KindField) -> None:
        super().__init__(field.help)
        self.field = field

    @property
    def words(self) -> str:  # type: ignore[override]
        if self.field.type == "choice":
            codes = [code for code, _ in self.field.choices]
            return "这些代码之一：" + "、".join(codes[:30])
        low, high = self.field.min, self.field.max
        if self.field.type in ("integer", "number") and (low is not None or high is not None):
            span = (
                f"{low} 至 {high} 之间"
                if None not in (low, high)
                else f"不小于 {low}"
                if high is None
                else f"不大于 {high}"
            )
            return f"{span}的{_WORDS[self.field.type]}"
        return _WORDS.get(self.field.type, "一段文字")

    def mend(self) -> str:
        return f"“{self.field.name}”请改成这个样子；不知道的就空着。"

    def fits(self, value: Any) -> bool:
        kind = self.field.type
        if value is None:
            return True
        if kind == "choice":
            return self.field.options is not None and isinstance(value, str) and value in self.field.options
        if kind == "boolean":
            return isinstance(value, bool)
        if kind in ("integer", "year"):
            return isinstance(value, int) and not isinstance(value, bool) and self._in_bounds(value)
        if kind == "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool) and self._in_bounds(value)
        if kind == "date":
            return isinstance(value, str) and (value == "" or is_day(value))
        if kind == "partial_date":
            return isinstance(value, str) and (value == "" or read_partial(value) is not None)
        return isinstance(value, str)

    def _in_bounds(self, value: float) -> bool:
        low, high = self.field.min, self.field.max
        return (low is None or value >= low) and (high is None or value <= high)

    def schema(self) -> dict[str, Any]:
        return self.field.schema()


class _Records(Shape):
    """`{complete: …, records: […]}`, or the bare list (not known to be complete)."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.name)
        self.kind = kind
        known = {one.code: may(FactValue(one)) for one in kind.fields}
        self.many = ListOf(Record({"id": may(Text("记录编号")), **known}), least=0)
        self.whole = Record(
            {"complete": may(Flag("是否填全：false 时，没有写的不能当作没有")), "records": may(self.many)}
        )

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if value is None:
            return
        (self.many if isinstance(value, list) else self.whole).check(value, path, checker)
        rows = value.get("records") if isinstance(value, dict) else value
        at = path if isinstance(value, list) else (*path, "records")
        seen: dict[str, int] = {}
        for n, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict):
                self._in_sequence(row, (*at, n), checker)
                self._own_id(row.get("id"), n, seen, (*at, n, "id"), checker)

    def _in_sequence(self, row: dict[str, Any], path: Path, checker: Checker) -> None:
        """The second date of each pair is not certainly before the first."""
        for first, second in self.kind.sequence:
            early, late = (read_partial(row.get(code)) for code in (first, second))
            if early is not None and late is not None and late[1] < early[0]:
                start, end = self.kind.field(first), self.kind.field(second)
                told = start.text(row[first])
                checker.report.add(
                    (*path, second),
                    row[second],
                    f"不早于{start.name}（{told}）的日期",
                    f"请核对{start.name}和{end.name}。",
                )

    @staticmethod
    def _own_id(code: Any, n: int, seen: dict[str, int], path: Path, checker: Checker) -> None:
        if not isinstance(code, str) or not code:
            return
        if code in seen:
            checker.report.add(
                path, code, f"与别的记录不同的编号（第 {seen[code] + 1} 条已经用了它）", "请换一个编号。"
            )
        seen.setdefault(code, n)

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [self.whole.schema(), self.many.schema(), {"type": "null"}]}


class _Maybe(Shape):
    """A shape, or empty."""

    def __init__(self, item: Shape) -> None:
        super().__init__(item.help)
        self.item = item

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if value is not None:
            self.item.check(value, path, checker)

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [self.item.schema(), {"type": "null"}]}


def _group(known: dict[str, KindField]) -> dict[str, ShapeField]:
    return {code: may(FactValue(one)) for code, one in known.items()}


class _Said(Shape):
    """`{by: employer, value: true}`."""

    words = "{by: 谁说的, value: true 或 false}"

    def fits(self, value: Any) -> bool:
        if value is None or isinstance(value, bool):
            return True
        return isinstance(value, dict) and set(value) <= {"by", "value"} and value.get("value") in (True, False, None)

    def _schema(self) -> dict[str, Any]:
        whole = {"type": "object", "properties": {"by": {"type": "string"}, "value": {"type": ["boolean", "null"]}}}
        return {"anyOf": [whole, {"type": ["boolean", "null"]}]}


class _Total(Shape):
    """A total in place of its parts: `6 年 3 个月`, or a number of hours."""

    words = "“6 年 3 个月”这样的时间，或一个数"

    def fits(self, value: Any) -> bool:
        return value is None or isinstance(value, (str, int, float))

    def _schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "null"]}


class _Points(Shape):
    """Points on a sheet; empty is “not known”."""

    words = "一个不小于 0 的数"

    def fits(self, value: Any) -> bool:
        return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0)

    def _schema(self) -> dict[str, Any]:
        return {"type": ["number", "null"], "minimum": 0}


_SCORE = Record({"self": may(_Points("自评分")), "verified": may(_Points("核定分，由负责核定的单位填写"))})


@cache
def facts_shape() -> Record:
    """The shape of one person's facts."""
    shape: dict[str, ShapeField] = {
        "today": may(_Maybe(Day("哪一天提交，没有提交的是今天；限制申报看这一天"))),
        "person": may(_Maybe(Record(_group(fields.person_fields()), "本人"))),
        "employer": may(_Maybe(Record(_group(fields.employer_fields()), "用人单位"))),
        "application": may(
            _Maybe(Record({key: may(_Maybe(Text(word))) for key, word in _APPLICATION.items()}, "这次申报选定的"))
        ),
        "attested": may(_Maybe(MapOf(_Said(), "别人说明的事"))),
        "scores": may(_Maybe(MapOf(_SCORE, "打分表的得分，名字与评审计划的 sheets 一样"))),
        "totals": may(_Maybe(MapOf(_Total(), "没有明细、只知道总数的", key=Text()))),
    }
    for kind in fields.record_kinds().values():
        shape[kind.facts_key] = may(_Records(kind))
    return Record(shape, "一个人的情况")


_APPLICATION = {"path": "选定的条件", "method": "申报方式", "specialty": "申报专业", "committee": "受理评审委员会"}


def check_facts(value: Any, report: Report, full: Mapping[str, float] | None = None) -> None:
    """Everything that is wrong with the form of one person's facts; `full` has the full marks of the plan's sheets."""
    facts_shape().check(value, (), Checker(report))
    scores = value.get("scores") if isinstance(value, dict) else None
    for code, most in (full or {}).items():
        points = scores.get(code) if isinstance(scores, dict) else None
        for who, number in points.items() if isinstance(points, dict) else ():
            if isinstance(number, (int, float)) and number > most:
                report.add(("scores", code, who), number, f"不超过满分 {most:g} 的数", "请核对得分。")


def facts_schema() -> dict[str, Any]:
    """The JSON Schema of facts, with Chinese names, units and help texts."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "评审计划的事实"}
    return {**head, **facts_shape().schema()}
