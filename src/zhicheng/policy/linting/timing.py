"""Dates: rest days, order, room for publicity, what is measured beyond the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from zhicheng.policy.cases import conditions
from zhicheng.policy.dates import last_posting_day
from zhicheng.policy.linting.model import Finding, line_of
from zhicheng.policy.loader import LoadedPlan
from zhicheng.policy.predicates.appraisals import Appraisals
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.standards.calendar import china
from zhicheng.standards.text import chinese_date

_DEADLINES = ("applicant_deadline", "employer_deadline")


def check(loaded: LoadedPlan) -> Iterator[Finding]:
    """Findings about dates."""
    yield from _rest_days(loaded)
    yield from _order(loaded)
    yield from _publicity(loaded)
    yield from _missing(loaded)
    yield from _beyond(loaded)


def _told(day: date) -> str:
    return chinese_date(day, year=True)


def _rest_days(loaded: LoadedPlan) -> Iterator[Finding]:
    calendar = china()
    for code, one in loaded.plan.dates.items():
        if code in ("notice", "opens") or one.date is None or calendar.is_working_day(one.date):
            continue
        why = calendar.name(one.date)
        says = f"{one.name} {_told(one.date)} 是休息日（{why}）。"
        mend = "请改到工作日，或在 accepted 里说明网上申报不受影响。"
        yield Finding("deadline-on-rest-day", f"dates.{code}", line_of(loaded, ("dates", code)), one.clause, says, mend)


def _order(loaded: LoadedPlan) -> Iterator[Finding]:
    plan = loaded.plan
    known = [(code, plan.dates[code]) for code in ("notice", "opens", *_DEADLINES) if code in plan.dates]
    dated = [(code, one, one.date) for code, one in known if one.date is not None]
    for (_, before, first), (code, after, second) in pairwise(dated):
        if second < first:
            says = f"{after.name} {_told(second)} 早于 {before.name} {_told(first)}。"
            at = f"dates.{code}"
            yield Finding(
                "dates-out-of-order", at, line_of(loaded, ("dates", code)), after.clause, says, "请核对日期。"
            )


def _publicity(loaded: LoadedPlan) -> Iterator[Finding]:
    """Publicity stands between the applicant's deadline and that of the stage that publicises."""
    plan, calendar = loaded.plan, china()
    start = plan.closes
    for n, stage in enumerate(plan.route):
        end = stage.due.date if stage.due is not None else None
        if stage.publicity is None or end is None or start is None:
            continue
        days = stage.publicity.working_days
        last = last_posting_day(end, days, stage.publicity.first_day, calendar)
        if last <= start:
            found = calendar.working_days_between(start, end)
            says = (
                f"个人申报截止 {_told(start)} 到 {stage.name}截止 {_told(end)} 只有 {found} 个工作日，"
                f"放不下 {days} 个工作日的公示（最晚要在 {_told(last)} 贴出）。"
            )
            where = line_of(loaded, ("route", n, "publicity"))
            at = f"route.{stage.id}.publicity"
            mend = "请与主办单位核对日期，或在 accepted 里说明。"
            yield Finding("publicity-does-not-fit", at, where, stage.publicity.clause, says, mend)


def _missing(loaded: LoadedPlan) -> Iterator[Finding]:
    plan = loaded.plan
    unsaid = {one.id for one in plan.unsaid}
    if plan.closes is None and "applicant-deadline" not in unsaid:
        says = "没有写个人申报的截止日。"
        yield Finding("date-missing", "dates.applicant_deadline", 0, (), says, "请写上日期，或在 unsaid 里列出。")
    for n, stage in enumerate(plan.route):
        if stage.due is None and stage.kind in ("department", "bureau") and f"{stage.kind}-deadline" not in unsaid:
            if stage.kind == "department" and "bureau-deadline" in unsaid:
                continue
            says = f"{stage.name}没有写期限。"
            mend = f"请写上期限，或在 unsaid 里列出 {stage.kind}-deadline。"
            where = line_of(loaded, ("route", n))
            yield Finding("date-missing", f"route.{stage.id}", where, stage.clause, says, mend)


def _beyond(loaded: LoadedPlan) -> Iterator[Finding]:
    plan = loaded.plan
    last = max((one.date for one in plan.dates.values() if one.date is not None), default=None)
    if last is not None and plan.as_of > last:
        says = f"年限算到 {_told(plan.as_of)}，在最后一个截止日 {_told(last)} 以后：还没有发生的工作也算在内。"
        mend = "请确认通知就是这个意思，并在 accepted 里说明。"
        yield Finding("as-of-after-deadline", "as_of", line_of(loaded, ("as_of",)), plan.as_of_clause, says, mend)
    closes = plan.closes
    if closes is None:
        return
    for code, leaf in conditions(plan).items():
        condition = leaf.condition
        if isinstance(condition, (TrainingHours, Appraisals)) and max(condition.years) >= closes.year:
            year = max(condition.years)
            says = f"“{leaf.title}”算到 {year} 年，而 {_told(closes)} 就要申报，那时 {year} 年还没有过完。"
            mend = "请确认截止前的学时或考核就够，并在 accepted 里说明。"
            yield Finding("year-after-deadline", code, 0, leaf.clause, says, mend)
