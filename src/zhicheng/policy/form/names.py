"""The plan's own names: what its parts may refer to, and what only the plan as a whole can tell."""

from __future__ import annotations

from typing import Any

from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Record


class PlanShape(Record):
    """A plan as a whole: gives its own names to what is checked, and looks at what only the whole can tell."""

    def check(self, value: Any, path: Path, checker: Checker) -> None:
        checker.names |= names_of(value)
        super().check(value, path, checker)
        if isinstance(value, dict):
            _delivery(value, checker)


def names_of(value: Any) -> dict[str, set[str]]:
    """The names that parts of a plan may refer to, by collection. `windows` are those a condition may use, `spans`
    all of them (one that begins with the current title is for the selection only)."""
    if not isinstance(value, dict):
        return {}
    found = {key: _keys(value.get(key)) for key in ("amounts", "lists", "paths", "dates", "terms", "sheets")}
    found["spans"] = _keys(value.get("windows"))
    found["windows"] = {code for code in found["spans"] if "since" not in _keys(value["windows"][code])}
    for key, field in _LISTS:
        members = value.get(key)
        many = members if isinstance(members, list) else []
        found[key] = {str(one[field]) for one in many if isinstance(one, dict) and field in one}
    found["stages"] = found["route"]
    found["documents"] = _documents(value.get("basis"))
    return found


_LISTS = (
    ("methods", "code"),
    ("specialties", "code"),
    ("route", "id"),
    ("fees", "id"),
    ("papers", "id"),
    ("attachments", "id"),
)


def _documents(basis: Any) -> set[str]:
    """The documents the plan rests on, by number and by title."""
    many = [one for one in basis if isinstance(one, dict)] if isinstance(basis, list) else []
    return {str(one[key]) for one in many for key in ("number", "title") if key in one}


def _keys(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def _delivery(value: dict[str, Any], checker: Checker) -> None:
    papers = value.get("papers")
    for n, one in enumerate(papers if isinstance(papers, list) else ()):
        if isinstance(one, dict) and one.get("deliver_to") == "acceptance_points" and "acceptance_points" not in value:
            mend = "请写上 acceptance_points，或写明送到哪里。"
            checker.report.add(("papers", n, "deliver_to"), "acceptance_points", "计划里写了受理点", mend)
