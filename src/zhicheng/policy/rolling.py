"""Rolling a plan on to another year: a new edition of a plan of the past that can be filed today.

Policy dates, lists of years and windows move by whole years, stage dates by whole weeks and off rest days. The files
are edited in place, so that their comments and order stay. Every value that moved is listed under `rolled`, and marked
`derived: rolled` where it has room for a mark. The notice's text stays as it was and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path as FilePath
from typing import Any

from zhicheng.policy import readings
from zhicheng.policy.dates import DAY, last_posting_day, shift_years
from zhicheng.policy.loader import LoadedPlan
from zhicheng.policy.plan_shape import PLAN
from zhicheng.policy.problems import Path, dotted
from zhicheng.policy.rolling_text import Edits, shift_cases, shift_value, shift_words
from zhicheng.policy.shape import Timed
from zhicheng.standards.calendar import Calendar, china

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Move:
    """How far an edition lies from its original."""

    years: int
    weeks: int


def roll(
    loaded: LoadedPlan, *, to_year: int | None = None, open_on: date | None = None, out: FilePath | str | None = None
) -> FilePath:
    """Writes the edition of another year and returns its folder.

    `to_year`: the plan's year becomes this one. `open_on`: the edition is open on this day, for about as long as the
    original was. `out`: the folder to put it in (default: beside the original). ValueError where neither or both are
    given, or the folder holds something else.
    """
    if (to_year is None) == (open_on is None):
        raise ValueError("give either the year or the day on which the edition is open")
    if loaded.plan.rolled_from is not None:
        raise ValueError(f"{loaded.plan.id} was itself rolled on: roll {loaded.plan.rolled_from}")
    move = move_of(loaded, to_year, open_on)
    code = f"{loaded.plan.id}-{loaded.plan.year + move.years}"
    folder = FilePath(out) / code if out is not None else loaded.folder.parent / code
    target = folder / "plan.yaml"
    if target.exists() and "\nrolled:" not in target.read_text("utf-8"):
        raise ValueError(f"{folder} holds a plan that was not made by rolling")
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(_plan(loaded, move, code), "utf-8")
    (folder / "notice.md").write_text(_notice(loaded), "utf-8")
    if loaded.cases:
        slots = frozenset(one.id for one in loaded.plan.attachments if one.year is not None)
        cases = shift_cases(loaded.cases_source, move.years, slots)
        (folder / "cases.yaml").write_text(cases, "utf-8")
    return folder


def move_of(loaded: LoadedPlan, to_year: int | None, open_on: date | None) -> Move:
    """Whole years for policy, whole weeks for stages: down to the week for an opening, so that it has begun."""
    plan = loaded.plan
    opens = plan.opens or plan.source.issued
    if open_on is not None:
        return Move(open_on.year - plan.year, (open_on - opens).days // 7)
    years = (to_year or plan.year) - plan.year
    return Move(years, round((shift_years(opens, years) - opens).days / 7))


def _plan(loaded: LoadedPlan, move: Move, code: str) -> str:
    source, written = loaded.source, loaded.plan.written
    edits = Edits(source)
    moved: dict[Path, tuple[Any, Any]] = {}
    for path, shape, value in PLAN.leaves(written, ()):
        if not isinstance(shape, Timed) or shape.roll is None or _fixed(written, path):
            continue
        moved[path] = (value, _moved(shape.roll, path, value, move))
    _make_room(loaded, moved)
    for path, (_, new) in moved.items():
        edits.replace(path, str(new))
        _mark(edits, path)
    _readings(loaded, move, moved, edits)
    name = written["plan"]["name"]
    edits.replace(("plan", "name"), shift_words(name, move.years))
    if "opens" not in written["dates"]:
        opens = loaded.plan.source.issued + move.weeks * _WEEK
        edits.insert_before(("dates",), f"opens: {{name: 开始申报, date: {opens}, derived: rolled}}")
    edits.replace(("id",), code)
    edits.insert_before((), _record(loaded, move, moved))
    return edits.text()


def _moved(how: str, path: Path, value: Any, move: Move) -> Any:
    if how == "years":
        return shift_value(value, move.years)
    day = date.fromisoformat(value) + move.weeks * _WEEK
    if path != ("dates", "opens", "date"):
        day = _working_day(day, china())
    return day.isoformat()


def _working_day(day: date, calendar: Calendar) -> date:
    while not calendar.is_working_day(day):
        day += DAY
    return day


def _make_room(loaded: LoadedPlan, moved: dict[Path, tuple[Any, Any]]) -> None:
    """Where a holiday leaves no room for publicity, the stage's last day moves on until it fits."""
    calendar = china()
    start = moved.get(("dates", "applicant_deadline", "date"))
    if start is None:
        return
    for n, stage in enumerate(loaded.plan.written["route"]):
        rule, due = stage.get("publicity"), stage.get("due") or {}
        path: Path = ("dates", due["on"], "date") if "on" in due else ("route", n, "due", "date")
        if rule is None or path not in moved:
            continue
        was, new = moved[path]
        day = date.fromisoformat(new)
        first = date.fromisoformat(start[1])
        while last_posting_day(day, rule["working_days"], rule["first_day"], calendar) <= first:
            day = _working_day(day + DAY, calendar)
        moved[path] = (was, day.isoformat())


def _mark(edits: Edits, path: Path) -> None:
    """`derived: rolled` beside the value, where its mapping has room for it."""
    parent = path[:-1]
    if _may_be_marked(parent):
        edits.set_field(parent, "derived", "rolled")


def _may_be_marked(parent: Path) -> bool:
    if parent == ("as_of",) or (len(parent) == 2 and parent[0] in ("dates", "windows")):
        return True
    return bool(parent) and parent[-1] in ("due", "window")


def _fixed(written: Any, path: Path) -> bool:
    value = written
    for part in path[:-1]:
        value = value[part]
    return isinstance(value, dict) and value.get("fixed") is True


def _readings(loaded: LoadedPlan, move: Move, moved: dict[Path, tuple[Any, Any]], edits: Edits) -> None:
    """Values that an option puts in place of a moved one move with it."""
    written = loaded.plan.written
    for code, reading in (written.get("readings") or {}).items():
        for name, option in reading["options"].items():
            for address, value in (option.get("set") or {}).items():
                place = readings.place_of(written, address)
                if any(path[: len(place)] == place for path in moved):
                    base: Path = ("readings", code, "options", name, "set", address)
                    for path, one in _scalars(value, base):
                        edits.replace(path, str(shift_value(one, move.years)))


def _scalars(value: Any, path: Path) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in _scalars(inner, (*path, key))]
    if isinstance(value, list):
        return [one for n, inner in enumerate(value) for one in _scalars(inner, (*path, n))]
    return [(path, value)]


def _record(loaded: LoadedPlan, move: Move, moved: dict[Path, tuple[Any, Any]]) -> str:
    plan = loaded.plan
    lines = [
        f"# 由 {plan.id} 顺延而来：政策上的年度移动 {move.years} 年，各阶段的日期移动 {move.weeks} 周并避开休息日。",
        "rolled:",
        f"  from: {plan.id}",
        f"  digest: {plan.digest}",
        f"  years: {move.years}",
        f"  weeks: {move.weeks}",
        "  values:",
    ]
    for path, (was, new) in moved.items():
        lines.append(f"    - {{at: '{dotted(path)}', was: {was}, is: {new}, derived: rolled}}")
    return "\n".join(lines) + "\n"


def _notice(loaded: LoadedPlan) -> str:
    plan = loaded.plan
    remark = (
        f"> 本计划由《{plan.name}》顺延而来。下面是{plan.source.issuer} {plan.source.issued.year} 年原通知的文字，"
        "日期和年度以本计划写明的为准。\n\n"
    )
    return remark + loaded.notice.markdown
