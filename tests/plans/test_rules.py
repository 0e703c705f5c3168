"""Whether a plan takes applications at a moment: the opening day from 00:00, the last day until 24:00, in China."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zhicheng.plans import rules
from zhicheng.plans.models import PublishedPlan

PLAN = PublishedPlan(opens_on=date(2023, 7, 19), closes_on=date(2023, 9, 8))
OPENS = datetime(2023, 7, 18, 16, 0, tzinfo=UTC)  # 00:00 on 19 July in China
CLOSES = datetime(2023, 9, 8, 16, 0, tzinfo=UTC)  # 24:00 on 8 September in China
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (OPENS - SECOND, "这个计划2023年7月19日（周三）开始申报，到那天再来就可以。"),
        (OPENS, None),
        (CLOSES - SECOND, None),
        (CLOSES, "个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。"),
    ],
)
def test_both_ends(at, sentence):
    assert rules.why_closed(PLAN, at) == sentence


def test_the_deadline_is_the_first_moment_that_is_too_late():
    assert rules.deadline(PLAN) == CLOSES
    assert rules.deadline(PublishedPlan()) is None


def test_a_plan_without_days():
    assert rules.opening(PublishedPlan(), date(2023, 9, 1)) == "unannounced"
    assert rules.why_closed(PublishedPlan(), OPENS) == "这个计划还没有公布开始申报的日期，公布后就可以申报。"
    assert rules.opening(PublishedPlan(opens_on=date(2023, 9, 1)), date(2030, 1, 1)) == "open"
