"""The nodes of a tree, for many: groups, and those that bind a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zhicheng.policy.columns.kleene import Kleene, all_of, any_of, any_per, at_least, constant, not_of
from zhicheng.policy.columns.people import Bound, People, Records, rows_of
from zhicheng.policy.verdict import MET

if TYPE_CHECKING:
    from zhicheng.policy.tree import Group, Node, NoneOf, Some


def group(node: Group, people: People, bound: Bound | None) -> Kleene:
    """`Group.verdict`, before softening."""
    members = [one.tally(people, bound) for one in node.members]
    count = rows_of(people, bound).count
    if node.word == "all":
        return all_of(members, count)
    return any_of(members, count) if node.word == "any" else at_least(node.count, members, count)


def some(node: Some, people: People, bound: Bound | None) -> Kleene:
    """`Some.verdict`, before softening: what is bound above is not seen from within."""
    records = people.records(node.key)
    fits = meant(node.where, people, records)
    at = np.flatnonzero(~fits.unmet)
    inner = Bound(records, at)
    each = all_of([fits.take(at), *(one.tally(people, inner) for one in node.holds)], len(at))
    return rows_of(people, bound).spread(any_per(inner.owner, each, ~records.complete))


def none(node: NoneOf, people: People, bound: Bound | None) -> Kleene:
    """`NoneOf.verdict`, before softening."""
    records = people.records(node.key)
    found = any_per(records.owner, meant(node.where, people, records), ~records.complete)
    return rows_of(people, bound).spread(not_of(found))


def meant(where: Node | None, people: People, records: Records) -> Kleene:
    """Whether each record is one that is meant."""
    if where is None:
        return constant(MET, len(records))
    return where.tally(people, Bound(records, np.arange(len(records))))
