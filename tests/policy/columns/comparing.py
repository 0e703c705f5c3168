"""Whether `tally` says of every node, for everyone and for every record, what `explain` and `verdict` say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from zhicheng.policy.columns import People, batch_of
from zhicheng.policy.columns.people import Bound
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.tree import Node, NoneOf, Some

Difference = tuple[str, int, str, str]


def differences(tree: Node, lives: Sequence[dict[str, Any]], batch: pa.RecordBatch | None = None) -> list[Difference]:
    """(node, row, verdict of one by one, verdict of many at once), wherever they are not the same."""
    people = People(batch if batch is not None else batch_of(lives))
    everyone = [Facts(one) for one in lives]
    return _compared(tree, people, everyone, [View(one) for one in everyone], None)


def _compared(
    node: Node, people: People, everyone: list[Facts], views: list[View], bound: Bound | None
) -> list[Difference]:
    many = node.tally(people, bound).words()
    one = [node.verdict(view) for view in views]
    assert one == [node.explain(view).verdict for view in views]
    assert len(many) == len(one)
    found = [(node.id, row, a, b) for row, (a, b) in enumerate(zip(one, many, strict=True)) if a != b]
    if isinstance(node, (Some, NoneOf)):
        records = people.records(node.key)
        bound = Bound(records, np.arange(len(records)))
        views = [View(one, row) for one in everyone for row in one.records(node.key).rows]
    for below in node.below():
        found += _compared(below, people, everyone, views, bound)
    return found
