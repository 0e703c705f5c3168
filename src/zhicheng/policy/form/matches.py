"""How a test of a field is written in a plan (see `matching`), and what is wrong with one."""

from __future__ import annotations

from typing import Any

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, is_day


def check_match(spec: Any, field: Field, path: Path, checker: Checker) -> None:
    """Reports what is wrong with the test of a field."""
    expected, fine = _expectation(spec, field)
    if not fine:
        checker.report.add(path, spec, f"对“{field.name}”的要求：{expected}", "请按这个样子改写。")


def _expectation(spec: Any, field: Field) -> tuple[str, bool]:
    if field.type == "choice":
        known = [code for code, _ in field.choices]
        word = "、".join(known) + " 中的一个或几个"
        if fields.is_ordered(field):
            word += "，或 {from: 最低的一级}"
        if isinstance(spec, dict):
            inside = set(spec) <= {"from", "to"} and bool(spec) and all(one in known for one in spec.values())
            return word, fields.is_ordered(field) and inside
        many = spec if isinstance(spec, list) else [spec]
        return word, bool(many) and all(isinstance(one, str) and one in known for one in many)
    if field.type in ("date", "partial_date"):
        word = "{from|after|to|before: 2023-12-31}"
        fine = isinstance(spec, dict) and bool(spec) and set(spec) <= {"from", "after", "to", "before"}
        return word, fine and all(isinstance(one, str) and is_day(one) for one in spec.values())
    if field.type == "boolean":
        return "true 或 false", isinstance(spec, bool)
    if field.type in ("integer", "number", "year"):
        if isinstance(spec, dict):
            paired = any(bool(spec) and set(spec) <= one for one in ({"from", "to"}, {"above", "below"}))
            word = "{from: 数, to: 数}（含这个数），或 {above: 数, below: 数}（不含）"
            return word, paired and all(map(_is_number, spec.values()))
        return "一个数，或 {from: 数}", _is_number(spec)
    if field.table == fields.REGIONS and isinstance(spec, dict):
        area = spec.get("within")
        return "{within: '3306'}，行政区划代码的前 2、4 或 6 位，加引号", (
            len(spec) == 1 and isinstance(area, str) and area.isdigit() and len(area) in (2, 4, 6)
        )
    many = spec if isinstance(spec, list) else [spec]
    return "一段文字，或几段文字的列表", bool(many) and all(isinstance(one, str) and one for one in many)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
