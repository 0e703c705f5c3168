"""Days as deadlines and warnings count them, in China, by plain arithmetic."""

import pytest

from tests.world import at
from zhicheng.casework import clocks, texts, time_passing

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("now", "step"),
    [
        ("2023-09-13 23:59", None),
        ("2023-09-14 00:00", 7),
        ("2023-09-17 23:59", 7),
        ("2023-09-18 00:00", 3),
        ("2023-09-19 12:00", 3),
        ("2023-09-20 00:00", 1),
        ("2023-09-21 23:59", 1),
        ("2023-09-22 00:00", None),
    ],
)
def test_which_warning_is_due(now, step):
    # Due on 21 September until 24:00, held since August.
    assert time_passing.step_of(at("2023-08-21"), at("2023-09-22 00:00"), at(now)) == step


@pytest.mark.parametrize(
    ("opened", "now", "step"),
    [
        ("2023-09-13", "2023-09-14", 7),
        ("2023-09-14", "2023-09-15", None),
        ("2023-09-14", "2023-09-18", 3),
        ("2023-09-20", "2023-09-21", None),
    ],
)
def test_no_warning_for_a_span_in_which_the_turn_began(opened, now, step):
    assert time_passing.step_of(at(opened), at("2023-09-22 00:00"), at(now)) == step


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2023-09-04 09:00", 5, "2023-09-12 00:00"),
        ("2023-09-04 23:59", 5, "2023-09-12 00:00"),
        ("2023-09-28 16:00", 5, "2023-10-12 00:00"),  # the holiday is free, 7 and 8 October are worked
        ("2023-10-06 12:00", 1, "2023-10-08 00:00"),
    ],
)
def test_working_days_run_from_the_next_day(start, days, due):
    assert clocks.working_days_after(at(start), days) == at(due)


def test_a_deadline_is_told_as_its_last_day():
    assert texts.until(at("2023-09-22 00:00")) == "9月21日（周四）24:00"
    assert texts.until(None) == ""
