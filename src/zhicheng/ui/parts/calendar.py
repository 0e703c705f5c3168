"""A calendar of counted days: rest days outlined 休, make-up days solid 班, counted days tinted and numbered."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from zhicheng.standards.calendar import Calendar, china


def counted_days(
    posted: date,
    counted: Iterable[date],
    *,
    deadline: date | None = None,
    deadline_word: str = "报送截止",
    posted_word: str = "张贴日",
    calendar: Calendar | None = None,
) -> dict[str, Any]:
    """Context of `days.html`: whole weeks from the day of posting to the last day counted or the deadline."""
    shown = calendar or china()
    numbered = {day: n for n, day in enumerate(sorted(counted), start=1)}
    last = max(numbered, default=posted)
    end = max([last, *([deadline] if deadline and (deadline - last).days < 15 else [])])
    monday = posted - timedelta(days=posted.weekday())
    weeks, day = [], monday
    while day <= end:
        weeks.append([_cell(day + timedelta(days=n), monday, numbered, shown) for n in range(7)])
        day += timedelta(days=7)
    cells = {cell["day"]: cell for week in weeks for cell in week}
    if posted not in numbered:
        cells[posted] |= {"word": posted_word, "kind": "posted"}
    if deadline in cells:
        both = deadline in numbered
        cells[deadline]["word"] = f"{cells[deadline]['word']} {deadline_word}".strip() if both else deadline_word
        cells[deadline]["kind"] += "" if both else " day-deadline"
    if last in cells and numbered:
        cells[last]["word"] = f"第 {numbered[last]} 天 满"
        cells[last]["kind"] += " day-last"
    years = sorted({cell["day"].year for week in weeks for cell in week})
    return {
        "weeks": weeks,
        "heads": list("一二三四五六日"),
        "unannounced": [year for year in years if not shown.announced(year)],
        "sentence": _sentence(posted, last, len(numbered)),
    }


def _cell(day: date, first: date, numbered: Mapping[date, int], calendar: Calendar) -> dict[str, Any]:
    works = calendar.is_working_day(day)
    weekend = day.weekday() >= 5
    number = numbered.get(day)
    kind = "counted" if number else ("" if works else "rest")
    month = day.day == 1 or day == first
    return {
        "day": day,
        "text": f"{day.month}月{day.day}日" if month else str(day.day),
        "full": f"{day.month}月{day.day}日",
        "sign": "班" if works and weekend else ("休" if not works and _holiday(day, calendar) else ""),
        "kind": kind,
        "word": f"第 {number} 天" if number else "",
    }


def _holiday(day: date, calendar: Calendar) -> bool:
    """A free day by arrangement, not just a weekend."""
    year = calendar.years.get(day.year)
    return year is not None and day in year.off


def _sentence(posted: date, last: date, count: int) -> str:
    return (
        f"{posted.month}月{posted.day}日张贴，到 {last.month}月{last.day}日满 {count} 个工作日。"
        if count
        else "还没有可以计入的工作日。"
    )
