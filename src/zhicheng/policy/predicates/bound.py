"""The shape of `it.FIELD` as a value: a date field of the record that is bound."""

from __future__ import annotations

from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Shape


class BoundField(Shape):
    """`it.awarded`: a date field of the bound record."""

    words = "it. 开头的日期字段"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if checker.bound is None:
            checker.report.add(
                path, value, "在 some 之内使用", "it 指 some 绑定的那条记录，请把这一条放到 some 的 holds 里。"
            )
            return
        known = [
            code for code, one in fields.group_fields(checker.bound).items() if one.type in ("date", "partial_date")
        ]
        if not isinstance(value, str) or value.removeprefix("it.") not in known or not value.startswith("it."):
            expected = "、".join(f"it.{code}" for code in known) or "一条带日期的记录"
            checker.report.add(path, value, expected, "请改成其中一个。")

    def _schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^it\.[a-z_]+$"}
