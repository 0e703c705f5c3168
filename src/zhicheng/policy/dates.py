"""Days and years as the language counts them.

Full years: each merged interval is measured in calendar years, months and days (both end days count), the parts are
added, 12 months make a year and 30 spare days of the sum a month; one span alone is never rounded, so that a day short
is a day short. Working days and publicity follow the calendar that is given;
nothing here reads a clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from zhicheng.standards.text import amount, chinese_partial_date

if TYPE_CHECKING:
    from zhicheng.policy.route import Due
    from zhicheng.standards.calendar import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
Interval = tuple[date, date]


class Years(NamedTuple):
    """A length of time in full years, months and days; compares as a length does. `working` has a line a part."""

    years: int
    months: int
    days: int
    working: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, int, int]:
        return (self.years, self.months, self.days)

    def words(self) -> str:
        """5 年 3 个月 12 天; parts that are nought are left out."""
        parts = [(self.years, "年"), (self.months, "个月"), (self.days, "天")]
        return "".join(amount(number, unit) for number, unit in parts if number) or amount(0, "天")


ZERO = Years(0, 0, 0)


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_years(day: date, years: int) -> date:
    """The same day in another year; the last of February stays the last of February."""
    if day.month == 2 and day.day == monthrange(day.year, 2)[1]:
        return date(day.year + years, 2, monthrange(day.year + years, 2)[1])
    return day.replace(year=day.year + years)


def merge(intervals: Iterable[Interval]) -> list[Interval]:
    """The union of spans (both days in them); spans that touch become one; spans that end before they begin go."""
    found: list[Interval] = []
    for start, end in sorted(one for one in intervals if one[0] <= one[1]):
        if found and start - found[-1][1] <= DAY:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


@lru_cache(maxsize=1 << 15)
def parts(start: date, end: date, inclusive: bool = True) -> tuple[int, int]:
    """Whole months and spare days from `start` to `end`, both days counted (or only the first: `anniversary`)."""
    stop = end + DAY if inclusive else end
    months = (stop.year - start.year) * 12 + stop.month - start.month
    if add_months(start, months) > stop:
        months -= 1
    return months, (stop - add_months(start, months)).days


@lru_cache(maxsize=1 << 15)
def one_span(start: date, end: date, as_of: date, inclusive: bool) -> Years:
    """The length of one span up to and including `as_of`, as `full_years` counts it, without its working."""
    if start > as_of or start > end:
        return ZERO
    months, days = parts(start, min(end, as_of), inclusive)
    return Years(months // 12, months % 12, days)


def full_years(
    intervals: Iterable[Interval], as_of: date, *, union: bool = True, inclusive: bool = True, working: bool = True
) -> Years:
    """The length of the spans up to and including `as_of` in full years, months and days.

    `union`: overlapping days count once. `inclusive`: both end days count. `working`: with a line for each span.
    """
    cut = [(start, end if end < as_of else as_of) for start, end in intervals if start <= as_of and start <= end]
    spans = merge(cut) if union else sorted(cut)
    months = days = 0
    lines: list[str] = []
    for start, end in spans:
        more_months, more_days = parts(start, end, inclusive)
        months, days = months + more_months, days + more_days
        if working:
            whole = Years(more_months // 12, more_months % 12, more_days)
            lines.append(f"{chinese_day(start)}至{chinese_day(end)}：{whole.words()}")
    found = length(months, days) if len(spans) > 1 else Years(months // 12, months % 12, days)
    return Years(found.years, found.months, found.days, tuple(lines))


def length(months: int, days: int) -> Years:
    """Months and days with 30 spare days carried to a month and 12 months to a year."""
    months += days // 30
    return Years(months // 12, months % 12, days % 30)


def shortfall(measured: Years, years: int) -> Years:
    """What `measured` lacks of so many full years, a month told as 30 days; at least a day where it falls short."""
    if measured.years >= years:
        return ZERO
    missing = years * 360 - (measured.years * 360 + measured.months * 30 + measured.days)
    return length(0, max(missing, 1))


def first_day(reached: Callable[[date], bool], start: date, most_days: int = 22_000) -> date | None:
    """The first day from `start` on at which `reached` holds, where it stays true once it is; None within 60 years."""
    low, high = 0, most_days
    if not reached(start + timedelta(days=high)):
        return None
    while low < high:
        middle = (low + high) // 2
        if reached(start + timedelta(days=middle)):
            high = middle
        else:
            low = middle + 1
    return start + timedelta(days=low)


def chinese_day(day: date) -> str:
    """2016年7月1日."""
    return chinese_partial_date(day.isoformat())


def read_partial(value: object) -> tuple[date, date] | None:
    """The first and last day a partial date (“2018”, “2018-03”, “2018-03-01”) may mean; None for anything else."""
    return _read_partial(value) if isinstance(value, str) else None


@lru_cache(maxsize=1 << 15)
def _read_partial(text: str) -> tuple[date, date] | None:
    try:
        year, *rest = (int(part) for part in text.split("-"))
        if not rest:
            return date(year, 1, 1), date(year, 12, 31)
        month, *days = rest
        if not days:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        day = date(year, month, days[0])
    except (ValueError, OverflowError):
        return None
    return (day, day) if len(days) == 1 else None


def publicity_last_day(posted: date, working_days: int, first_day: str, calendar: Calendar) -> date:
    """The last day of a publicity of so many full working days.

    `first_day`: `after_posting` counts from the day after, `posting_day` counts the day of posting where it is a
    working day. A result may be entered after this day.
    """
    if first_day == "posting_day" and calendar.is_working_day(posted):
        working_days -= 1
    return calendar.add_working_days(posted, working_days)


def last_posting_day(must_end: date, working_days: int, first_day: str, calendar: Calendar) -> date:
    """The latest day on which publicity may be posted to be over by the end of `must_end`."""
    day = must_end
    while publicity_last_day(day, working_days, first_day, calendar) > must_end:
        day -= DAY
    return day


def latest_posting(deadline: date, working_days: int, first_day: str, calendar: Calendar) -> date:
    """The latest day on which publicity may be posted to be over with a day left to report by the deadline."""
    return last_posting_day(deadline - DAY, working_days, first_day, calendar)


def due_day(due: Due, events: Mapping[str, date | datetime], calendar: Calendar) -> date | None:
    """The last day of a due time: the fixed day, or so many full working days after the event's day in China.

    None where the event has not happened yet. Both given: the earlier one.
    """
    days = [due.date] if due.date is not None else []
    if due.working_days is not None and due.after is not None:
        event = events.get(due.after)
        if event is not None:
            days.append(calendar.add_working_days(china_day(event), due.working_days))
    return min(days) if days else None


def china_day(moment: date | datetime) -> date:
    """The day it is in China; a plain date is that day."""
    if isinstance(moment, datetime):
        return moment.astimezone(SHANGHAI).date()
    return moment


def end_of(day: date) -> datetime:
    """24:00 of a day in China, as an aware time: what comes before it is in time, this moment is late."""
    return datetime.combine(day + DAY, datetime.min.time(), SHANGHAI)
