"""Why one value of a plan is what it is: where it stands, the clause with its words, readings, whose word it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhicheng.policy.building.compile import refs as cited
from zhicheng.policy.cases import trees
from zhicheng.policy.model.plan import Plan
from zhicheng.policy.notice import clause_of
from zhicheng.policy.problems import dotted
from zhicheng.policy.tree import Node
from zhicheng.standards.text import cite


def explain(plan: Plan, item: str) -> Iterator[str]:
    """Why a value is what it is: the value, the clause with its words, how it was derived, which readings touch it.

    `item` is a condition's id or a place such as `dates.applicant_deadline`. KeyError where there is none.
    """
    path, value = _find(plan.written, item)
    yield f"{item}（{dotted(path)}）"
    yield from _value(value, 1)
    refs = cited(value.get("clause")) if isinstance(value, dict) else ()
    for ref in refs or _clause_above(plan.written, path):
        yield f"出自 {cite(clause_of(ref))}：{plan.notice.text_of(ref)}"
    node = next((one for tree in trees(plan) for one in _nodes(tree) if one.id == item), None)
    if node is not None:
        yield f"读作：{node.title}"
    derived = value.get("derived") if isinstance(value, dict) else None
    if derived and derived != "rolled":
        yield f"通知没有直接写：{derived}"
    for one in (plan.written.get("rolled") or {}).get("values", ()):
        if one["at"].startswith(dotted(path)):
            yield f"由 {plan.rolled_from} 顺延：{one['at']} 原来是 {one['was']}"
    for reading in plan.readings:
        for option in reading.options:
            if any(address.split(".")[0] == item or address.startswith(item + ".") for address in option.patch):
                yield f"这一处有不同读法（{reading.id}）：{reading.asks} 另一种：{option.says}"
    yield from _origins(plan, dotted(path))


def _origins(plan: Plan, at: str) -> Iterator[str]:
    """From which layers the values at a place come: the plan's own file, its family, what is laid over it."""
    known: dict[str, str] = plan.document.get("origins") or {}
    inside = {one: label for one, label in known.items() if one == at or one.startswith((f"{at}.", f"{at}["))}
    if not known:
        yield "来源：本计划（没有叠加别的文件）"
    elif at in inside and len(set(inside.values())) == 1:
        yield f"来源：{inside[at]}"
    else:
        yield "来源：本计划"
        for one, label in inside.items():
            yield f"　　{one.removeprefix(at).lstrip('.') or at}：{label}"


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for one in node.below():
        yield from _nodes(one)


def _find(value: Any, item: str) -> tuple[tuple[str | int, ...], Any]:
    """A place by dotted path, or anything with that id, code or name."""
    path: tuple[str | int, ...] = ()
    here = value
    for part in item.split("."):
        if isinstance(here, dict) and part in here:
            here, path = here[part], (*path, part)
        else:
            break
    else:
        return path, here
    wanted = item.rpartition(".")[2]  # papers.review-form names the paper of that id
    for key in ("id", "code"):
        for found_path, found in _mappings(value, ()):
            if found.get(key) in (item, wanted) and (wanted == item or found_path[0] == item.partition(".")[0]):
                return found_path, found
    for found_path, found in _mappings(value, ()):
        if item in found and isinstance(found[item], dict):
            return (*found_path, item), found[item]
    raise KeyError(item)


def _mappings(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from _mappings(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _mappings(inner, (*path, n))


def _clause_above(value: Any, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The clause of the nearest thing above that cites one."""
    refs: tuple[str, ...] = ()
    for part in path:
        if isinstance(value, dict) and "clause" in value:
            refs = cited(value["clause"])
        value = value[part]
    return refs


def _value(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, (dict, list)) and inner and not _flat(inner):
                yield f"{pad}{key}："
                yield from _value(inner, depth + 1)
            else:
                yield f"{pad}{key}：{_plain(inner)}"
    elif isinstance(value, list):
        for inner in value:
            yield f"{pad}- {_plain(inner)}"
    else:
        yield f"{pad}{_plain(value)}"


def _flat(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_plain, value))
    if isinstance(value, dict):
        return "，".join(f"{key} {_plain(one)}" for key, one in value.items())
    if value is None:
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
