"""Days as numbers (1 is 0001-01-01, as `date.toordinal`), partial dates as their first and last day, and months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from zhicheng.policy.columns.kleene import Flags, Ints
from zhicheng.policy.dates import read_partial

EPOCH = date(1970, 1, 1).toordinal()
LAST = date.max.toordinal()


class Days(NamedTuple):
    """The first and the last day each value may mean; 0 and 0 where it is not known."""

    low: Ints
    high: Ints

    @property
    def known(self) -> Flags:
        return self.low > 0

    def take(self, rows: Ints) -> Days:
        return Days(self.low.take(rows), self.high.take(rows))

    def or_between(self, first: date, last: date) -> Days:
        """Where it is not known: some day between these two."""
        return Days(
            np.where(self.known, self.low, first.toordinal()), np.where(self.known, self.high, last.toordinal())
        )


@lru_cache(maxsize=1 << 17)
def _numbers(value: Any) -> tuple[int, int]:
    days = read_partial(value)
    return (days[0].toordinal(), days[1].toordinal()) if days is not None else (0, 0)


def read_days(values: Iterable[Any]) -> Days:
    """Partial dates as written; 0 and 0 for what is none."""
    pairs = np.array([_numbers(one) for one in values], dtype=np.int64).reshape(-1, 2)
    return Days(pairs[:, 0].copy(), pairs[:, 1].copy())


def months_of(days: Ints) -> tuple[Ints, Ints]:
    """The month each day lies in (0 is January 1970), and which day of it, from 1."""
    plain = (days - EPOCH).astype("datetime64[D]")
    months = plain.astype("datetime64[M]")
    return months.astype(np.int64), (plain - months.astype("datetime64[D]")).astype(np.int64) + 1


def month_start(months: Ints) -> Ints:
    """The first day of each month."""
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + EPOCH


def first_of_month(days: Ints) -> Ints:
    """The first day of the month of each day."""
    return month_start(months_of(days)[0])


def last_of_month(days: Ints) -> Ints:
    """The last day of the month of each day."""
    return month_start(months_of(days)[0] + 1) - 1


def whole_months(start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """Whole calendar months from `start` to `stop` (not in it), and the days that are left: `dates.parts`."""
    month, day = months_of(start)
    stop_month, stop_day = months_of(stop)
    length = month_start(stop_month + 1) - month_start(stop_month)
    months = stop_month - month - (np.minimum(day, length) > stop_day)
    begins = month_start(month + months)
    reached = begins + np.minimum(day, month_start(month + months + 1) - begins) - 1
    return months, stop - reached
