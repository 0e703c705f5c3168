"""A plan that does not say when to file is rehearsed as if it were open: a month, in time for its own fixed days."""

from dataclasses import replace
from datetime import date

import pytest

from tests import world
from tests.plans.builders import changed_folder
from zhicheng import policy
from zhicheng.cli.plan_folders import assumed_days, load_as_announced

pytestmark = pytest.mark.pure
NOT_SAID = (
    "applicant_deadline: {name: 个人申报截止, date: 2023-09-08",
    "applicant_deadline: {name: 个人申报截止, date: not_said",
)


@pytest.mark.parametrize(
    ("due", "closes"),
    [(None, date(2023, 8, 18)), (date(2023, 8, 31), date(2023, 8, 10)), (date(2023, 8, 1), date(2023, 7, 26))],
)
def test_about_a_month_that_leaves_the_offices_their_time(due, closes):
    plan = policy.load_folder(world.PLANS / world.PLAN).plan
    first = replace(plan.route[0], due=replace(plan.route[0].due, date=due))
    assert assumed_days(replace(plan, route=(first, *plan.route[1:]))) == (date(2023, 7, 19), closes)


def test_the_days_are_put_into_the_plan_and_told(tmp_path, capsys):
    found = policy.open_folder(changed_folder(tmp_path, NOT_SAID))
    plan = load_as_announced(found, found.addresses[0]).plan
    assert (plan.opens, plan.closes) == (date(2023, 7, 19), date(2023, 8, 18))
    assert capsys.readouterr().err == (
        "2023-shangyu-engineer 没有公布申报日期，演练假定 2023-07-19 至 2023-08-18 申报。\n"
    )


def test_what_the_plan_says_stays(capsys):
    found = policy.open_folder(world.PLANS / world.PLAN)
    assert load_as_announced(found, found.addresses[0]).plan.closes == date(2023, 9, 8)
    assert capsys.readouterr().err == ""
