"""One column of facts: its distinct values, and for each row which of them it is.

What depends on one value alone is asked once for each distinct value, by the same code that asks it of one person, and
then spread over the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from zhicheng.policy.columns.days import Days, read_days
from zhicheng.policy.columns.kleene import Flags, Ints, Kleene, decided, of_verdicts
from zhicheng.policy.matching import Between, Match, NotOver
from zhicheng.policy.verdict import Verdict

Numbers = npt.NDArray[np.float64]


class Distinct:
    """The distinct values of a column, and None after the last."""

    def __init__(self, values: Sequence[Any]) -> None:
        self.values = [*values, None]

    @cached_property
    def days(self) -> Days:
        """Each as a partial date."""
        return read_days(self.values)


class Column:
    """`index` says which of the distinct values each row has; a row that has none points at the None behind them."""

    def __init__(self, index: Ints, distinct: Distinct) -> None:
        self.index = index
        self.distinct = distinct

    def __len__(self) -> int:
        return len(self.index)

    @property
    def values(self) -> list[Any]:
        return self.distinct.values

    @property
    def present(self) -> Flags:
        """Which rows have a value."""
        return self.index < len(self.values) - 1

    def take(self, rows: Ints) -> Column:
        """These rows in their order."""
        return Column(self.index.take(rows), self.distinct)

    def where(self, wanted: Callable[[Any], bool]) -> Flags:
        """Which rows have a value that is wanted; asked once for each distinct value and for None."""
        return np.array([wanted(one) for one in self.values], dtype=np.bool_).take(self.index)

    def numbers(self, read: Callable[[Any], float]) -> Numbers:
        """A number for each row, read once from each distinct value and from None."""
        return np.array([read(one) for one in self.values], dtype=np.float64).take(self.index)

    def judged(self, verdict: Callable[[Any], Verdict]) -> Kleene:
        """A verdict for each row, asked once for each distinct value and for None."""
        return of_verdicts([verdict(one) for one in self.values]).take(self.index)

    @cached_property
    def days(self) -> Days:
        """Each row's value as a partial date."""
        return self.distinct.days.take(self.index)

    def tested(self, match: Match) -> Kleene:
        """How each row passes a test."""
        if isinstance(match, Between):
            low, high = self.distinct.days
            first, last = match.first.toordinal(), match.last.toordinal()
            known = low > 0
            met = known & (first <= low) & (high <= last)
            return decided(met, known & ~met & ((high < first) | (low > last))).take(self.index)
        if isinstance(match, NotOver):
            low, high = self.distinct.days
            day, known = match.day.toordinal(), low > 0
            met = np.array([one is None or one == "" for one in self.values], dtype=np.bool_) | (known & (low >= day))
            return decided(met, known & ~met & (high < day)).take(self.index)
        return self.judged(match.verdict)


def read_column(array: Any) -> Column:
    """A column of an Arrow array of texts, whole numbers, numbers or flags."""
    if pa.types.is_null(array.type):
        return nothing(len(array))
    if not pa.types.is_dictionary(array.type):
        array = pc.dictionary_encode(array)
    index, dictionary = array.indices, array.dictionary
    if len(dictionary) > len(index):  # of the values of a whole file only those that come up here
        fewer = pc.dictionary_encode(index)
        index, dictionary = fewer.indices, dictionary.take(fewer.dictionary)
    values = dictionary.to_numpy(zero_copy_only=False).tolist()
    if index.null_count:
        index = pc.fill_null(index, len(values))
    return Column(index.to_numpy(zero_copy_only=False).astype(np.int64), Distinct(values))


def nothing(count: int) -> Column:
    """A column in which nothing is known."""
    return Column(np.zeros(count, dtype=np.int64), Distinct(()))


def judged_together(columns: Sequence[Column], verdict: Callable[..., Verdict]) -> Kleene:
    """A verdict that hangs on several values of a row, asked once for each combination that comes up."""
    mixed = np.zeros(len(columns[0]), dtype=np.int64)
    for one in columns:
        mixed = mixed * len(one.values) + one.index
    found, inverse = np.unique(mixed, return_inverse=True)
    places: list[list[Any]] = []
    for one in reversed(columns):
        found, place = np.divmod(found, len(one.values))
        places.insert(0, [one.values[n] for n in place.tolist()])
    return of_verdicts([verdict(*row) for row in zip(*places, strict=True)]).take(inverse)
