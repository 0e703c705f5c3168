"""How a tree is written: `all / any / at_least, of / not / some, where, holds / none, where` over predicates.

Within `some` and `none`, `it.FIELD: test` asks about the bound record; several of them in one mapping must all hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.form.matches import check_match
from zhicheng.policy.predicates import REGISTRY
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Choice, Code, Flag, Leaf, ListOf, OneOrMany, Shape, Text, Year

CLAUSE = OneOrMany(Text("条款号，或“条款号#第几句”"), "出自通知的哪一条哪一句")
FORCE = Choice(("hard", "office", "advice"), "不满足会怎样：hard 不能提交，office 由审核单位决定，advice 只作提示")
MODIFIERS: dict[str, Shape] = {
    "id": Code("这一项的名字，全计划唯一"),
    "title": Text("写成一句话的要求"),
    "clause": CLAUSE,
    "force": FORCE,
    "soft": Flag("true：原则上的要求"),
    "note": Text("说明"),
}
GROUPS = ("all", "any", "at_least", "some", "none", "not")
_PARTS = {"at_least": ("of",), "some": ("where", "holds"), "none": ("where",)}


class Tree(Shape):
    """One node of a tree."""

    words = "一个条件"

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if not isinstance(value, dict) or not value:
            checker.report.add(path, value, "一个条件", "请写成 {条件名: …}，或 {all: […]}、{any: […]}。")
            return
        for key, shape in MODIFIERS.items():
            if key in value:
                shape.check(value[key], (*path, key), checker)
        self._unique(value, path, checker)
        keys = [key for key in value if key not in MODIFIERS]
        if keys and all(key.startswith("it.") for key in keys):
            for key in keys:
                self._field(key, value[key], (*path, key), checker)
            return
        heads = [key for key in keys if key in GROUPS or key in REGISTRY]
        if len(heads) != 1:
            expected = "恰好一个条件名（" + "、".join([*GROUPS, *REGISTRY]) + "）"
            found = "、".join(keys) or "没有条件名"
            checker.report.add(path, found, expected, "几个条件请用 all 或 any 合起来。")
            return
        head = heads[0]
        for key in keys:
            if key != head and key not in _PARTS.get(head, ()):
                checker.report.add((*path, key), key, f"和 {head} 一起用的字段", "请去掉它，或改正拼写。")
        self._head(head, value, path, checker)

    def _unique(self, value: dict[str, Any], path: Path, checker: Checker) -> None:
        code = value.get("id")
        if isinstance(code, str):
            if code in checker.seen_ids:
                checker.report.add((*path, "id"), code, "没有用过的名字", "这个名字已经用过，请换一个。")
            checker.seen_ids.add(code)

    def _field(self, key: str, spec: Any, path: Path, checker: Checker) -> None:
        if checker.bound is None:
            checker.report.add(path, key, "在 some 或 none 之内使用", "it 指 some 或 none 绑定的那条记录。")
            return
        known = fields.group_fields(checker.bound)
        code = key.removeprefix("it.")
        if code not in known:
            expected = "、".join(f"it.{one}" for one in known)
            checker.report.add(path, key, expected, "请改成这类记录有的字段。")
        else:
            check_match(spec, known[code], path, checker)

    def _head(self, head: str, value: dict[str, Any], path: Path, checker: Checker) -> None:
        inner = value[head]
        if head in ("all", "any"):
            ListOf(self).check(inner, (*path, head), checker)
        elif head == "at_least":
            members = value.get("of")
            ListOf(self, least=1).check(members, (*path, "of"), checker)
            most = len(members) if isinstance(members, list) else 1
            if not isinstance(inner, int) or isinstance(inner, bool) or not 1 <= inner <= most:
                checker.report.add((*path, head), inner, f"1 到 {most} 的整数", "具备的项数不能多于 of 里的项数。")
        elif head == "not":
            self.check(inner, (*path, head), checker)
        elif head in ("some", "none"):
            self._bound(head, inner, value, path, checker)
        else:
            REGISTRY[head].shape.check(inner, (*path, head), checker)

    def _bound(self, head: str, kind: Any, value: dict[str, Any], path: Path, checker: Checker) -> None:
        known = fields.record_kinds()
        if kind not in known:
            checker.report.add((*path, head), kind, "一类记录：" + "、".join(known), "请改成其中一类。")
            return
        outer, checker.bound = checker.bound, kind
        if "where" in value:
            self.check(value["where"], (*path, "where"), checker)
        if "holds" in value:
            ListOf(self).check(value["holds"], (*path, "holds"), checker)
        checker.bound = outer

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        for key, inner in value.items():
            here = (*path, key)
            if key in MODIFIERS:
                yield from MODIFIERS[key].leaves(inner, here)
            elif key in ("all", "any", "of", "holds"):
                yield from ListOf(self).leaves(inner, here)
            elif key in ("not", "where"):
                yield from self.leaves(inner, here)
            elif key == "it.year":
                yield from _years(inner, here)
            elif key in REGISTRY:
                yield from REGISTRY[key].shape.leaves(inner, here)

    def _schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/tree"}


def _years(value: Any, path: Path) -> Iterator[Leaf]:
    """The years a test of `it.year` names; they move when the plan is rolled on."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*path, key), _YEAR, one
    else:
        yield path, _YEAR, value


_YEAR = Year(roll="years")
TREE = Tree()


def tree_schema() -> dict[str, Any]:
    """The JSON Schema of a node, for the `$defs` of the plan's schema."""
    ref = {"$ref": "#/$defs/tree"}
    properties: dict[str, Any] = {key: shape.schema() for key, shape in MODIFIERS.items()}
    properties |= {
        "all": {"type": "array", "items": ref, "minItems": 1, "description": "都要满足"},
        "any": {"type": "array", "items": ref, "minItems": 1, "description": "满足其中一项"},
        "at_least": {"type": "integer", "minimum": 1, "description": "of 里至少满足几项"},
        "of": {"type": "array", "items": ref, "minItems": 1},
        "not": {**ref, "description": "不属于"},
        "some": {"enum": list(fields.record_kinds()), "description": "有一条这类记录，下面说的都是这同一条"},
        "none": {"enum": list(fields.record_kinds()), "description": "没有这样的记录（要标记“已填全”才能判断）"},
        "where": {**ref, "description": "哪一条记录"},
        "holds": {"type": "array", "items": ref, "description": "这条记录还要满足什么"},
    }
    properties |= {name: {**one.shape.schema(), "description": one.help} for name, one in REGISTRY.items()}
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": {r"^it\.[a-z_]+$": {}},
        "additionalProperties": False,
    }
