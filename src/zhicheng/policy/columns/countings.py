"""Counting records that pass some tests, for many: `tally` of `achievement`, `honour` and their like."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from zhicheng import kinds
from zhicheng.policy.columns.column import judged_together
from zhicheng.policy.columns.days import Days
from zhicheng.policy.columns.durations import after_days
from zhicheng.policy.columns.kleene import Kleene, all_of, choose, count_per, counted, decided
from zhicheng.policy.columns.people import Bound, People, Records, rows_of
from zhicheng.policy.verdict import Verdict

if TYPE_CHECKING:
    from zhicheng.policy.predicates.counting import Counting
    from zhicheng.policy.predicates.employer_honour import EmployerHonour

RowVerdict = Callable[[dict[str, Any]], Verdict]


def tally(one: Counting, people: People, bound: Bound | None) -> Kleene:
    """`Counting.explain`, for all rows at once."""
    rows = rows_of(people, bound)
    if bound is not None and one.after is None:
        return rows.spread(tally(one, people, None))
    records = people.records(one.key)
    verdicts = one.tally_rows(records)
    owner, complete = records.owner, rows.of(records.complete)
    if one.after is not None:
        since = after_days(one.after, bound, rows.count)
        owner, at = rows.pairs(records.owner, people.count)
        dated = _since(records.days(str(kinds.get(one.kind).from_field)).take(at), since.take(owner))
        verdicts = all_of([verdicts.take(at), dated], len(owner))
    flags = (verdicts.met, verdicts.unknown, verdicts.human)
    met, unknown, human = (count_per(owner, flag, rows.count) for flag in flags)
    return counted(one.count, met, unknown + np.where(complete, 0, one.count), human)


def passed(one: Counting, records: Records) -> Kleene:
    """`Counting.row_verdict` of every record, but for the test of its date against the bound record's."""
    tests = [records.field(field.code).tested(match) for field, match in (*one.given, *one.tests)]
    return all_of(tests, len(records))


def _since(days: Days, since: Days) -> Kleene:
    """`matching.Since`, each date against the other of its row."""
    met = days.known & (days.low >= since.high)
    return decided(met, days.known & ~met & (days.high < since.low))


def of_employer(one: EmployerHonour, records: Records, listed: RowVerdict, issued: RowVerdict) -> Kleene:
    """`EmployerHonour.row_verdict` of every record; `listed` and `issued` are its own two tests of one record."""
    names, levels = records.field("list_item"), records.field("level")
    by_name = judged_together([names, levels], lambda name, level: listed({"list_item": name, "level": level}))
    numbered = records.field("document_number").where(bool)
    by_issuer = records.field("issuer").judged(lambda issuer: issued({"issuer": issuer, "document_number": "1"}))
    without = records.field("issuer").judged(lambda issuer: issued({"issuer": issuer}))
    return all_of([passed(one, records), by_name, choose(numbered, by_issuer, without)], len(records))
