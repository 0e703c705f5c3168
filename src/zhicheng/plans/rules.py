"""Whether a plan takes applications at a moment, by business time, and the sentence that says so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal, Protocol

from zhicheng.clock import SHANGHAI
from zhicheng.standards.text import chinese_date, end_of_day

Opening = Literal["open", "soon", "closed", "unannounced"]


class Dated(Protocol):
    """A plan with the days between which applicants may file; both are None until announced."""

    opens_on: date | None
    closes_on: date | None


def opening(plan: Dated, on: date) -> Opening:
    """Open, soon or closed on a day in China; the last day belongs to open. `unannounced` without an opening day."""
    if plan.opens_on is None:
        return "unannounced"
    if on < plan.opens_on:
        return "soon"
    if plan.closes_on is not None and on > plan.closes_on:
        return "closed"
    return "open"


def deadline(plan: Dated) -> datetime | None:
    """The first moment that is too late: 24:00 in China of the last day. None where the plan names no last day."""
    if plan.closes_on is None:
        return None
    return datetime.combine(plan.closes_on + timedelta(days=1), time(), SHANGHAI)


def why_closed(plan: Dated, at: datetime) -> str | None:
    """None where applicants may file at this moment, else the sentence that says when they may or might have."""
    state = opening(plan, at.astimezone(SHANGHAI).date())
    if state == "open":
        return None
    if state == "soon" and plan.opens_on is not None:
        return f"这个计划{chinese_date(plan.opens_on, year=True)}开始申报，到那天再来就可以。"
    if state == "closed" and plan.closes_on is not None:
        return f"个人申报已经在{end_of_day(plan.closes_on, year=True)}截止，现在不能再提交。"
    return "这个计划还没有公布开始申报的日期，公布后就可以申报。"
