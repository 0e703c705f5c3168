"""Reads a YAML file as the text it is: positions for every value, no surprises.

`no` stays text, `2020-01-01` stays text, `012` stays text. Aliases, duplicate keys, merge keys and tags are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from zhicheng.policy.problems import Path, Report

try:
    _Base: Any = yaml.CSafeLoader
except AttributeError:  # PyYAML built without libyaml
    _Base = yaml.SafeLoader


class _Loader(_Base):  # type: ignore[misc]
    """A loader whose only implicit types are true/false, plain integers, decimals and null."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-+0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])

_TAGS = {
    "tag:yaml.org,2002:str",
    "tag:yaml.org,2002:bool",
    "tag:yaml.org,2002:int",
    "tag:yaml.org,2002:float",
    "tag:yaml.org,2002:null",
    "tag:yaml.org,2002:seq",
    "tag:yaml.org,2002:map",
}


@dataclass(slots=True)
class Source:
    """A file's value as plain data, with the line of each value and the node (for edits in place) of each path."""

    file: str
    text: str
    value: Any
    lines: dict[Path, int] = field(default_factory=dict)
    nodes: dict[Path, Any] = field(default_factory=dict)


def read_source(file: str, text: str, report: Report) -> Source:
    """Plain data of a YAML text; problems go to `report` and the value is then None."""
    source = Source(file, text, None)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        report.lines[()] = mark.line + 1 if mark is not None else 0
        problem = getattr(error, "problem", None) or str(error)
        report.add((), str(problem), "能读懂的 YAML", "请检查这一行和上一行的缩进、冒号、引号和括号。")
        return source
    source.value = _Walk(source, report).value(node, ())
    report.lines = source.lines
    return source


class _Walk:
    """Turns nodes into plain data. A node met twice came by an alias: it is refused, so nothing can explode."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report
        self.seen: set[int] = set()

    def value(self, node: Any, path: Path, line: int = 0) -> Any:
        """The data of a node; `line` is where it is spoken of, which an alias itself does not know."""
        source = self.source
        source.lines[path] = node.start_mark.line + 1 if node is not None else 1
        source.nodes[path] = node
        if node is None:
            return None
        if id(node) in self.seen:
            source.lines[path] = line or source.lines.get(path[:-1], 0)
            self._add(path, "一处引用（*）", "写全的值，而不是引用", "请把被引用的内容在这里再写一遍。")
            return None
        self.seen.add(id(node))
        if node.tag not in _TAGS:
            self._add(path, node.tag, "不带类型标记的值", "请去掉感叹号开头的标记，直接写值。")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, n)) for n, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            here = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None or key == "<<":
                self.source.lines[(*path, "<<")] = here
                self._add((*path, "<<"), key or "一个复合的键", "普通的字段名", "请把字段逐个写出来。")
                continue
            if key in found:
                self.source.lines[(*path, key)] = here
                self._add((*path, key), key, "只出现一次的字段", "同一组里这个字段写了两次，请留下一个。")
                continue
            value = self.value(value_node, (*path, key), here)
            self.source.lines[(*path, key)] = here
            found[key] = value
        return found

    def _add(self, path: Path, found: str, expected: str, mend: str) -> None:
        self.report.lines = self.source.lines
        self.report.add(path, found, expected, mend)


def _scalar(node: Any) -> Any:
    kind = node.tag.rsplit(":", 1)[1]
    if kind == "bool":
        return node.value == "true"
    if kind == "int":
        return int(node.value)
    if kind == "float":
        return float(node.value)
    if kind == "null":
        return None
    return node.value
