"""Working days: the State Council's calendar with make-up days, and years nobody has announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.standards.calendar import china, year_from

DAYS = st.dates(date(2004, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "works", "name"),
    [
        ("2020-09-27", True, "国庆节调休上班"),
        ("2020-10-10", True, "国庆节调休上班"),
        ("2020-10-08", False, "国庆节放假"),
        ("2023-10-07", True, "国庆节调休上班"),
        ("2026-10-10", True, "国庆节调休上班"),
        ("2005-12-31", True, "元旦调休上班"),
        ("2007-12-31", False, "元旦放假"),
        ("2020-02-01", False, "春节放假"),
        ("2023-09-09", False, "周末"),
        ("2023-09-08", True, ""),
    ],
)
def test_days_as_announced(day, works, name):
    calendar = china()
    assert (calendar.is_working_day(date.fromisoformat(day)), calendar.name(date.fromisoformat(day))) == (works, name)


def test_which_years_are_announced():
    assert [china().announced(year) for year in (2003, 2004, 2026, 2027)] == [False, True, True, False]
    assert china().announced_between(date(2026, 12, 30), date(2026, 12, 31))
    assert not china().announced_between(date(2026, 12, 30), date(2027, 1, 4))


def test_a_year_not_announced_has_weekends_only():
    assert china().is_working_day(date(2027, 10, 1))
    assert not china().is_working_day(date(2027, 10, 2))
    assert china().name(date(2027, 10, 2)) == "周末"


def test_five_working_days_over_the_national_holiday_of_2020():
    calendar = china()
    posted = date(2020, 9, 25)
    assert calendar.add_working_days(posted, 5) == date(2020, 10, 9)
    assert list(calendar.working_days(posted + timedelta(days=1), date(2020, 10, 9))) == [
        date(2020, 9, 27),
        date(2020, 9, 28),
        date(2020, 9, 29),
        date(2020, 9, 30),
        date(2020, 10, 9),
    ]
    assert calendar.add_working_days(date(2020, 10, 9), -5) == posted
    assert calendar.add_working_days(posted, 0) == posted
    assert calendar.working_days_between(date(2020, 10, 9), posted) == 0


def test_make_up_days_and_holidays_can_be_told_apart():
    calendar = china()
    assert calendar.is_make_up_day(date(2020, 9, 27))
    assert not calendar.is_make_up_day(date(2020, 9, 28))
    assert calendar.is_holiday(date(2020, 10, 3))
    assert not calendar.is_holiday(date(2020, 9, 26))


def test_every_year_names_its_paper():
    for year in range(2004, 2027):
        documents = china().years[year].documents
        assert f"{year}年部分节假日安排的通知" in documents[0].title
    assert china().years[2023].documents[0].number == "国办发明电〔2022〕16号"


@given(DAYS, st.integers(0, 60))
def test_adding_and_counting_are_each_others_reverse(day, count):
    calendar = china()
    last = calendar.add_working_days(day, count)
    assert calendar.working_days_between(day, last) == count
    assert count == 0 or calendar.is_working_day(last)


@given(DAYS, st.integers(1, 40))
def test_going_back_lands_on_the_nth_working_day_before(day, count):
    calendar = china()
    first = calendar.add_working_days(day, -count)
    assert sum(1 for _ in calendar.working_days(first, day - timedelta(days=1))) == count


def test_a_file_with_a_day_out_of_place_is_refused():
    good = {"year": 2030, "documents": [{"title": "通知"}], "off": {"元旦": ["2030-01-01"]}, "work": {}}
    assert year_from(good).off == {date(2030, 1, 1): "元旦"}
    for wrong in (
        {"off": {"元旦": ["2031-01-01"]}},
        {"work": {"元旦": ["2030-01-02"]}},
        {"off": {"元旦": ["2030-01-05"]}, "work": {"元旦": ["2030-01-05"]}},
    ):
        with pytest.raises(ValueError, match="calendar of 2030"):
            year_from(good | wrong)
