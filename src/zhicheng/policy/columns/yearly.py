"""Conditions that ask something of every year of a list, for many: the yearly appraisals, and who worked when."""

from __future__ import annotations

from datetime import date
from functools import partial
from operator import eq
from typing import TYPE_CHECKING

import numpy as np

from zhicheng.policy.columns.kleene import Flags, Kleene, all_of, all_per, choose, decided, flags
from zhicheng.policy.columns.people import Bound, People, rows_of
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET

if TYPE_CHECKING:
    from zhicheng.policy.predicates.appraisals import Appraisals


def not_yet_working(people: People, year: int) -> Kleene:
    """`working_life.not_yet_working`: whether a year lies before each person began to work."""
    return people.keep(("not yet working", year), lambda: _not_yet_working(people, year))


def _not_yet_working(people: People, year: int) -> Kleene:
    works = people.records("works")
    starts = works.days("from")
    next_year = date(year + 1, 1, 1).toordinal()
    begun, empty, later = flags(people.count), flags(people.count, True), flags(people.count, True)
    begun[works.owner[starts.known & (starts.high < next_year)]] = True
    empty[works.owner] = False
    later[works.owner[starts.low < next_year]] = False
    unmet = begun | (works.complete & empty)
    return decided(~unmet & works.complete & later, unmet)


def appraisals(one: Appraisals, people: People, bound: Bound | None) -> Kleene:
    """`Appraisals.explain`."""
    records = people.records("appraisals")
    years = records.field("year")
    results = records.field("result").judged(
        lambda result: UNKNOWN if result is None else MET if result in one.fine else UNMET
    )
    whole = records.complete.copy()
    whole[records.owner[~years.present]] = False
    found = []
    for year in one.years:
        now = np.flatnonzero(years.where(partial(eq, year)))
        owner = records.owner.take(now)
        held = flags(people.count)
        held[owner] = True
        by_results = all_per(owner, results.take(now), people.count)
        found.append(choose(held, by_results, _absent(one, people, year, whole)))
    return rows_of(people, bound).spread(all_of(found, people.count))


def _absent(one: Appraisals, people: People, year: int, whole: Flags) -> Kleene:
    """What a year without an appraisal comes to (`Appraisals._absent`), where the list is whole and where it is not."""
    if one.before_work == UNMET:
        return decided(flags(people.count), whole)
    early = not_yet_working(people, year)
    return Kleene(flags(people.count), whole & early.unmet, early.met)
