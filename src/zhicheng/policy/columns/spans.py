"""Spans of days of many rows: their unions, and whether they come to so many full years."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from zhicheng.policy.columns.days import whole_months
from zhicheng.policy.columns.kleene import Flags, Ints

_ROOM = 1 << 22  # more than the number of any day, so that row and day fit into one number
_YEAR = 365.2425


class Spans(NamedTuple):
    """Spans of rows: from `start` to `end`, both days in them."""

    row: Ints
    start: Ints
    end: Ints

    def pick(self, chosen: Flags) -> Spans:
        return Spans(self.row[chosen], self.start[chosen], self.end[chosen])


def merged(spans: Spans) -> Spans:
    """`dates.merge` of each row: touching spans become one, those that end before they begin go; in order."""
    row, start, end = spans.pick(spans.start <= spans.end)
    if not len(row):
        return Spans(row, start, end)
    begins = row * _ROOM + start
    if (begins[1:] < begins[:-1]).any():
        order = np.argsort(begins, kind="stable")
        begins, row, start, end = begins[order], row[order], start[order], end[order]
    reach = np.maximum.accumulate(row * _ROOM + end)
    first = np.concatenate(([True], begins[1:] > reach[:-1] + 1))
    last = np.concatenate((first[1:], [True]))
    return Spans(row[first], start[first], reach[last] - row[first] * _ROOM)


class Counting(NamedTuple):
    """How days are counted: up to which one, whether overlapping days count once, whether both end days count."""

    as_of: int
    union: bool
    inclusive: bool


def reached(spans: Spans, years: Ints, count: Counting) -> Flags:
    """Which rows (0, 1, …) come to at least so many full years, by `dates.full_years`.

    The number of days settles most rows; those near the line are measured by the calendar.
    """
    rows = len(years)
    cut = spans.pick((spans.start <= count.as_of) & (spans.start <= spans.end))
    cut = cut._replace(end=np.minimum(cut.end, count.as_of))
    if count.union:
        cut = merged(cut)
    stop = cut.end + count.inclusive
    days = np.bincount(cut.row, weights=stop - cut.start, minlength=rows)
    parts = np.bincount(cut.row, minlength=rows)
    sure = (years <= 0) | (days >= _YEAR * years + 6 * parts + 37)
    near = ~sure & (days >= _YEAR * years - 7 * parts)
    if not near.any():
        return sure
    chosen = near[cut.row]
    row = cut.row[chosen]
    more_months, more_days = whole_months(cut.start[chosen], stop[chosen])
    months = np.bincount(row, weights=more_months, minlength=rows)
    spare = np.bincount(row, weights=more_days, minlength=rows)
    months += np.where(parts > 1, spare // 30, 0)
    found: Flags = sure | (near & (months >= 12 * years))
    return found
