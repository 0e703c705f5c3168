"""Readings: the options of what a clause leaves open are small patches of the plan as written.

`set: {invention.rank: 1}` changes the parameter `rank` of the predicate at the node `invention`;
`windows.five-years.from` names a thing by its place. A patch makes a new document; the old one stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.form.trees import MODIFIERS
from zhicheng.policy.predicates import REGISTRY
from zhicheng.policy.problems import Report

_PLACES = ("windows", "amounts", "dates", "lists", "paths", "terms", "sheets")
_SECTIONS = ("dossier", "selection", "establishment")
_LISTS = (
    *("quotas", "papers", "attachments", "route", "fees", "messages", "common", "equivalences"),
    *("acceptance_points", "announcements", "rosters", "sanctions", "entrusted"),
)


def patched(plan: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with these values put in; what they do not touch is shared with the old one. KeyError names an address
    that leads nowhere."""
    made: Any = plan
    for address, value in changes.items():
        made = _with(made, place_of(made, address), value)
    return dict(made)


def _with(value: Any, place: tuple[str | int, ...], new: Any) -> Any:
    """A mapping or list with something new at a place, copied only on the way there."""
    if not place:
        return new
    key, *rest = place
    made: Any = list(value) if isinstance(value, list) else dict(value)
    made[key] = _with(made[key] if rest else None, tuple(rest), new)
    return made


def chosen(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The plan as its chosen readings make it."""
    made = dict(plan)
    for reading in (plan.get("readings") or {}).values():
        changes = reading["options"].get(reading["chosen"], {}).get("set")
        if changes:
            made = patched(made, changes)
    return made


def variant(plan: Mapping[str, Any], reading: str, option: str) -> dict[str, Any]:
    """The plan as its chosen readings make it, but for one, which is read by another option."""
    made = dict(plan)
    for code, one in (plan.get("readings") or {}).items():
        changes = one["options"].get(option if code == reading else one["chosen"], {}).get("set")
        if changes:
            made = patched(made, changes)
    return made


def others(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(reading, option) for every option that was not chosen."""
    for code, reading in (plan.get("readings") or {}).items():
        for name in reading["options"]:
            if name != reading["chosen"]:
                yield code, name


def check_readings(plan: Mapping[str, Any], report: Report) -> bool:
    """Reports chosen options that do not exist and addresses that lead nowhere."""
    fine = True
    for code, reading in (plan.get("readings") or {}).items():
        path = ("readings", code)
        if reading["chosen"] not in reading["options"]:
            expected = "options 里的一个：" + "、".join(reading["options"])
            report.add((*path, "chosen"), reading["chosen"], expected, "请改成其中一个。")
            fine = False
        for name, option in reading["options"].items():
            for address in option.get("set") or {}:
                try:
                    _find(plan, address)
                except KeyError:
                    expected = "“条件的 id.参数”，或“windows.名字.from”这样的地址"
                    report.add(
                        (*path, "options", name, "set", address), address, expected, "计划里没有这个地方，请核对名字。"
                    )
                    fine = False
    return fine


def place_of(plan: Mapping[str, Any], address: str) -> tuple[str | int, ...]:
    """The path in the plan to which an address leads."""
    target, key = _find(plan, address)
    return (*(_path_to(plan, target) or ()), key)


def _path_to(value: Any, target: dict[str, Any]) -> tuple[str | int, ...] | None:
    if value is target:
        return ()
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        found = _path_to(one, target)
        if found is not None:
            return (key, *found)
    return None


def _find(plan: Mapping[str, Any], address: str) -> tuple[dict[str, Any], str]:
    """The mapping in which an address's last part stands (or is to stand), and that part."""
    first, *rest = address.split(".")
    if not rest:
        raise KeyError(address)
    target: Any
    if first in _PLACES:
        target, *rest = (plan.get(first) or {}).get(rest[0]), *rest[1:]
    elif first in _SECTIONS:
        target = plan.get(first)
    elif first in _LISTS:
        members = plan.get(first) or []
        target = next((one for one in members if isinstance(one, dict) and one.get("id") == rest[0]), None)
        rest = rest[1:]
    else:
        target = next(_with_id(plan, first), None)
        inner = target.get("needs") if isinstance(target, dict) else None
        if isinstance(inner, dict):
            target = inner
    if not isinstance(target, dict) or not rest:
        raise KeyError(address)
    *way, key = rest
    for part in way:
        target = target.get(part) or target.get("needs", {}).get(part)
        if not isinstance(target, dict):
            raise KeyError(address)
    return _place(target, key), key


def _place(target: dict[str, Any], key: str) -> dict[str, Any]:
    """The node itself for what belongs to a node, else the parameters of its predicate."""
    if key in target or key in MODIFIERS:
        return target
    for name in REGISTRY:
        if isinstance(target.get(name), dict):
            inner: dict[str, Any] = target[name]
            return inner
    return target


def _with_id(value: Any, code: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("id") == code:
            yield value
        for inner in value.values():
            yield from _with_id(inner, code)
    elif isinstance(value, list):
        for inner in value:
            yield from _with_id(inner, code)
