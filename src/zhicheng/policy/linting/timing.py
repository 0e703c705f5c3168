"""Dates: rest days, order, room for publicity, what is missing, what is measured beyond the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from zhicheng.policy.building.compile import refs
from zhicheng.policy.cases import conditions
from zhicheng.policy.dates import last_posting_day, latest_posting
from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.predicates.appraisals import Appraisals
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.standards.calendar import china
from zhicheng.standards.text import chinese_date

_DEADLINES = ("applicant_deadline", "employer_deadline")
_NO_DEADLINES = ("notice", "opens", "review", "schedule")
_OPEN = ("none", "not_said")
_REVIEW = re.compile(r"评审(?:工作|时间)")
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[-—–至]\s*(\d{1,2}))?\s*月")
_BARE_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about dates."""
    yield from _rest_days(subject)
    yield from _order(subject)
    yield from _publicity(subject)
    yield from _missing(subject)
    yield from _beyond(subject)
    if subject.plan.rolled_from is None:  # the text of a rolled plan speaks of the original's days
        yield from _months(subject)
        yield from _yearless(subject)


def told(day: date) -> str:
    """A day in words, with its year and weekday."""
    return chinese_date(day, year=True)


def deadlines(subject: Subject) -> dict[str, date]:
    """The days by which somebody must have done something, by code."""
    return {
        code: one.date
        for code, one in subject.plan.dates.items()
        if one.date is not None and one.start is None and code not in _NO_DEADLINES
    }


def _rest_days(subject: Subject) -> Iterator[Finding]:
    calendar = china()
    for code, one in subject.plan.dates.items():
        if code in ("notice", "opens") or one.date is None or calendar.is_working_day(one.date):
            continue
        why = calendar.name(one.date)
        says = f"{one.name} {told(one.date)} 是休息日（{why}）。"
        if subject.instance.rest_day == "keep":
            mend = "请改到工作日，或在 accepted 里说明网上申报不受影响。"
        else:
            following = calendar.add_working_days(one.date, 1)
            mend = f"本平台把它顺延到 {told(following)}，请写上这一天，或在 accepted 里说明不顺延。"
        yield subject.found("deadline-on-rest-day", f"dates.{code}", ("dates", code), one.clause, says, mend)


def _order(subject: Subject) -> Iterator[Finding]:
    plan = subject.plan
    known = [(code, plan.dates[code]) for code in ("notice", "opens", *_DEADLINES) if code in plan.dates]
    dated = [(code, one, one.date) for code, one in known if one.date is not None]
    for (_, before, first), (code, after, second) in pairwise(dated):
        if second < first:
            says = f"{after.name} {told(second)} 早于 {before.name} {told(first)}。"
            yield subject.found(
                "dates-out-of-order", f"dates.{code}", ("dates", code), after.clause, says, "请核对日期。"
            )
    review = plan.dates.get("review")
    begins = (review.start or review.date) if review is not None else None
    if review is None or begins is None:
        return
    for code, day in deadlines(subject).items():
        if begins <= day:
            one = plan.dates[code]
            says = f"{review.name}从 {told(begins)} 开始，不晚于{one.name} {told(day)}。"
            mend = "请与主办单位核对；评审应当在各站截止以后。"
            clause = (*review.clause, *one.clause)
            yield subject.found("dates-out-of-order", f"dates.review:{code}", ("dates", "review"), clause, says, mend)


def _publicity(subject: Subject) -> Iterator[Finding]:
    """Publicity stands between the applicant's deadline and that of the stage that publicises."""
    plan, calendar = subject.plan, china()
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
                f"个人申报截止 {told(start)} 到 {stage.name}截止 {told(end)} 只有 {found} 个工作日，"
                f"放不下 {days} 个工作日的公示（最晚要在 {told(last)} 贴出）。"
            )
            at = f"route.{stage.id}.publicity"
            mend = "请与主办单位核对日期，或在 accepted 里说明。"
            place = ("route", n, "publicity")
            yield subject.found("publicity-does-not-fit", at, place, stage.publicity.clause, says, mend)


def _missing(subject: Subject) -> Iterator[Finding]:
    plan, unsaid = subject.plan, subject.unsaid
    if plan.closes is None and "applicant-deadline" not in unsaid:
        says = "没有写个人申报的截止日。" + _backwards(subject)
        mend = "请写上日期（derived 写明怎么来的），或在 unsaid 里列出 applicant-deadline。"
        yield subject.found("date-missing", "dates.applicant_deadline", ("dates",), (), says, mend)
    for n, stage in enumerate(plan.route):
        if stage.due is None and stage.kind in ("department", "bureau") and f"{stage.kind}-deadline" not in unsaid:
            if stage.kind == "department" and "bureau-deadline" in unsaid:
                continue
            later = next((one.due.date for one in plan.route[n:] if one.due is not None and one.due.date), None)
            says = f"{stage.name}没有写期限。" + (f"后面的一站截止 {told(later)}，最晚也是这一天。" if later else "")
            mend = f"请写上期限，或在 unsaid 里列出 {stage.kind}-deadline。"
            yield subject.found("date-missing", f"route.{stage.id}", ("route", n), stage.clause, says, mend)
    if "review" not in plan.dates and "review-date" not in unsaid:
        says, mend = "没有写评审的时间。", "请写上 dates.review，或在 unsaid 里列出 review-date。"
        yield subject.found("date-missing", "dates.review", ("dates",), (), says, mend)


def _backwards(subject: Subject) -> str:
    """What the missing last day for applicants derives to: the working day before the last posting day."""
    plan, calendar = subject.plan, china()
    stage = next((one for one in plan.route if one.publicity is not None), None)
    if stage is None or stage.publicity is None:
        return ""
    after = plan.route[plan.route.index(stage) :]
    end = next((one.due.date for one in after if one.due is not None and one.due.date is not None), None)
    end = end or min(deadlines(subject).values(), default=None)
    if end is None:
        return ""
    days = stage.publicity.working_days
    last = latest_posting(end, days, stage.publicity.first_day, calendar)
    before = calendar.add_working_days(last, -1)
    return f"从 {told(end)} 倒推，公示满 {days} 个工作日最晚 {told(last)} 贴出，个人最晚 {told(before)} 提交。"


def _beyond(subject: Subject) -> Iterator[Finding]:
    plan = subject.plan
    last = max((one.date for one in plan.dates.values() if one.date is not None), default=None)
    if last is not None and plan.as_of > last:
        says = f"年限算到 {told(plan.as_of)}，在最后一个截止日 {told(last)} 以后：还没有发生的工作也算在内。"
        mend = "请确认通知就是这个意思，并在 accepted 里说明。"
        yield subject.found("as-of-after-deadline", "as_of", ("as_of",), plan.as_of_clause, says, mend)
    closes = plan.closes
    if closes is None:
        return
    for code, leaf in conditions(plan).items():
        condition = leaf.condition
        if isinstance(condition, (TrainingHours, Appraisals)) and max(condition.years) >= closes.year:
            year = max(condition.years)
            says = f"“{leaf.title}”算到 {year} 年，而 {told(closes)} 就要申报，那时 {year} 年还没有过完。"
            mend = "请确认截止前的学时或考核就够，并在 accepted 里说明。"
            yield subject.found("year-after-deadline", code, subject.node(code), leaf.clause, says, mend)


def _months(subject: Subject) -> Iterator[Finding]:
    """The months in which a sentence says the review is, against the date of the review."""
    review = subject.plan.dates.get("review")
    if review is None or review.date is None:
        return
    begins = review.start or review.date
    cited = set(refs(subject.written["dates"]["review"].get("clause")))
    for ref, text in subject.plan.notice.sentences():
        if "月" not in text or not _REVIEW.search(text) or (ref not in cited and "安排在" not in text):
            continue
        for first, last in _MONTHS.findall(text):
            if int(first) <= begins.month <= int(last or first):
                break
        else:
            if _MONTHS.search(text) and not subject.explains([ref], "月"):
                says = f"这一句说的月份和评审日期（{told(begins)}起）不一致：{text}"
                mend = "请写成 readings，引用这一句，说明按哪一个。"
                yield subject.found("months-differ", ref, ("dates", "review"), (ref, *review.clause), says, mend)


def _yearless(subject: Subject) -> Iterator[Finding]:
    """A deadline that the notice gives without its year: the plan must say that it put it in."""
    notice = subject.plan.notice
    noted = {ref for one in subject.written.get("unsaid") or () for ref in refs(one.get("clause"))}
    for code, written in subject.written["dates"].items():
        cited = refs(written.get("clause"))
        if code in _NO_DEADLINES or "derived" in written or noted & {*cited} or written.get("date") in _OPEN:
            continue
        day = str(written.get("date") or written["to"])
        for ref in cited:
            text = notice.text_of(ref) if notice.has(ref) else ""
            bare = {f"-{int(month):02d}-{int(number):02d}" for month, number in _BARE_DAY.findall(text)}
            if day[4:] in bare:
                says = f"这一句的截止日没有写年份：{text}"
                mend = (
                    f"请在 derived 里写明按 {subject.plan.year} 年、到当天 {subject.instance.day_end}，"
                    "或在 unsaid 里引用这一句。"
                )
                yield subject.found("date-without-year", f"dates.{code}", ("dates", code), (ref,), says, mend)
