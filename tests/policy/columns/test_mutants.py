"""Faults planted in `tally`, each of which the comparison with `explain` must find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

from tests.policy.columns.comparing import differences
from tests.policy.columns.lives import DAYS, TOTALS
from tests.policy.columns.spoiling import spoiled
from tests.policy.columns.vocabulary import ALONE, BOUND, CONTEXTS, Tree, compiled
from zhicheng.policy.columns import column, countings, durations, hours, insured, kleene, nodes, people, spans, yearly
from zhicheng.policy.columns.kleene import Kleene
from zhicheng.policy.examples import leaves, merge_facts
from zhicheng.policy.tree import Node
from zhicheng.policy.verdict import MET, UNMET

pytestmark = pytest.mark.pure

TREES: tuple[Tree, ...] = (
    *ALONE,
    *({"some": kind, "holds": [tree]} for kind, many in BOUND.items() for tree in many),
    *({"none": kind, "where": tree} for kind, many in BOUND.items() for tree in many),
    {"at_least": 2, "of": [*ALONE[:3], ALONE[9]]},
    {"not": ALONE[9]},
)

WHOLE_DAYS = [day for day in DAYS if len(day) == 10]


def lives(tree: Node) -> list[dict[str, Any]]:
    """The examples of a tree's leaves, two of them together, the same with other spans of time, and with things missing
    or moved; and totals in place of records."""
    rng = Random(11)
    edges = [merge_facts(_bound(tree, e.it), e.facts) for leaf in leaves(tree) for e in leaf.condition.examples()]
    edges += [merge_facts(edge, rng.choice(edges)) for edge in edges]
    spans = [_in_pieces(edge, rng) for edge in edges for _ in range(3)]
    missing = [spoiled(edge, rng, times) for times in (1, 2) for edge in edges]
    totals = [{"totals": dict.fromkeys(TOTALS, total)} for total in ("1 年", "11 个月", "3 年", 2, 60, 90)]
    return [*edges, *spans, *missing, *totals]


def _in_pieces(facts: dict[str, Any], rng: Random) -> dict[str, Any]:
    """The same records, each for several spans of time."""
    made = deepcopy(facts)
    for key, value in made.items():
        if isinstance(value, dict) and any("from" in row for row in value.get("records") or ()):
            rows = []
            for row in value["records"]:
                ends = sorted(rng.sample(WHOLE_DAYS, 6))
                pieces = rng.choice([list(zip(ends[::2], ends[1::2], strict=True)), list(pairwise(ends))])
                rows += [{**row, "from": start, "to": end} for start, end in pieces]
                rows[-1]["to"] = rng.choice([ends[-1], None])
            made[key] = {**value, "records": rows}
    return made


def _bound(tree: Node, it: dict[str, Any]) -> dict[str, Any]:
    key = getattr(tree, "key", None)
    return {key: {"complete": True, "records": [it]}} if key else {}


WORLDS = [(node, lives(node)) for context in CONTEXTS for node in (compiled(tree, context) for tree in TREES)]


def found() -> bool:
    """Whether any verdict of many at once is not that of one by one."""
    return any(differences(node, many) for node, many in WORLDS)


def test_without_a_fault_they_are_equal() -> None:
    assert not found()


def _year_off(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda spans, years, count: old(spans, years + 1, count)


def _day_off(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda spans, years, count: old(spans._replace(end=spans.end - 1), years, count)


def _month_off(old: Callable[..., Any]) -> Callable[..., Any]:
    def act(start: Any, stop: Any) -> Any:
        months, days = old(start, stop)
        return months - 1, days

    return act


def _by_days(old: Callable[..., Any]) -> Callable[..., Any]:
    """Full years as days / 365.25."""
    return lambda start, stop: ((stop - start) / 365.25 * 12 // 1, (stop - start) * 0)


def _without_rest(old: Callable[..., Any]) -> Callable[..., Any]:
    """Spare days that are never carried to a month."""

    def act(start: Any, stop: Any) -> Any:
        months, days = old(start, stop)
        return months, days * 0

    return act


def _not_touching(old: Callable[..., Any]) -> Callable[..., Any]:
    """Spans that touch and overlap are left apart."""
    return lambda all_spans: all_spans.pick(all_spans.start <= all_spans.end)


def _swapped(old: Callable[..., Any]) -> Callable[..., Any]:
    """Unknown taken for unmet."""
    return lambda met, unmet: Kleene(met, ~met, met & False)


def _closed(old: Callable[..., Any]) -> Callable[..., Any]:
    """Lists that are open taken for complete."""
    return lambda owner, values, open_: old(owner, values, open_ & False)


def _other_way(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda values, count: kleene.any_of(values, count)


def _one_less(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda least, met, unknown, human: old(least - 1, met, unknown, human)


def _no_human(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda value: value


def _early_known(old: Callable[..., Any]) -> Callable[..., Any]:
    """Everyone had begun to work."""
    return lambda people, year: kleene.constant(UNMET, people.count)


def _first_need_only(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda free, bound, left, counts, needs: bound


def _any_since(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda days, since: kleene.constant(MET, len(days.low))


def _first_days(old: Callable[..., Any]) -> Callable[..., Any]:
    """A date known to the month taken for its first day."""
    return lambda values: (lambda days: days._replace(high=days.low))(old(values))


def _one_row(old: Callable[..., Any]) -> Callable[..., Any]:
    """The owner's first record alone."""

    def act(self: Any, owner: Any, count: int) -> Any:
        row, at = old(self, owner, count)
        first = np.concatenate(([True], row[1:] != row[:-1])) if len(row) else row > 0
        return row[first], at[first]

    return act


def _never_given(old: Callable[..., Any]) -> Callable[..., Any]:
    def act(self: Any, *given: Any) -> None:
        old(self, *given)
        self.given = self.given | True

    return act


def _all_complete(old: Callable[..., Any]) -> Callable[..., Any]:
    def act(self: Any, *given: Any) -> None:
        old(self, *given)
        self.complete = self.complete | True

    return act


MUTANTS: dict[str, tuple[Iterable[tuple[Any, str]], Callable[..., Any]]] = {
    "a year too many": ([(durations, "reached")], _year_off),
    "the last day left out": ([(durations, "reached")], _day_off),
    "a month too few": ([(spans, "whole_months")], _month_off),
    "years of 365.25 days": ([(spans, "whole_months")], _by_days),
    "spare days are not carried": ([(spans, "whole_months")], _without_rest),
    "overlaps count twice": ([(spans, "merged")], _not_touching),
    "months that touch are apart": ([(insured, "merged")], _not_touching),
    "an unknown date is unmet": ([(column, "decided")], _swapped),
    "unknown insurance is unmet": ([(insured, "decided")], _swapped),
    "open lists are closed to some and none": ([(nodes, "any_per")], _closed),
    "open lists of insurance are closed": ([(insured, "any_per")], _closed),
    "every list is complete": ([(people.Records, "__init__")], _all_complete),
    "totals are never told": ([(people.Records, "__init__")], _never_given),
    "all is any": ([(nodes, "all_of")], _other_way),
    "one test is enough": ([(countings, "all_of")], _other_way),
    "one achievement less": ([(countings, "counted")], _one_less),
    "one member less": ([(kleene, "counted")], _one_less),
    "everyone had begun to work": ([(yearly, "not_yet_working"), (hours, "not_yet_working")], _early_known),
    "capped hours all count": ([(hours, "_filled")], _first_need_only),
    "any date is after the bound one": ([(countings, "_since")], _any_since),
    "months are their first days": ([(column, "read_days")], _first_days),
    "only the first record is seen from a bound one": ([(people.Rows, "pairs")], _one_row),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_fault_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places, fault = MUTANTS[name]
    for home, function in places:
        monkeypatch.setattr(home, function, fault(getattr(home, function)))
    assert found()
