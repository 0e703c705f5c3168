"""Composing facts for whole trees from the predicates' own examples: what just meets a tree, just misses it, or leaves
it unknown. Boundary cases, rehearsal cohorts and pre-check questions are made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Any

from zhicheng.policy.tree import Group, Leaf, Node, NoneOf, Not, Some
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

_ORDER = ("met", "exact", "below", "unmet", "unknown", "needs_human", "above")
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
    return Composer().first(node, want)


def ways(node: Node, want: Verdict) -> list[Made]:
    """Several ways of bringing a node to a verdict, the plainest first.

    A condition that only people can judge (a reference) is brought to needs_human where `met` is wanted.
    """
    return Composer().ways(node, want)


class Composer:
    """Finds ways, and remembers those of every node it has looked at."""

    def __init__(self) -> None:
        self._known: dict[tuple[Node, Verdict], list[Made]] = {}

    def first(self, node: Node, want: Verdict) -> Made | None:
        return next(iter(self.ways(node, want)), None)

    def ways(self, node: Node, want: Verdict) -> list[Made]:
        known = self._known.get((node, want))
        if known is None:
            known = self._known[node, want] = list(islice(self._ways(node, want), _MOST))
        return known

    def _ways(self, node: Node, want: Verdict) -> Iterator[Made]:
        if node.soft and want in (UNMET, NEEDS_HUMAN):  # an unmet soft condition counts as needs_human
            if want == UNMET:
                return
            want = UNMET
        if isinstance(node, Leaf):
            examples = node.condition.examples()
            found = [one for one in examples if one.verdict == want]
            if want == MET and not found:
                found = [one for one in examples if one.verdict == NEEDS_HUMAN]
            for one in sorted(found, key=lambda e: _ORDER.index(e.name)):
                yield Made(f"{node.id}:{one.name}", one.facts, one.it)
        elif isinstance(node, Group):
            yield from self._group(node, want)
        elif isinstance(node, Not):
            yield from self._ways(node.member, _swap(want))
        elif isinstance(node, Some):
            yield from self._some(node, want)
        elif isinstance(node, NoneOf):
            yield from self._none(node, want)

    def absent(self, node: Node) -> Made | None:
        """The barest way of not meeting a node: no records where there need be none."""
        if isinstance(node, Some):
            return Made("", {node.key: {"complete": True, "records": []}})
        if isinstance(node, Group):
            members = node.members if node.word != "all" else node.members[:1]
            return _join(self.absent(one) for one in members)
        return min(self.ways(node, UNMET), key=_size, default=None)

    def _group(self, node: Group, want: Verdict) -> Iterator[Made]:
        """`met`: every choice of `count` members. Else: `count - 1` members met and one of the rest deciding."""
        members = node.members
        if want == MET:
            for chosen in combinations(members, node.count):
                yield from self._vary([(one, MET) for one in chosen])
            return
        for place, member in enumerate(members):
            rest = [one for n, one in enumerate(members) if n != place]
            cut = node.count - 1
            base = _join([*(self.first(one, MET) for one in rest[:cut]), *(self.absent(one) for one in rest[cut:])])
            for one in self.ways(member, want) if base is not None else ():
                yield merged([base or NOTHING, one], one.label)

    def _vary(self, wanted: list[tuple[Node, Verdict]]) -> Iterator[Made]:
        """All first ways together, then each member's other ways one at a time."""
        firsts = [self.first(node, want) for node, want in wanted]
        whole = _join(firsts)
        if whole is None:
            return
        yield whole
        for place, (node, want) in enumerate(wanted):
            others = [one for n, one in enumerate(firsts) if n != place and one is not None]
            for way in self.ways(node, want)[1:]:
                yield merged([*others, way], way.label)

    def _some(self, node: Some, want: Verdict) -> Iterator[Made]:
        fits = self.first(node.where, MET) if node.where is not None else NOTHING
        if fits is None:
            return
        if not node.holds:
            for one in self.ways(node.where, want) if node.where is not None else [NOTHING]:
                yield _with_record(node, one)
            return
        whole = Group(node.holds[0].head, node.holds, len(node.holds), "all")
        for way in self._group(whole, want):
            yield _with_record(node, merged([fits, way], way.label))
        if want == MET and node.where is not None:
            held = self.first(whole, MET)
            for other in self.ways(node.where, MET)[1:] if held is not None else ():
                yield _with_record(node, merged([other, held or NOTHING], other.label))

    def _none(self, node: NoneOf, want: Verdict) -> Iterator[Made]:
        if want == UNMET:
            for one in self.ways(node.where, MET) if node.where is not None else [NOTHING]:
                record = {"id": f"example:{node.kind}", **one.it}
                yield Made(one.label, merge_facts({node.key: {"complete": True, "records": [record]}}, one.facts))
        elif want in (MET, UNKNOWN):
            yield Made(f"{node.id}:{want}", {node.key: {"complete": want == MET, "records": []}})


def _swap(want: Verdict) -> Verdict:
    return UNMET if want == MET else MET if want == UNMET else want


def _size(made: Made) -> int:
    """How many records there are in it."""
    return sum(len(one["records"]) for one in made.facts.values() if isinstance(one, Mapping) and "records" in one)


def _join(parts: Iterable[Made | None]) -> Made | None:
    known: list[Made] = []
    for one in parts:
        if one is None:
            return None
        known.append(one)
    return merged(known, known[-1].label if known else "")


def _with_record(node: Some, made: Made) -> Made:
    record = {"id": f"example:{node.kind}", **made.it}
    own = {node.key: {"complete": True, "records": [record]}}
    return Made(made.label, merge_facts(own, made.facts))


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
