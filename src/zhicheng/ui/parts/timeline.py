"""Dates on a line, and the stages of a road: who has it now, what is done, what is to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhicheng.standards.text import chinese_date

from . import values

MOST_ON_A_LINE = 6
LEAST_GAP = 15
SIGNS = {"done": "已办完", "now": "现在", "todo": "还没到", "stopped": "到此为止"}


@dataclass(frozen=True, slots=True)
class Point:
    """One date as drawn: its words, shape (past, event, deadline, open, today) and place in whole per cent."""

    name: str
    when: str
    shape: str
    at: int
    side: str


def day_of(value: Any) -> date | None:
    """The day of a date, a moment or None."""
    if isinstance(value, datetime):
        from zhicheng import clock

        return clock.today(value)
    return value if isinstance(value, date) else None


def dates(points: Iterable[Any], today: date | None = None) -> dict[str, Any]:
    """Context of `dates.html`.

    Each point has `name`, `date` (None: to be announced), and may have `kind` (event or deadline; a name that
    ends in 截止 is a deadline) and `text` (words instead of the date).
    """
    known: list[tuple[date | None, Any]] = []
    open_ones: list[tuple[date | None, Any]] = []
    for point in points:
        day = day_of(values.get(point, "date", "day"))
        (known if day else open_ones).append((day, point))
    known.sort(key=lambda pair: pair[0] or date.max)
    ordered = [*known, *open_ones]
    positions = _positions([day for day, _ in ordered], today)
    drawn = [_point(day, point, at, today) for (day, point), at in zip(ordered, positions, strict=True)]
    days = [day for day, _ in known if day]
    mark = _today_at(days, positions, today)
    if mark is not None and today is not None:
        drawn.insert(sum(1 for day in days if day <= today), _today(today, mark))
    return {"points": drawn, "run": mark or 0, "vertical": len(ordered) > MOST_ON_A_LINE}


def _point(day: date | None, point: Any, at: int, today: date | None) -> Point:
    name = str(values.get(point, "name", "label", default=""))
    kind = values.get(point, "kind", default="deadline" if name.endswith("截止") else "event")
    text = values.get(point, "text") or (chinese_date(day, weekday=False) if day else "待通知")
    past = bool(day and today and day <= today)
    shape = "open" if day is None else ("deadline" if kind == "deadline" else ("past" if past else "event"))
    return Point(name=name, when=str(text), shape=shape, at=at, side=_side(at))


def _today(today: date, at: int) -> Point:
    return Point(name="", when=f"今天 {chinese_date(today, weekday=False)}", shape="today", at=at, side=_side(at))


def _side(at: int) -> str:
    return "start" if at < 9 else ("end" if at > 91 else "middle")


def _positions(days: Sequence[date | None], today: date | None) -> list[int]:
    """Whole per cents: to scale over the known days (today included), then kept a label's width apart."""
    count = len(days)
    known = [day for day in days if day]
    if not known:
        return [round(100 * n / max(count - 1, 1)) for n in range(count)]
    room = 100 - LEAST_GAP * (count - len(known))
    first = min([*known, *([today] if today else [])])
    span = max((max(known) - first).days, 1)
    wanted: list[float] = [(day - first).days / span * room for day in known]
    wanted += [room + LEAST_GAP * (n + 1) for n in range(count - len(known))]
    gap = min(LEAST_GAP, 100 / max(count - 1, 1))
    for n in range(1, count):
        wanted[n] = max(wanted[n], wanted[n - 1] + gap)
    limit = 100.0
    for n in range(count - 1, -1, -1):
        wanted[n] = min(wanted[n], limit)
        limit = wanted[n] - gap
    return [round(min(max(at, 0), 100)) for at in wanted]


def _today_at(days: Sequence[date], positions: Sequence[int], today: date | None) -> int | None:
    """Where today's bar stands, between the days around it as they were drawn."""
    if today is None or not days:
        return None
    if today <= days[0]:
        return 0 if today < days[0] else positions[0]
    for n in range(1, len(days)):
        if today <= days[n]:
            share = (today - days[n - 1]).days / max((days[n] - days[n - 1]).days, 1)
            return round(positions[n - 1] + share * (positions[n] - positions[n - 1]))
    last = positions[len(days) - 1]
    return last if len(positions) == len(days) else round((last + positions[len(days)]) / 2)


def stages(steps: Iterable[Any], *, plan: bool = False) -> dict[str, Any]:
    """Context of `stages.html`. A step has `name`, `state` (done, now, todo, stopped), and may have `who`, `when`.

    `plan` draws the road itself, where nobody stands: all rings.
    """
    rows = []
    for step in steps:
        state = "todo" if plan else values.get(step, "state", default="todo")
        rows.append(
            {
                "name": values.get(step, "name"),
                "who": values.get(step, "who", default=""),
                "when": values.get(step, "when", default=""),
                "state": state,
                "word": "" if plan else SIGNS[state],
            }
        )
    return {"steps": rows, "plan": plan}
