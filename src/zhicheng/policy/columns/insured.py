"""Social insurance, for many: `tally` of the two forms of `insurance`, in whole months as they are paid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from zhicheng.policy.columns.days import Days, first_of_month, last_of_month, months_of
from zhicheng.policy.columns.kleene import Flags, Kleene, all_of, any_per, constant, decided, flags
from zhicheng.policy.columns.people import Bound, People, Records, rows_of
from zhicheng.policy.columns.spans import Spans, merged
from zhicheng.policy.matching import InPlace
from zhicheng.policy.places import is_known
from zhicheng.policy.predicates.spans import START
from zhicheng.policy.verdict import MET

if TYPE_CHECKING:
    from zhicheng.policy.predicates.continuous import Continuous
    from zhicheng.policy.predicates.insurance import Insurance

_KEY = "insurances"


class Paid(NamedTuple):
    """`spans.paid_months` of every record: the months it surely covers (where `sure`), and those it may cover."""

    sure: Flags
    surely: Days
    possibly: Days
    running: Flags
    ends: Days


def paid(records: Records, open_end: date) -> Paid:
    """Whole months; what is still running reaches to `open_end`."""
    starts, told = records.field("from"), records.field("to")
    start, ends = starts.days, told.days
    running = ~told.where(bool)
    until = open_end.toordinal()
    first = Days(*(first_of_month(days).take(starts.index) for days in starts.distinct.days))
    last = Days(*(np.where(running, until, last_of_month(days).take(told.index)) for days in told.distinct.days))
    known = running | ends.known
    surely = Days(first.high, last.low)
    possibly = Days(np.where(start.known, first.low, START.toordinal()), np.where(known, last.high, until))
    return Paid(start.known & known & (surely.low <= surely.high), surely, possibly, running, ends)


def tally(one: Insurance, people: People, bound: Bound | None) -> Kleene:
    """`Insurance.explain`."""
    records = people.records(_KEY)
    months = paid(records, one.end)
    elsewhere = records.field("outside_province")
    counts = ~elsewhere.where(lambda value: value is False) if one.outside else flags(len(records), True)
    sure = counts & months.sure & (elsewhere.present if one.outside else True)
    met = _holds(one, Spans(records.owner, *months.surely).pick(sure), people.count)
    possible = _holds(one, Spans(records.owner, *months.possibly).pick(counts), people.count)
    return rows_of(people, bound).spread(decided(met, records.complete & ~met & ~possible))


def _holds(one: Insurance, spans: Spans, count: int) -> Flags:
    start, end = one.start.toordinal(), one.end.toordinal()
    found = flags(count)
    if one.outside:
        found[spans.row[(spans.start <= end) & (spans.end >= start)]] = True
        return found
    whole = merged(spans)
    found[whole.row[(whole.start <= start) & (whole.end >= end)]] = True
    return found


def continuous(one: Continuous, people: People, bound: Bound | None) -> Kleene:
    """`Continuous.explain`."""
    records = people.records(_KEY)
    here = _here(one, records)
    months = paid(records, date.max)
    counts = ~here.unmet
    asked = counts & (months.running | ~months.ends.known)
    state = Kleene(months.running & here.met, flags(len(records)), flags(len(records)))
    running = any_per(records.owner[asked], Kleene(*(flag[asked] for flag in state)), ~records.complete)
    values = [running] if one.active else []
    if one.months:
        sure = Spans(records.owner, *months.surely).pick(counts & here.met & months.sure)
        met = _lasting(one, sure, people.count)
        possible = _lasting(one, Spans(records.owner, *months.possibly).pick(counts), people.count)
        values.append(decided(met, ~met & records.complete & ~possible))
    return rows_of(people, bound).spread(all_of(values, people.count))


def _here(one: Continuous, records: Records) -> Kleene:
    """`Continuous._here` of every record."""
    if one.region is None:
        return constant(MET, len(records))
    found = records.field("region").tested(InPlace(one.region))
    away = records.field("outside_province").where(lambda value: value is True) & is_known(one.region)
    return Kleene(found.met & ~away, found.unmet | away, found.human)


def _lasting(one: Continuous, spans: Spans, count: int) -> Flags:
    """Who has a span without a break over so many months up to the last one (`Continuous._count`)."""
    end = one.end.toordinal()
    whole = merged(spans)
    whole = whole.pick((whole.start <= end) & (whole.end >= end))
    last, _ = months_of(np.array([end]))
    found = flags(count)
    found[whole.row[last - months_of(whole.start)[0] + 1 >= one.months]] = True
    return found
