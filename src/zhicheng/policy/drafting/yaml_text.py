"""Plain data as the text of a plan file: the layout of the shipped plans, with remarks above the values they are of.

`policy.loading.source` reads it back as the same data. Records without remarks that fit into a line are written in one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zhicheng.policy.problems import Path

WIDTH = 116
_PLAIN = re.compile(r"^[\w\u4e00-\u9fff〔（《“][\w\u4e00-\u9fff \-./%#〔〕（）《》“”、，。；？！·—…〈〉+=]*$")
_OTHERWISE = re.compile(r"^(?:true|false|null|~|[-+]?(?:0|[1-9]\d*)(?:\.\d+)?)$")


def written(value: Mapping[str, Any], remarks: Mapping[Path, list[str]]) -> str:
    """The text of a plan: top-level fields in order, `remarks` as comments above the place they speak of."""
    lines: list[str] = []
    for key, inner in value.items():
        if lines:
            lines.append("")
        lines += [f"# {one}" for one in remarks.get((key,), ())]
        lines += _entry(key, inner, (key,), 0, remarks)
    lines += ["", *[f"# {one}" for one in remarks.get((), ())]] if remarks.get(()) else []
    return "\n".join(lines) + "\n"


def scalar(value: Any) -> str:
    """One value as YAML writes it; texts are quoted only where they must be."""
    if value is True or value is False:
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    if (
        _PLAIN.match(text)
        and not _OTHERWISE.match(text)
        and text == text.strip()
        and not re.search(r"\s#|:\s|[-:]$", text)
    ):
        return text
    return "'" + text.replace("'", "''") + "'"


def _entry(key: str, value: Any, path: Path, depth: int, remarks: Mapping[Path, list[str]]) -> list[str]:
    indent = "  " * depth
    flat = _flat(value, path, remarks)
    if flat is not None and len(indent) + len(key) + 2 + len(flat) <= WIDTH:
        return [f"{indent}{scalar(key)}: {flat}"]
    if isinstance(value, Mapping):
        return [f"{indent}{scalar(key)}:", *_mapping(value, path, depth + 1, remarks)]
    if isinstance(value, list):
        return [f"{indent}{scalar(key)}:", *_list(value, path, depth + 1, remarks)]
    return [f"{indent}{scalar(key)}: {scalar(value)}"]


def _mapping(value: Mapping[str, Any], path: Path, depth: int, remarks: Mapping[Path, list[str]]) -> list[str]:
    lines: list[str] = []
    for key, inner in value.items():
        here = (*path, key)
        lines += ["  " * depth + f"# {one}" for one in remarks.get(here, ())]
        lines += _entry(key, inner, here, depth, remarks)
    return lines


def _list(value: list[Any], path: Path, depth: int, remarks: Mapping[Path, list[str]]) -> list[str]:
    lines: list[str] = []
    indent = "  " * depth
    for n, inner in enumerate(value):
        here = (*path, n)
        lines += [indent + f"# {one}" for one in remarks.get(here, ())]
        flat = _flat(inner, here, remarks)
        if (flat is not None and len(indent) + 2 + len(flat) <= WIDTH) or not isinstance(inner, Mapping):
            lines.append(f"{indent}- {flat if flat is not None else scalar(inner)}")
            continue
        block = _mapping(inner, here, depth + 1, remarks)
        lines.append(f"{indent}- {block[0].lstrip()}")
        lines += block[1:]
    return lines


def _flat(value: Any, path: Path, remarks: Mapping[Path, list[str]]) -> str | None:
    """A value in one line; None where a remark stands inside it."""
    if any(len(one) > len(path) and one[: len(path)] == path for one in remarks):
        return None
    if isinstance(value, Mapping):
        if not path[1:]:
            inner = list(value.values())
            if any(isinstance(one, (Mapping, list)) and len(value) > 2 for one in inner):
                return None
        parts = [f"{scalar(key)}: {_inner(one)}" for key, one in value.items()]
        return "{" + ", ".join(parts) + "}"
    return _inner(value)


def _inner(value: Any) -> str:
    """A value within a line: what commas and brackets would end is quoted."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {_inner(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inner(one) for one in value) + "]"
    return scalar(value)
