"""A plan in words: the rules with their clauses (and, beside them, the notice's sentences), how a person stands, and
why one value is what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhicheng.policy.cases import trees
from zhicheng.policy.compile import refs as cited
from zhicheng.policy.findings import Finding
from zhicheng.policy.notice import Notice, clause_of
from zhicheng.policy.outcome import Outcome
from zhicheng.policy.plan import Plan
from zhicheng.policy.problems import dotted
from zhicheng.policy.tree import Node
from zhicheng.standards.text import chinese_date, cite

MARKS = {"met": "✓ 满足", "unmet": "－ 还差", "unknown": "？ 缺资料", "needs_human": "人 判断"}
_FORCE = {"hard": "不满足不能提交", "office": "由审核单位决定", "advice": "提示"}


def show(plan: Plan, outcome: Outcome | None = None, beside: bool = False) -> Iterator[str]:
    """The plan line by line; with `outcome` each condition says how the person stands."""
    yield f"{plan.name}（{plan.id}）"
    yield f"主办：{plan.organiser.name}　评委会：{plan.committee.name if plan.committee else '无'}"
    yield f"年限算到 {chinese_date(plan.as_of, year=True)}　〔{cite(plan.as_of_clause)}〕"
    for one in plan.dates.values():
        day = chinese_date(one.date, year=True) + " 24:00" if one.date else "通知没有说"
        note = f"（{one.derived}）" if one.derived else ""
        yield f"{one.name}：{day}{note}　〔{cite(one.clause)}〕"
    found = {one.id: one for one in outcome.findings()} if outcome is not None else {}
    yield ""
    yield "申报对象"
    yield from _tree(plan.population.node, plan.notice, found, beside, 1)
    yield ""
    yield "人人都要满足"
    for item in plan.common:
        yield f"  {item.name}（{_FORCE[item.force]}）"
        yield from _tree(item.node, plan.notice, found, beside, 2)
    yield ""
    yield "下面满足一种就可以"
    for path in plan.paths:
        method = plan.method(path.method).name if path.method else "没有对应的申报方式"
        yield f"  {path.name}（{method}）"
        yield from _tree(path.node, plan.notice, found, beside, 2)
    yield ""
    yield "审核"
    for stage in plan.route:
        due = f"，{chinese_date(stage.due.date, year=True)}前" if stage.due and stage.due.date else ""
        public = f"，公示 {stage.publicity.working_days} 个工作日" if stage.publicity else ""
        yield f"  {stage.name}{due}{public}　〔{cite(stage.clause)}〕"
    yield ""
    yield "附件"
    needed = {one.id: one for one in outcome.attachments} if outcome is not None else {}
    for rule in plan.attachments:
        here = needed.get(rule.id)
        word = {"yes": "要传　", "no": "不用传　", "unknown": "还不知道　"}[here.needed] if here is not None else ""
        when = f"：{rule.when.title}" if rule.when is not None else ""
        yield f"  {word}{rule.name}{when}　〔{cite(rule.clause)}〕"
    yield ""
    yield "没有说清、已经选定读法的"
    for reading in plan.readings:
        says = next(one.says for one in reading.options if one.id == reading.chosen)
        yield f"  {reading.asks} → {says}（{reading.why}）　〔{cite(reading.clause)}〕"


def _tree(node: Node, notice: Notice, found: dict[str, Finding], beside: bool, depth: int) -> Iterator[str]:
    pad = "  " * depth
    here = found.get(node.id)
    mark = f"{MARKS[here.verdict]}　" if here is not None else ""
    yield f"{pad}{mark}{node.title}　〔{cite(node.clause)}〕"
    if here is not None and not here.children:
        yield f"{pad}　　{here.sentence}"
    if beside:
        for ref in node.head.refs:
            if notice.has(ref):
                yield f"{pad}　　原文：{notice.text_of(ref)}"
    for one in node.below():
        if one.id in found or not found:
            yield from _tree(one, notice, found, False, depth + 1)


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """A person's answer as a readable tree, the worst first."""
    yield outcome.plan.name
    yield outcome.paragraph
    yield ""
    yield "人人都要满足"
    order = {"unmet": 0, "unknown": 1, "needs_human": 2, "met": 3}
    for one in sorted((outcome.population, *outcome.common), key=lambda f: order[f.verdict]):
        yield from _finding(one, 1)
    yield ""
    yield "各种条件"
    for path in sorted(outcome.paths, key=lambda p: -order[p.verdict]):
        yield f"  {path.name}"
        yield from _finding(path.finding, 2)
    yield ""
    yield "附件"
    for paper in outcome.attachments:
        word = {"yes": "要传", "no": "不用传", "unknown": "还不知道"}[paper.needed]
        yield f"  {word}　{paper.name}：{paper.why}"


def _finding(finding: Finding, depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}{MARKS[finding.verdict]}　{finding.title}　〔{cite(finding.clause)}〕"
    if not finding.children:
        yield f"{pad}　　{finding.sentence}"
        for line in finding.working:
            yield f"{pad}　　　{line}"
        if finding.mend:
            yield f"{pad}　　{finding.mend}"
    if finding.reading:
        yield f"{pad}　　（换一种读法，结果就不一样：{finding.reading}）"
    for child in finding.children:
        yield from _finding(child, depth + 1)


def explain(plan: Plan, item: str) -> Iterator[str]:
    """Why a value is what it is: the value, the clause with its words, how it was derived, which readings touch it.

    `item` is a condition's id or a place such as `dates.applicant_deadline`. KeyError where there is none.
    """
    path, value = _find(plan.written, item)
    yield f"{item}（plan.yaml 里的 {dotted(path)}）"
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
    yield "来源：本计划（没有叠加别的文件）"


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
    for key in ("id", "code"):
        for found_path, found in _mappings(value, ()):
            if found.get(key) == item:
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
