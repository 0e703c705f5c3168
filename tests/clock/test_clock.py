"""Business time: the machine's, moved forward only in a demo, and never back."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from zhicheng import clock

NOW = datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "day"),
    [(NOW, date(2026, 3, 2)), (datetime(2026, 3, 2, 16, 0, tzinfo=UTC), date(2026, 3, 3))],
)
def test_the_day_changes_at_midnight_in_china(moment, day):
    assert clock.today(moment) == day


@pytest.mark.parametrize(
    ("too_late", "day"),
    [
        (datetime(2026, 3, 2, 16, 0, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 16, 0, 1, tzinfo=UTC), date(2026, 3, 3)),
    ],
)
def test_the_last_day_in_time_is_the_one_that_ends_where_it_is_too_late(too_late, day):
    assert clock.last_day(too_late) == day


@pytest.mark.django_db
def test_a_demo_moves_business_time_and_leaves_security_time(settings):
    settings.DEMO = True
    with time_machine.travel(NOW, tick=False):
        assert clock.move_forward(7) == datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC)
        clock.move_forward(1)
        assert (clock.now(), clock.real_now()) == (datetime(2026, 3, 10, 15, 59, 59, tzinfo=UTC), NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(("demo", "days"), [(False, 1), (True, 0), (True, -1)])
def test_time_never_runs_back_and_stands_still_outside_a_demo(settings, demo, days):
    settings.DEMO = demo
    with pytest.raises(ValueError, match="clock"):
        clock.move_forward(days)
    with time_machine.travel(NOW, tick=False):
        assert clock.now() == NOW


@pytest.mark.django_db
def test_a_shift_left_from_a_demo_means_nothing_outside_it(settings):
    settings.DEMO = True
    clock.move_forward(30)
    settings.DEMO = False
    with time_machine.travel(NOW, tick=False):
        assert clock.now() == NOW


@pytest.mark.django_db
def test_a_rehearsal_plays_a_time_and_leaves_no_trace():
    played = datetime(2023, 9, 8, 15, 59, 59, tzinfo=UTC)
    with time_machine.travel(NOW, tick=False):
        with clock.played(played):
            assert (clock.now(), clock.today(), clock.real_now()) == (played, date(2023, 9, 8), NOW)
        assert clock.now() == NOW
