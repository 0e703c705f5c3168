"""Shapes that hold others: lists, maps, records, and values that may be none or not said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhicheng.policy.problems import Path
from zhicheng.policy.shape.base import Checker, Leaf, Shape
from zhicheng.policy.shape.scalars import Code


class ListOf(Shape):
    """A list of values of one shape, with a least length."""

    words = "一个列表"

    def __init__(self, item: Shape, help: str = "", least: int = 1) -> None:
        super().__init__(help)
        self.item = item
        self.least = least

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if not isinstance(value, list) or len(value) < self.least:
            checker.report.add(path, value, f"至少 {self.least} 项的列表", "请写成 [甲, 乙]，或一行一项、以 - 开头。")
            return
        for n, one in enumerate(value):
            self.item.check(one, (*path, n), checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        for n, one in enumerate(value):
            yield from self.item.leaves(one, (*path, n))

    def _schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema(), "minItems": self.least}


class OneOrMany(Shape):
    """One value, or a list of them."""

    def __init__(self, item: Shape, help: str = "") -> None:
        super().__init__(help or item.help)
        self.item = item
        self.many = ListOf(item)

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        (self.many if isinstance(value, list) else self.item).check(value, path, checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        yield from (self.many if isinstance(value, list) else self.item).leaves(value, path)

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [self.item.schema(), self.many.schema()]}


class MapOf(Shape):
    """Names of the writer's own choosing, each with a value of one shape."""

    words = "一组有名字的值"

    def __init__(self, item: Shape, help: str = "", key: Shape | None = None) -> None:
        super().__init__(help)
        self.item = item
        self.key = key or Code()

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if not isinstance(value, dict):
            checker.report.add(path, value, self.words, "请一行写一个“名字: 值”。")
            return
        for name, one in value.items():
            self.key.check(name, (*path, name), checker)
            self.item.check(one, (*path, name), checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        for name, one in value.items():
            yield from self.item.leaves(one, (*path, name))

    def _schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record shape."""

    shape: Shape
    required: bool = False


class Record(Shape):
    """Fixed fields. `also` may check what the single fields cannot (one of two must be there)."""

    words = "一组字段"

    def __init__(
        self,
        fields: Mapping[str, Field],
        help: str = "",
        also: Callable[[dict[str, Any], Path, Checker], None] | None = None,
    ) -> None:
        super().__init__(help)
        self.fields = dict(fields)
        self.also = also

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if not isinstance(value, dict):
            checker.report.add(path, value, "一组字段：" + "、".join(self.fields), "请写成 {字段: 值} 的样子。")
            return
        for name, one in value.items():
            known = self.fields.get(name)
            if known is None:
                checker.report.add(
                    (*path, name), name, "这些字段之一：" + "、".join(self.fields), _nearest(name, self.fields)
                )
            else:
                known.shape.check(one, (*path, name), checker)
        for name, known in self.fields.items():
            if known.required and name not in value:
                checker.report.add(
                    path, "没有 " + name, f"写明 {name}（{known.shape.help or known.shape.words}）", f"请加上 {name}。"
                )
        if self.also is not None:
            self.also(value, path, checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        for name, one in value.items():
            known = self.fields.get(name)
            if known is not None:
                yield from known.shape.leaves(one, (*path, name))

    def _schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: one.shape.schema() for name, one in self.fields.items()},
            "required": [name for name, one in self.fields.items() if one.required],
            "additionalProperties": False,
        }


class Said(Shape):
    """A value, or the words `none` (there is none) or `not_said` (the notice does not say it)."""

    def __init__(self, item: Shape, help: str = "") -> None:
        super().__init__(help or item.help)
        self.item = item

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        if value not in ("none", "not_said"):
            self.item.check(value, path, checker)

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        if value not in ("none", "not_said"):
            yield from self.item.leaves(value, path)

    def _schema(self) -> dict[str, Any]:
        return {"anyOf": [self.item.schema(), {"enum": ["none", "not_said"]}]}


def said(value: Any) -> Any:
    """The value itself; None for `none` and `not_said` and where it is absent."""
    return None if value in ("none", "not_said") else value


def need(shape: Shape) -> Field:
    """A field that must be there."""
    return Field(shape, True)


def may(shape: Shape) -> Field:
    """A field that may be absent."""
    return Field(shape)


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    return f"是不是 {close[0]}？" if close else "请去掉它，或改成表中的字段名。"
