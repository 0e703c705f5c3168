"""Composing facts for whole trees from the predicates' own examples: what just meets a tree, just misses it, or leaves
it unknown. Boundary cases, rehearsal cohorts and pre-check questions are made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from zhicheng.policy.tree import Group, Leaf, Node, NoneOf, Not, Some
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict

_ORDER = ("exact", "met", "below", "unmet", "unknown", "needs_human", "above")
_MOST = 12  # ways kept for one node


@dataclass(frozen=True, slots=True)
class Made:
    """Facts with the fields the bound record must have, and which leaf's example decided (`node:example`)."""

    label: str
    facts: dict[str, Any] = field(default_factory=dict)
    it: dict[str, Any] = field(default_factory=dict)


NOTHING = Made("")


def compose(node: Node, want: Verdict) -> Made | None:
    """The first way; None where the node cannot be made so."""
    return next(iter(ways(node, want)), None)


def ways(node: Node, want: Verdict) -> list[Made]:
    """Several ways of bringing a node to a verdict, the plainest first. Only leaves can be brought to needs_human."""
    return list(_ways(node, want))[:_MOST]


def _ways(node: Node, want: Verdict) -> Iterator[Made]:
    if isinstance(node, Leaf):
        found = [one for one in node.condition.examples() if one.verdict == want]
        for one in sorted(found, key=lambda e: _ORDER.index(e.name)):
            yield Made(f"{node.id}:{one.name}", one.facts, one.it)
    elif isinstance(node, Group):
        yield from _group(node, want)
    elif isinstance(node, Not):
        yield from _ways(node.member, _swap(want))
    elif isinstance(node, Some):
        yield from _some(node, want)
    elif isinstance(node, NoneOf):
        yield from _none(node, want)


def _swap(want: Verdict) -> Verdict:
    return UNMET if want == MET else MET if want == UNMET else want


def _group(node: Group, want: Verdict) -> Iterator[Made]:
    """`met`: every choice of `count` members. Else: `count - 1` members met and one of the rest deciding."""
    members = node.members
    spare = len(members) - node.count
    if want == MET:
        for chosen in combinations(members, node.count):
            yield from _vary([(one, MET) for one in chosen])
        return
    for place, member in enumerate(members):
        rest = [one for n, one in enumerate(members) if n != place]
        if want == UNMET:  # too few can be met: this one and `spare` others are not
            wanted = [(one, MET) for one in rest[: len(rest) - spare]] + [
                (one, UNMET) for one in rest[len(rest) - spare :]
            ]
        else:
            wanted = [(one, MET) for one in rest[: node.count - 1]] + [(one, UNMET) for one in rest[node.count - 1 :]]
        base = _join(_firsts(wanted))
        if base is not None:
            for one in ways(member, want):
                yield merged([base, one], one.label)


def _vary(wanted: list[tuple[Node, Verdict]]) -> Iterator[Made]:
    """All first ways together, then each member's other ways one at a time."""
    firsts = list(_firsts(wanted))
    whole = _join(firsts)
    if whole is None:
        return
    yield whole
    for place, (node, want) in enumerate(wanted):
        others = [one for n, one in enumerate(firsts) if n != place]
        for way in ways(node, want)[1:]:
            yield merged([*(one for one in others if one is not None), way], way.label)


def _firsts(wanted: Iterable[tuple[Node, Verdict]]) -> Iterator[Made | None]:
    for node, want in wanted:
        yield compose(node, want)


def _join(parts: Iterable[Made | None]) -> Made | None:
    known: list[Made] = []
    for one in parts:
        if one is None:
            return None
        known.append(one)
    return merged(known, known[-1].label if known else "")


def _some(node: Some, want: Verdict) -> Iterator[Made]:
    fits = compose(node.where, MET) if node.where is not None else NOTHING
    if fits is None:
        return
    if not node.holds:
        for one in ways(node.where, want) if node.where is not None else [Made("", {}, {})]:
            yield _with_record(node, one)
        return
    for way in _group_of(node.holds, want):
        yield _with_record(node, merged([fits, way], way.label))
    if want == MET and node.where is not None:
        held = _join(_firsts([(one, MET) for one in node.holds]))
        for other in ways(node.where, MET)[1:] if held is not None else ():
            yield _with_record(node, merged([other, held or NOTHING], other.label))


def _group_of(members: tuple[Node, ...], want: Verdict) -> Iterator[Made]:
    head = members[0].head
    yield from _group(Group(head, members, len(members), "all"), want)


def _with_record(node: Some, made: Made) -> Made:
    record = {"id": f"example:{node.kind}", **made.it}
    own = {node.key: {"complete": True, "records": [record]}}
    return Made(made.label, merge_facts(own, made.facts))


def _none(node: NoneOf, want: Verdict) -> Iterator[Made]:
    if want == MET:
        yield Made(f"{node.id}:met", {node.key: {"complete": True, "records": []}})
    elif want == UNKNOWN:
        yield Made(f"{node.id}:unknown", {node.key: {"complete": False, "records": []}})
    elif want == UNMET and node.where is not None:
        for one in ways(node.where, MET):
            record = {"id": f"example:{node.kind}", **one.it}
            yield Made(one.label, merge_facts({node.key: {"complete": True, "records": [record]}}, one.facts))


def merged(parts: list[Made], label: str) -> Made:
    """Several ways as one."""
    facts: dict[str, Any] = {}
    it: dict[str, Any] = {}
    for one in parts:
        facts = merge_facts(facts, one.facts)
        it |= one.it
    return Made(label, facts, it)


def merge_facts(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Facts put together: records of a kind beside each other, single values with the second over the first."""
    made = dict(first)
    for key, value in second.items():
        mine = made.get(key)
        if isinstance(value, Mapping) and "records" in value and isinstance(mine, Mapping) and "records" in mine:
            complete = bool(mine.get("complete")) and bool(value.get("complete"))
            made[key] = {"complete": complete, "records": [*mine["records"], *value["records"]]}
        elif isinstance(value, Mapping) and isinstance(mine, Mapping):
            made[key] = {**mine, **value}
        else:
            made[key] = value
    return made


def leaves(node: Node) -> Iterator[Leaf]:
    """Every leaf of a tree."""
    if isinstance(node, Leaf):
        yield node
    for one in node.below():
        yield from leaves(one)
