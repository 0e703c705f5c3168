"""Working days as the State Council arranges them, make-up days (调休) included.

One YAML file a year under `data/calendar`. A year without a file has not been announced: its weekends
are free and nothing else is known, which callers tell people as 国务院尚未公布.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from .data_files import read_yaml

_FOLDER = Path(__file__).parent / "data" / "calendar"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Document:
    """The paper in which a year was announced. `number` is empty where we have not seen it."""

    title: str
    number: str = ""


@dataclass(frozen=True)
class Year:
    """The days of one year that do not follow the week: free days and make-up days, each with its festival."""

    year: int
    documents: tuple[Document, ...]
    off: Mapping[date, str]
    work: Mapping[date, str]


@dataclass(frozen=True)
class Calendar:
    """A calendar over announced years."""

    years: Mapping[int, Year]

    def announced(self, year: int) -> bool:
        """Whether the arrangement of this year is known."""
        return year in self.years

    def announced_between(self, first: date, last: date) -> bool:
        """Whether every year touched by the span is known."""
        return all(self.announced(year) for year in range(first.year, last.year + 1))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day."""
        year = self.years.get(day.year)
        if year is not None:
            if day in year.work:
                return True
            if day in year.off:
                return False
        return day.weekday() < 5

    def name(self, day: date) -> str:
        """国庆节放假 · 国庆节调休上班 · 周末 · “” for an ordinary working day."""
        year = self.years.get(day.year)
        if year is not None and day in year.work:
            return f"{year.work[day]}调休上班"
        if year is not None and day in year.off:
            return f"{year.off[day]}放假"
        return "周末" if day.weekday() >= 5 else ""

    def is_make_up_day(self, day: date) -> bool:
        """Whether this is a day of the weekend on which offices work."""
        year = self.years.get(day.year)
        return year is not None and day in year.work

    def is_holiday(self, day: date) -> bool:
        """Whether the State Council lists this day as free (a plain weekend is not)."""
        year = self.years.get(day.year)
        return year is not None and day in year.off

    def add_working_days(self, day: date, count: int) -> date:
        """The last of `count` full working days after `day` (which itself never counts); back when negative."""
        step = _DAY if count >= 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` to `last`, both included."""
        day = first
        while day <= last:
            if self.is_working_day(day):
                yield day
            day += _DAY

    def working_days_between(self, start: date, end: date) -> int:
        """How many full working days lie after `start` up to and including `end`; 0 where end is not later.

        The reverse of `add_working_days`: `working_days_between(d, add_working_days(d, n)) == n` for n ≥ 0.
        """
        return sum(1 for _ in self.working_days(start + _DAY, end))


def year_from(data: Mapping[str, object]) -> Year:
    """One year from the content of its file; a free working weekend or the like is a fault of the file."""
    number = int(str(data["year"]))
    off = {date.fromisoformat(day): name for name, days in _lists(data, "off") for day in days}
    work = {date.fromisoformat(day): name for name, days in _lists(data, "work") for day in days}
    wrong = [day for day in (*off, *work) if day.year != number] + [day for day in work if day.weekday() < 5]
    if wrong or set(off) & set(work):
        raise ValueError(f"calendar of {number}: days out of place {wrong or sorted(set(off) & set(work))}")
    documents = tuple(
        Document(str(item["title"]), str(item.get("number") or ""))
        for item in data["documents"]  # type: ignore[attr-defined]
    )
    return Year(number, documents, off, work)


def _lists(data: Mapping[str, object], key: str) -> list[tuple[str, list[str]]]:
    return list((data.get(key) or {}).items())  # type: ignore[attr-defined]


@cache
def china() -> Calendar:
    """The shipped calendar of mainland China."""
    years = [year_from(read_yaml(path)) for path in sorted(_FOLDER.glob("*.yaml"))]
    return Calendar({year.year: year for year in years})
