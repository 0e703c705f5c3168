"""Making one life of composed examples: one appointment at a time, each title obtained before the first appointment to
it, the same thing said once. Values of what is aimed at stay as they are where that can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date, timedelta
from itertools import product
from typing import Any, Literal

from zhicheng.policy.dates import read_partial
from zhicheng.policy.examples import Made, merge_facts
from zhicheng.standards import codes

Row = dict[str, Any]
Facts = dict[str, Any]
_AIMED = "aimed:"
# Kinds of which nobody has the same record twice.
_ONCE = ("degrees", "works", "titles", "appointments", "insurances", "appraisals", "skills")
_KEEP: tuple[Literal["aimed", "joined"], ...] = ("aimed", "joined")
_FIRST: tuple[Literal["low", "high"], ...] = ("low", "high")
_MOVES: tuple[Literal["title", "appointment"], ...] = ("title", "appointment")


def put_together(parts: Sequence[Made], aimed: Made) -> Facts:
    """The facts of several ways as one person's. The ids of the records of `aimed` tell that they are."""
    facts: Facts = {}
    for one in (*parts, aimed):
        mine = deepcopy(one.facts)  # the ways are kept and used again
        if one is aimed:
            for row in (row for rows in _lists(mine) for row in rows):
                row["id"] = f"{_AIMED}{row.get('id')}"
        facts = merge_facts(facts, mine)
    return facts


def lives(facts: Facts, today: date) -> Iterator[Facts]:
    """The facts made a life in several ways, the one that changes what is aimed at least first."""
    seen: list[Facts] = []
    for keep, first, moves in product(_KEEP, _FIRST, _MOVES):
        made = deepcopy(facts)
        for key in _ONCE:
            if key in made:
                made[key]["records"] = _once(made[key]["records"])
        _one_of_each(made, "appraisals", "year")
        if keep == "aimed":
            _one_of_each(made, "titles", "name")
        _appointments(made, keep, first, today)
        _titles(made, moves)
        if made not in seen:
            seen.append(made)
            yield made


def _lists(facts: Mapping[str, Any]) -> Iterator[list[Row]]:
    return (one["records"] for one in facts.values() if isinstance(one, Mapping) and "records" in one)


def _is_aimed(row: Mapping[str, Any]) -> bool:
    return str(row.get("id")).startswith(_AIMED)


def _once(rows: list[Row]) -> list[Row]:
    """Each record once; of two that say the same, the one that is aimed at."""
    kept: dict[str, Row] = {}
    for row in rows:
        said = repr(sorted((key, value) for key, value in row.items() if key != "id"))
        if said not in kept or _is_aimed(row):
            kept[said] = row
    return list(kept.values())


def _one_of_each(facts: Facts, key: str, field: str) -> None:
    """Where something is aimed at, nothing else of the same name (year) stands beside it."""
    rows = facts[key]["records"] if key in facts else []
    taken = {row.get(field) for row in rows if _is_aimed(row)}
    if key in facts:
        facts[key]["records"] = [row for row in rows if _is_aimed(row) or row.get(field) not in taken]


def _appointments(facts: Facts, keep: str, first: str, today: date) -> None:
    """One appointment at a time: those to one title become one, those to several follow each other."""
    if "appointments" not in facts:
        return
    known = [row for row in facts["appointments"]["records"] if read_partial(row.get("from")) is not None]
    rest = [row for row in facts["appointments"]["records"] if read_partial(row.get("from")) is None]
    if keep == "aimed":
        taken = {row.get("as") for row in known if _is_aimed(row)}
        known = [row for row in known if _is_aimed(row) or row.get("as") not in taken]
    spans: list[Row] = []
    for row in sorted(known, key=_start):
        same = next((one for one in spans if one.get("as") == row.get("as") and _overlap(one, row)), None)
        if same is None:
            spans.append(row)
        elif same.get("to") is not None and (row.get("to") is None or _end(row, today) > _end(same, today)):
            same["to"] = row.get("to")
    sign = 1 if first == "low" else -1
    spans.sort(key=lambda row: (_start(row), sign * _level(row.get("as"))))
    for before, after in zip(reversed(spans[:-1]), reversed(spans[1:]), strict=True):
        if _overlap(before, after):
            _end_with(before, _start(after), today)
    facts["appointments"]["records"] = [*spans, *rest]


def _end_with(row: Row, day: date, today: date) -> None:
    """The span ends on a day, and begins so much earlier that it is as long as before."""
    late = min(_end(row, today), today) - day
    if late > timedelta(0):
        row["from"] = (_start(row) - late).isoformat()
    row["to"] = day.isoformat()


def _titles(facts: Facts, moves: str) -> None:
    """A title is obtained no later than the first appointment to it: one of the two moves."""
    posts = facts.get("appointments", {}).get("records", [])
    for title in facts.get("titles", {}).get("records", []):
        won = read_partial(title.get("awarded"))
        mine = [row for row in posts if row.get("as") == title.get("name") and read_partial(row.get("from"))]
        early = [row for row in mine if won is not None and _start(row) < won[0]]
        if won is not None and early and moves == "title":
            title["awarded"] = min(_start(row) for row in early).isoformat()
        elif won is not None and early:
            for row in early:
                row["from"] = won[0].isoformat()


def _start(row: Row) -> date:
    found = read_partial(row.get("from"))
    assert found is not None, "only records with a beginning"
    return found[0]


def _end(row: Row, today: date) -> date:
    found = read_partial(row.get("to"))
    return found[1] if found is not None else max(today, _start(row))


def _overlap(one: Row, other: Row) -> bool:
    """Whether two spans share more than a day; an open end runs on."""
    ends = [read_partial(row.get("to")) for row in (one, other)]
    return (ends[1] is None or _start(one) < ends[1][0]) and (ends[0] is None or _start(other) < ends[0][0])


def _level(title: Any) -> int:
    """The rank of the level of a title in the table of levels; -1 for one that is not in the table of titles."""
    titles, levels = codes.table("title_names"), codes.table("level")
    level = str(titles.get(title).extra.get("level")) if title in titles else ""
    return levels.rank(level) if level in levels else -1
