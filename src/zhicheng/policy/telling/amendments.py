"""What an amendment changes, in words: dates by their names, conditions by what they ask, the rest by place."""

from __future__ import annotations

from collections.abc import Iterator

from zhicheng.policy.cases import trees
from zhicheng.policy.model.plan import Plan, PlanDate
from zhicheng.policy.telling.differences import Difference, differences
from zhicheng.policy.tree import Node
from zhicheng.standards.text import chinese_date

_CONDITIONS = ("population", "common", "paths", "windows", "amounts", "as_of", "counting", "lists", "equivalences")
_SILENT = ("accepted", "narrative", "member")


def changes_in_words(before: Plan, after: Plan) -> list[str]:
    """Every change a reader may want to know, each once; the reasons for accepted lint findings are left out."""
    found = [*_as_of(before, after), *_dates(before, after), *_conditions(before, after)]
    told = bool(found)
    for one in differences(before, after):
        section = one.at.partition(".")[0]
        if section in _SILENT or section == "dates":
            continue
        if section in _CONDITIONS and told and not _is_text(one):
            continue
        found.append(str(one))
    return list(dict.fromkeys(found))


def _is_text(one: Difference) -> bool:
    return one.at.rpartition(".")[2] in ("name", "title", "note", "entry")


def _as_of(before: Plan, after: Plan) -> Iterator[str]:
    if before.as_of != after.as_of:
        yield f"年限计算截止：{chinese_date(before.as_of, year=True)} → {chinese_date(after.as_of, year=True)}"


def _dates(before: Plan, after: Plan) -> Iterator[str]:
    for code in dict.fromkeys([*before.dates, *after.dates]):
        was, now = before.dates.get(code), after.dates.get(code)
        if (was and (was.start, was.date)) != (now and (now.start, now.date)):
            name = (now or was or PlanDate(code, code, None, ())).name
            yield f"{name}：{_day(was)} → {_day(now)}"


def _day(one: PlanDate | None) -> str:
    if one is None:
        return "没有"
    if one.date is None:
        return "待公布"
    last = chinese_date(one.date, year=True)
    return f"{chinese_date(one.start, year=True)}至{last}" if one.start else last


def _conditions(before: Plan, after: Plan) -> Iterator[str]:
    was, now = _titles(before), _titles(after)
    for code in dict.fromkeys([*was, *now]):
        if code not in now:
            yield f"去掉　{was[code]}"
        elif code not in was:
            yield f"新增　{now[code]}"
        elif was[code] != now[code]:
            yield f"改动　{was[code]} → {now[code]}"


def _titles(plan: Plan) -> dict[str, str]:
    """What each single condition asks, by its id; groups say no more than their members."""
    return {one.id: one.title for tree in trees(plan) for one in _ends(tree)}


def _ends(node: Node) -> Iterator[Node]:
    below = node.below()
    if not below:
        yield node
    for one in below:
        yield from _ends(one)
