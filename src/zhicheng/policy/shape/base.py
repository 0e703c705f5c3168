"""The base of all shapes, and what a check of a file carries along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from zhicheng.policy.problems import Path, Report

Leaf = tuple[Path, "Shape", Any]


@dataclass(slots=True)
class Checker:
    """One check of one file: where problems go, the names that may be referred to, the record kind that is bound."""

    report: Report
    names: dict[str, set[str]] = field(default_factory=dict)
    bound: str | None = None
    seen_ids: set[str] = field(default_factory=set)


class Shape:
    """A form a value may have. `words` is how errors name it; `help` explains it to the writer of a plan."""

    words = "一个值"

    def __init__(self, help: str = "") -> None:
        self.help = help

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        """Reports everything that is wrong with the value."""
        if not self.fits(value):
            checker.report.add(path, value, self.words, self.mend())

    def fits(self, value: Any) -> bool:
        return value is not None

    def mend(self) -> str:
        return f"请写{self.words}。"

    def leaves(self, value: Any, path: Path) -> Iterator[Leaf]:
        """Each plain value below, with its place and shape."""
        yield path, self, value

    def schema(self) -> dict[str, Any]:
        made = self._schema()
        if self.help:
            made["description"] = self.help
        return made

    def _schema(self) -> dict[str, Any]:
        return {}
