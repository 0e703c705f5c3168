"""The findings tree: every requirement with its clause, its number and its working; the worst comes first.

Takes what `zhicheng.policy` answers (objects) or the same as stored JSON (mappings).
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zhicheng.standards.text import NBSP, chinese_date

from ..status import WORST_FIRST, mark
from . import beam, values

FEW = re.compile(r"[12](项|个|篇|件|次|本|人)")


def findings(
    tree: Any, *, clause_url: str = "", best_first: bool = False, readings: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Context of `findings.html`: one finding or many.

    `clause_url` is the page whose anchors are clause names. `best_first` is for paths, of which one is enough.
    `readings` tells in words what each named reading says.
    """
    found = tree if isinstance(tree, list | tuple) else [tree]
    return {"rows": rows(found, best_first=best_first, readings=readings), "clause_url": clause_url}


def rows(
    found: Iterable[Any], *, best_first: bool = False, readings: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Findings as rows, ordered by verdict, otherwise as the plan has them."""
    made = [row(finding, readings) for finding in found]
    sign = -1 if best_first else 1
    return sorted(made, key=lambda one: sign * WORST_FIRST.get(one["verdict"], 1))


def row(finding: Any, readings: Mapping[str, str] | None = None) -> dict[str, Any]:
    """One finding as the template draws it; a path's own finding is opened."""
    inner = values.get(finding, "finding")
    if inner is not None and not callable(inner):
        name = values.get(finding, "name", "title", default="")
        return {**row(inner, readings), "title": name, "verdict": values.get(finding, "verdict")} | _sign(finding)
    verdict = values.get(finding, "verdict")
    earliest = _day(values.get(finding, "earliest"))
    return {
        "id": values.get(finding, "id", default=""),
        "verdict": verdict,
        **_sign(finding),
        "title": values.get(finding, "title", "name", default=""),
        "clauses": clauses(values.get(finding, "clause", default=())),
        "sentence": values.get(finding, "sentence", default=""),
        "earliest": chinese_date(earliest, year=True, weekday=False) if earliest and verdict != "met" else "",
        "soft": bool(values.get(finding, "soft", default=False)),
        "mend": values.get(finding, "mend", default=""),
        "reading": (readings or {}).get(values.get(finding, "reading", default=""), ""),
        "beam": _beam(finding),
        "working": [str(line) for line in values.get(finding, "working", default=())],
        "children": rows(values.get(finding, "children", default=()), readings=readings),
    }


def _sign(finding: Any) -> dict[str, Any]:
    sign = mark(values.get(finding, "verdict"))
    judge = values.get(finding, "judge", default="")
    return {"icon": sign.icon, "tone": sign.tone, "word": f"由{judge}判断" if judge else sign.word}


def clauses(named: Any) -> list[str]:
    """Clause names as a list, whether one or many were given."""
    if not named:
        return []
    return [named] if isinstance(named, str) else [str(name) for name in named]


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _beam(finding: Any) -> dict[str, Any]:
    """A beam where two numbers stand against each other; one or two things are counted without one."""
    measured, required = values.get(finding, "measured"), values.get(finding, "required")
    few = FEW.fullmatch(str(required or "").replace(NBSP, "").replace(" ", ""))
    if values.get(finding, "verdict") == "unknown" or few or isinstance(measured, bool) or isinstance(required, bool):
        return {"drawn": False}
    unit = values.get(finding, "unit", default="") or _unit(measured) or _unit(required)
    short = values.get(finding, "verdict") == "unmet"
    return beam.beam(measured, required, unit, sentence=values.get(finding, "sentence", default=""), short=short)


def _unit(value: Any) -> str:
    unit = value.get("unit", "") if isinstance(value, Mapping) else getattr(value, "unit", "")
    return str(unit or "")


def tally(found: Iterable[Any]) -> list[dict[str, Any]]:
    """How many findings there are of each verdict, in the order 满足, 还差, 缺资料, 由单位判断."""
    counts = dict.fromkeys(("met", "unmet", "unknown", "needs_human"), 0)
    for finding in found:
        verdict = values.get(finding, "verdict")
        verdict = "needs_human" if verdict == "no_obstacle" else verdict
        counts[verdict] = counts.get(verdict, 0) + 1
    signs = {verdict: mark(verdict) for verdict in counts}
    return [
        {"count": count, "icon": signs[verdict].icon, "tone": signs[verdict].tone, "word": signs[verdict].word}
        for verdict, count in counts.items()
    ]
