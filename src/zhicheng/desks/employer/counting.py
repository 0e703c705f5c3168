"""The working of a publicity's days in words: from when they count, what is counted in, how late it may be posted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zhicheng.casework.publicising import Span
from zhicheng.standards.calendar import Calendar, china
from zhicheng.standards.text import amount, chinese_date, end_of_day, listed

if TYPE_CHECKING:
    from zhicheng.policy import Plan
    from zhicheng.policy.route import PublicityRule

FIRST_DAY = {
    "after_posting": "整天公示才算一天，张贴当天不算",
    "posting_day": "张贴当天是工作日的，从当天算起",
}
DAY = timedelta(days=1)


def rule_of(plan: Plan) -> PublicityRule | None:
    """The plan's rule of publicity inside the employer; None where the plan has none."""
    return next((stage.publicity for stage in plan.route if stage.kind == "employer" and stage.publicity), None)


def headline(span: Span) -> str:
    """公示到 10月9日（周五）满 5 个工作日."""
    return f"公示到 {chinese_date(span.last_day)}满 {amount(len(span.counted), '个工作日')}"


def working(span: Span, rule: PublicityRule) -> str:
    """9月25日张贴，第二天起算。9月27日上班、10月1日至8日放假，都算进去了."""
    start = "当天起算" if span.counted and span.counted[0] == span.posted_on else "第二天起算"
    if rule.first_day == "posting_day" and start == "第二天起算":
        start = "当天不上班，从下一个工作日起算"
    told = _special(span, china())
    more = f"{'、'.join(told)}，都算进去了。" if told else ""
    unknown = "" if span.announced else "其中有的年份国务院尚未公布放假安排，先按周末推算，公布后以重新推算的为准。"
    return f"{chinese_date(span.posted_on, weekday=False)}张贴，{start}。{more}{unknown}"


def advice(span: Span, due_day: date | None) -> Mapping[str, Any] | None:
    """What the last day means for reporting in time: a banner's kind, title and text; None where there is no limit."""
    latest = span.latest_posting
    if latest is None or due_day is None:
        return None
    if span.posted_on > latest:
        return {
            "kind": "ochre",
            "title": f"赶不上{end_of_day(due_day)}的报送截止",
            "text": f"公示要到{end_of_day(span.last_day)}才满。最晚要在{chinese_date(latest)}张贴。",
        }
    if span.posted_on == latest:
        return {
            "kind": "ochre",
            "title": f"公示满后只剩 {left_to_report(span.last_day, due_day)}报送",
            "text": f"报送截止是{end_of_day(due_day)}，这已经是最晚的张贴日期。能早一天张贴就早一天。",
        }
    return {
        "kind": "celadon",
        "title": f"满后到{end_of_day(due_day)}前报送",
        "text": f"还要换日期的话，最晚在{chinese_date(latest)}张贴。",
    }


def left_to_report(last_day: date, due_day: date) -> str:
    """1 天: the days after the last day of the publicity up to the last day to report."""
    return amount((due_day - last_day).days, "天")


def _special(span: Span, calendar: Calendar) -> list[str]:
    """Make-up days that count and holidays that do not: 9月27日上班, 10月1日至8日放假."""
    days = [span.posted_on + DAY * n for n in range((span.last_day - span.posted_on).days + 1)]
    worked = [chinese_date(day, weekday=False) for day in days if day in span.counted and calendar.is_make_up_day(day)]
    told = [f"{listed(worked)}上班"] if worked else []
    free = [day for day in days if calendar.is_holiday(day)]
    return told + [f"{_run(run)}放假" for run in _runs(free)]


def _runs(days: list[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run(run: list[date]) -> str:
    first, last = run[0], run[-1]
    start = chinese_date(first, weekday=False)
    if first == last:
        return start
    return f"{start}至{last.day}日" if first.month == last.month else f"{start}至{chinese_date(last, weekday=False)}"
