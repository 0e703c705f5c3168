"""Full years, partial dates, publicity and due times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.policy import dates
from zhicheng.policy.dates import Years, full_years
from zhicheng.policy.route import Due
from zhicheng.standards.calendar import china

END = date(2023, 12, 31)
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def years(*spans: tuple[str, str], as_of: date = END, **options: bool) -> tuple[int, int, int]:
    read = [(date.fromisoformat(start), date.fromisoformat(end)) for start, end in spans]
    return full_years(read, as_of, **options).key


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("2018-03-01", "2021-02-28")], (3, 0, 0)),  # both end days count
        ([("2016-01-01", "2020-12-31")], (5, 0, 0)),
        ([("2016-01-02", "2020-12-31")], (4, 11, 30)),  # a day short is a day short
        ([("2023-12-31", "2023-12-31")], (0, 0, 1)),
        ([("2020-02-29", "2021-02-27")], (1, 0, 0)),
        ([("2020-01-31", "2020-02-29")], (0, 1, 1)),
        ([("2020-01-01", "2020-06-30"), ("2020-04-01", "2020-12-31")], (1, 0, 0)),  # overlap counts once
        ([("2020-01-01", "2020-06-30"), ("2020-07-01", "2020-12-31")], (1, 0, 0)),  # touching spans are one
        ([("2020-01-01", "2020-01-20"), ("2020-03-01", "2020-03-20")], (0, 1, 10)),  # 40 spare days
        ([("2018-01-01", "2018-11-30"), ("2019-01-01", "2019-01-31")], (1, 0, 0)),
        ([("2023-07-01", "2025-01-01")], (0, 6, 0)),  # cut at the as-of day
        ([("2024-01-01", "2025-01-01")], (0, 0, 0)),
        ([], (0, 0, 0)),
    ],
)
def test_full_years(spans: list[tuple[str, str]], expected: tuple[int, int, int]) -> None:
    assert years(*spans) == expected


def test_plain_sums_count_overlaps_twice() -> None:
    assert years(("2020-01-01", "2020-12-31"), ("2020-01-01", "2020-12-31"), union=False) == (2, 0, 0)


def test_anniversary_wants_the_day_after() -> None:
    assert years(("2016-01-01", "2020-12-31"), inclusive=False) == (4, 11, 30)
    assert years(("2016-01-01", "2021-01-01"), inclusive=False) == (5, 0, 0)


def test_the_working_is_shown() -> None:
    spans = [(date(2018, 7, 1), date(2021, 1, 15)), (date(2021, 6, 16), date(2023, 12, 31))]
    assert full_years(spans, END) == Years(
        5,
        1,
        1,
        (
            "2018年7月1日至2021年1月15日：2\u00a0年6\u00a0个月15\u00a0天",
            "2021年6月16日至2023年12月31日：2\u00a0年6\u00a0个月16\u00a0天",
        ),
    )


@given(days, st.integers(0, 40))
def test_whole_years_from_any_day(start: date, count: int) -> None:
    """From a day to the day before its anniversary is so many full years; a day less is not."""
    end = dates.add_months(start, 12 * count) - timedelta(days=1)
    assert full_years([(start, end)], date(2099, 1, 1)).key[0] == count if count else True
    if count and start.day < 29:
        assert full_years([(start, end - timedelta(days=1))], date(2099, 1, 1)).years == count - 1


@given(days, st.integers(0, 8000), st.integers(0, 400))
def test_one_span_never_shrinks_when_it_grows(start: date, length: int, more: int) -> None:
    end = start + timedelta(days=length)
    longer = end + timedelta(days=more)
    assert full_years([(start, end)], longer).key <= full_years([(start, longer)], longer).key


@given(st.lists(st.tuples(days, days), max_size=6), st.randoms(use_true_random=False))
def test_order_and_doubling_do_not_matter(spans: list[tuple[date, date]], rng: object) -> None:
    shuffled = [*spans, *spans]
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert full_years(shuffled, END) == full_years(spans, END)


near = st.dates(date(2019, 12, 1), date(2020, 4, 1))


@given(st.lists(st.tuples(near, near), max_size=6))
def test_a_union_has_the_days_of_its_parts(spans: list[tuple[date, date]]) -> None:
    merged = dates.merge(spans)
    every = {start + timedelta(days=n) for start, end in spans for n in range((end - start).days + 1)}
    assert sum((end - start).days + 1 for start, end in merged) == len(every)
    assert all(one[1] + timedelta(days=1) < two[0] for one, two in pairwise(merged))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018", (date(2018, 1, 1), date(2018, 12, 31))),
        ("2020-02", (date(2020, 2, 1), date(2020, 2, 29))),
        ("2018-03-01", (date(2018, 3, 1), date(2018, 3, 1))),
        ("2018-02-30", None),
        ("2018-3-1-1", None),
        ("", None),
        (None, None),
        (2018, None),
    ],
)
def test_partial_dates(text: object, expected: object) -> None:
    assert dates.read_partial(text) == expected


def test_shortfall() -> None:
    assert dates.shortfall(Years(4, 11, 30), 5) == Years(0, 0, 1)
    assert dates.shortfall(Years(4, 6, 0), 5) == Years(0, 6, 0)
    assert dates.shortfall(Years(5, 0, 0), 5) == Years(0, 0, 0)


@given(days, st.integers(1, 5))
def test_the_last_of_february_stays_it(day: date, count: int) -> None:
    moved = dates.shift_years(day, count)
    last = day.month == 2 and (day + timedelta(days=1)).month == 3
    assert (moved.year, moved.month) == (day.year + count, day.month)
    assert ((moved + timedelta(days=1)).month == 3 and moved.month == 2) == last


@pytest.mark.parametrize(
    ("posted", "first_day", "expected"),
    [
        (date(2023, 9, 11), "after_posting", date(2023, 9, 18)),  # Monday: Tuesday to Monday
        (date(2023, 9, 11), "posting_day", date(2023, 9, 15)),  # Monday to Friday
        (date(2023, 9, 9), "posting_day", date(2023, 9, 15)),  # posted on a Saturday: it does not count
        (date(2023, 9, 27), "after_posting", date(2023, 10, 10)),  # 国庆, with make-up days on 7 and 8 October
        (date(2023, 9, 28), "after_posting", date(2023, 10, 11)),
    ],
)
def test_publicity(posted: date, first_day: str, expected: date) -> None:
    assert dates.publicity_last_day(posted, 5, first_day, china()) == expected


@given(
    st.dates(date(2022, 1, 1), date(2025, 12, 31)),
    st.integers(1, 12),
    st.sampled_from(["after_posting", "posting_day"]),
)
def test_the_last_day_to_post(must_end: date, working_days: int, first_day: str) -> None:
    last = dates.last_posting_day(must_end, working_days, first_day, china())
    assert dates.publicity_last_day(last, working_days, first_day, china()) <= must_end
    later = last + timedelta(days=1)
    assert dates.publicity_last_day(later, working_days, first_day, china()) > must_end


def test_due_days() -> None:
    calendar = china()
    fixed = Due(date=date(2023, 9, 8))
    after = Due(working_days=5, after="bureau.pass.delivered")
    late_evening = datetime(2023, 9, 27, 16, 30, tzinfo=UTC)  # half past midnight of the 28th in China
    assert dates.due_day(fixed, {}, calendar) == date(2023, 9, 8)
    assert dates.due_day(after, {}, calendar) is None
    assert dates.due_day(after, {"bureau.pass.delivered": late_evening}, calendar) == date(2023, 10, 11)
    both = Due(date=date(2023, 9, 30), working_days=5, after="bureau.pass.delivered")
    assert dates.due_day(both, {"bureau.pass.delivered": late_evening}, calendar) == date(2023, 9, 30)


def test_the_end_of_a_day_in_china() -> None:
    assert dates.end_of(date(2023, 9, 8)) == datetime(2023, 9, 8, 16, 0, tzinfo=UTC)
