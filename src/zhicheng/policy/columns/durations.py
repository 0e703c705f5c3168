"""Full years of something, for many: `tally` of `practised`, `appointed` and `post`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from zhicheng.kinds import Field
from zhicheng.policy.columns.days import LAST, Days
from zhicheng.policy.columns.kleene import Flags, Ints, Kleene, all_of, choose, flags
from zhicheng.policy.columns.people import Bound, People, Rows, rows_of
from zhicheng.policy.columns.spans import Counting, Spans, reached
from zhicheng.policy.columns.totals import lengths
from zhicheng.policy.expression import Amount
from zhicheng.policy.predicates.spans import START

if TYPE_CHECKING:
    from zhicheng.policy.predicates.duration import Duration

_FIRST = START.toordinal()


class Need(NamedTuple):
    """How many full years each row needs, at least and at most; `human` where people must say it."""

    least: Ints
    most: Ints
    human: Flags


class Held(NamedTuple):
    """The spans of the records that may count; `exact` where the sure and the possible days are the same."""

    owner: Ints
    sure: Flags
    start: Days
    end: Days
    exact: Flags


def tally(one: Duration, people: People, bound: Bound | None) -> Kleene:
    """`Duration.explain`, for all rows at once."""
    rows = rows_of(people, bound)
    if bound is not None and one.after is None and one.plus is None:
        return rows.spread(tally(one, people, None))
    need = needed(one.years, one.plus, people, bound)
    records = people.records(one.key)
    measured = _measured(one, people, bound, rows, need)
    value, known = lengths(people.total(one.total_key))
    asserted = rows.of(~records.given & known)
    years = rows.of(value)
    told = Kleene(years >= need.most, years < need.least, flags(rows.count))
    found = choose(asserted, told, measured) if asserted.any() else measured
    return Kleene(found.met & ~need.human, found.unmet & ~need.human, need.human)


def needed(years: int, plus: Amount | None, people: People, bound: Bound | None) -> Need:
    """`years` and an amount more (`Amount.value`), for each row."""
    count = rows_of(people, bound).count
    if plus is None or plus.number is not None:
        whole = np.full(count, years + (plus.number or 0 if plus is not None else 0))
        return Need(whole, whole, flags(count))
    if plus.condition is None:
        whole = np.full(count, years)
        return Need(whole, whole, flags(count, True))
    found = plus.condition.tally(people, bound)
    low, high = min(plus.then, plus.other), max(plus.then, plus.other)

    def with_open(number: int) -> Ints:
        made: Ints = years + np.where(found.met, plus.then, np.where(found.unmet, plus.other, number))
        return made

    return Need(with_open(low), with_open(high), flags(count))


def after_days(after: Field | None, bound: Bound | None, count: int) -> Days:
    """The bound record's date from which on days count; any day at all where it is not known."""
    if after is None:
        return Days(np.full(count, _FIRST), np.full(count, _FIRST))
    if bound is None:
        return Days(np.full(count, _FIRST), np.full(count, LAST))
    return bound.days(after.code).or_between(START, date.max)


def _measured(one: Duration, people: People, bound: Bound | None, rows: Rows, need: Need) -> Kleene:
    """By the records alone, whatever total was asserted."""
    held = people.keep(("spans", one.key, one.context.as_of, _names(one)), lambda: _held(one, people))
    after = after_days(one.after, bound, rows.count)
    row, at = rows.pairs(held.owner, people.count)
    begins = Days(*(np.maximum(a.take(at), b.take(row)) for a, b in zip(held.start, after, strict=True)))
    count = Counting(one.context.as_of.toordinal(), one.context.union, one.context.inclusive)
    sure = held.sure.take(at)
    spans = Spans(row[sure], begins.high[sure], held.end.low.take(at[sure]))
    met = reached(spans, need.most, count)
    possible = met if need.least is need.most else reached(spans, need.least, count)
    vague = after.low != after.high
    vague[row[~held.exact.take(at)]] = True
    vague &= ~met
    if vague.any():
        chosen = vague[row]
        spans = Spans(row[chosen], begins.low[chosen], held.end.high.take(at[chosen]))
        possible = np.where(vague, reached(spans, need.least, count), possible)
    return Kleene(met, rows.of(people.records(one.key).complete) & ~met & ~possible, flags(rows.count))


def _names(one: Duration) -> tuple[Any, ...]:
    return tuple((field.code, match) for field, match in one.tests)


def _held(one: Duration, people: People) -> Held:
    """`Duration._span` of every record that is not ruled out."""
    records = people.records(one.key)
    passed = all_of([records.field(field.code).tested(match) for field, match in one.tests], len(records))
    at = np.flatnonzero(~passed.unmet)
    start, end = records.days("from").take(at), records.days("to").take(at)
    sure = passed.met.take(at) & start.known
    start = start.or_between(START, date.max)
    end = end.or_between(one.context.as_of, one.context.as_of)
    exact = sure & (start.low == start.high) & (end.low == end.high)
    return Held(records.owner.take(at), sure, start, end, exact)
