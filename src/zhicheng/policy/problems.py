"""What is wrong in a plan folder: every problem with its place, what was found, what was expected, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


def dotted(path: Path) -> str:
    """`("route", 0, "due")` → `route[0].due`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else str(part))
    return text or "（整个文件）"


@dataclass(frozen=True, slots=True)
class PlanError:
    """One problem. `line` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    path: str
    found: str
    expected: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.path}：这里是 {self.found}，应当是{self.expected}。{self.mend}"

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line,
            "path": self.path,
            "found": self.found,
            "expected": self.expected,
            "mend": self.mend,
        }


class PlanErrors(Exception):  # noqa: N818  (it carries many)
    """All problems of a folder at once, in the order of the file."""

    def __init__(self, errors: list[PlanError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda e: (e.file, e.line)))
        super().__init__("\n".join(str(e) for e in self.errors))


class Report:
    """Collects problems of one file; knows the line of every path."""

    def __init__(self, file: str, lines: dict[Path, int] | None = None) -> None:
        self.file = file
        self.lines = lines or {}
        self.errors: list[PlanError] = []

    def line_of(self, path: Path) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)

    def add(self, path: Path, found: Any, expected: str, mend: str) -> None:
        """Notes one problem; `found` is shown shortened, as it is written."""
        self.errors.append(PlanError(self.file, self.line_of(path), dotted(path), shown(found), expected, mend))


def shown(value: Any) -> str:
    """A value as a person would point at it."""
    if value is None:
        return "空"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "一组字段（" + "、".join(map(str, list(value)[:4])) + ("…" if len(value) > 4 else "") + "）"
    if isinstance(value, list):
        return f"一个 {len(value)} 项的列表"
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 41 else f"“{text}”"
