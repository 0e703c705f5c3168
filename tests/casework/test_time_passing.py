"""The rounds of the worker: one broken case stops no other, and a round costs the same for many cases as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.world import at
from zhicheng.casework import time_passing
from zhicheng.messages import queries as messages
from zhicheng.review import queries as review
from zhicheng.review.models import StageRun

OVER = at("2023-09-09 00:00")


def broken(application_id):
    """A case at a stage that its plan does not know."""
    StageRun.objects.filter(application_id=application_id).update(stage="nowhere", kind="bureau")


def test_one_broken_case_does_not_keep_the_others_from_lapsing(busy_town):
    first, *others = [application_id for _, application_id in busy_town.ready.values()]
    broken(first)
    with pytest.raises(ExceptionGroup) as raised:
        time_passing.lapse_overdue(at=OVER)
    assert [type(problem) for problem in raised.value.exceptions] == [KeyError]
    assert review.overdue(OVER) == [first]
    assert sorted(review.open_runs_of([first, *others])) == [first]


def test_one_broken_case_does_not_keep_the_others_from_being_warned(busy_town):
    first, *others = [application_id for _, application_id in busy_town.ready.values()]
    broken(first)
    with pytest.raises(ExceptionGroup):
        time_passing.warn_before_due(at=at("2023-09-02"))
    assert {one: messages.about(f"application:{one}").filter(kind="warning").count() for one in (first, *others)} == {
        first: 0,
        others[0]: 1,
        others[1]: 1,
    }


def test_a_round_of_warnings_costs_three_cases_as_much_as_one(busy_town):
    day = at("2023-09-18")
    cases = [world.filed(busy_town, name)[1] for name in busy_town.ready]
    assert time_passing.warn_before_due(at=day) == 9
    costs = []
    for some in (cases[:1], cases):
        far = StageRun.objects.filter(closed_at=None).exclude(application__in=some)
        far.update(due_at=at("2024-01-01"))
        with CaptureQueriesContext(connection) as caught:
            assert time_passing.warn_before_due(at=day) == 0
        costs.append(len(caught))
        far.update(due_at=at("2023-09-22 00:00"))
    assert costs[0] == costs[1]
