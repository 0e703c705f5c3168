"""Which days a publicity (公示) runs: the plan's rule on the official calendar, for previews and for the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.policy import dates, route
from zhicheng.standards import calendar
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound
from zhicheng.standards.text import chinese_date, end_of_day

from . import case as cases
from .errors import Incomplete, NotNow, TooLate
from .publicity_checks import ELSEWHERE

LONGEST_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Span:
    """What a posting day leads to: the last day, the working days counted, and the latest day to post."""

    posted_on: date
    last_day: date
    counted: tuple[date, ...]
    latest_posting: date | None
    announced: bool


def plan_publicity(*, actor: Actor, application_ids: Sequence[int], posted_on: date) -> Span:
    """How long a publicity posted on this day would run for these applicants, for the preview. Writes nothing."""
    rows = applications.all_of(application_ids)
    seen = [row for row in rows.values() if cases.may_know_of(actor, row)]
    if not seen or len(seen) != len(set(application_ids)):
        raise NotFound("没有找到要公示的申报，请从列表里重新选择。")
    found = [cases.read(row) for row in seen]
    rule = rule_of(newest(found))
    due = min((one.run.due_at for one in found if one.run is not None and one.run.due_at is not None), default=None)
    return span(rule, posted_on, due)


def span(rule: route.PublicityRule, posted_on: date, due_at: datetime | None) -> Span:
    """The days of a publicity by the plan's rule and the official calendar; `due_at` bounds the posting day."""
    days = calendar.china()
    last = dates.publicity_last_day(posted_on, rule.working_days, rule.first_day, days)
    first = posted_on if rule.first_day == "posting_day" else posted_on + timedelta(days=1)
    return Span(
        posted_on=posted_on,
        last_day=last,
        counted=tuple(days.working_days(first, last)),
        latest_posting=latest_posting(rule, due_at) if due_at is not None else None,
        announced=days.announced_between(posted_on, last),
    )


def latest_posting(rule: route.PublicityRule, due_at: datetime) -> date:
    """The latest day on which a publicity can be posted and still be over with a day left to report."""
    return dates.latest_posting(clock.last_day(due_at), rule.working_days, rule.first_day, calendar.china())


def newest(found: Sequence[cases.Case]) -> cases.Case:
    """Of cases of one plan the one under its newest version: whose rule of publicity holds for all on one notice."""
    return max(found, key=lambda one: one.application.plan_id)


def rule_of(case: cases.Case) -> route.PublicityRule:
    """The plan's rule of publicity for the stage a case is at; raises NotNow where it has none."""
    if case.stage is None or case.stage.publicity is None:
        raise NotNow(ELSEWHERE)
    return case.stage.publicity


def check_day(found: Sequence[cases.Case], rule: route.PublicityRule, posted_on: date, at: datetime) -> None:
    """Not before the qualification, not far ahead, and over in time to be reported."""
    if (sentence := _why_not_day(found, posted_on, at)) is not None:
        raise Incomplete(sentence, field="posted_on")
    for one in found:
        due = one.run.due_at if one.run is not None else None
        made = span(rule, posted_on, due)
        if due is not None and dates.end_of(made.last_day) >= due:
            raise TooLate(
                f"{chinese_date(posted_on)}张贴，公示要到{end_of_day(made.last_day)}才满，赶不上报送截止"
                f"{end_of_day(clock.last_day(due))}。"
                f"最晚要在{chinese_date(latest_posting(rule, due))}张贴。",
                field="posted_on",
            )


def why_not_day(*, actor: Actor, application_ids: Sequence[int], posted_on: date, at: datetime) -> str | None:
    """Why these applicants cannot be posted on this day at all, for the preview; None where they can."""
    rows = applications.all_of(application_ids)
    return _why_not_day([cases.read(row) for row in rows.values() if cases.may_know_of(actor, row)], posted_on, at)


def _why_not_day(found: Sequence[cases.Case], posted_on: date, at: datetime) -> str | None:
    earliest = max((clock.today(one.decision.at) for one in found if one.decision is not None), default=date.min)
    if posted_on < earliest:
        return f"最晚一位是{chinese_date(earliest)}审查通过的，张贴日期请填这一天或以后。"
    if posted_on > clock.today(at) + LONGEST_AHEAD:
        return "张贴日期太远了，请再核对一遍。"
    return None
