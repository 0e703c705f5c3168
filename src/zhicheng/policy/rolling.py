"""Rolling a plan on to another year: a new edition of a plan of the past that can be filed today.

Policy dates, lists of years and windows move by whole years, stage dates by whole weeks and off rest days. The files
are edited in place, so that their comments and order stay. Every value that moved is listed under `rolled`, and marked
`derived: rolled` where it has room for a mark. The notice's text stays as it was and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path as FilePath
from typing import Any

from zhicheng.policy.dates import DAY, latest_posting, shift_years
from zhicheng.policy.form.plan import PLAN
from zhicheng.policy.loading import readings
from zhicheng.policy.loading.loader import LoadedPlan, PlanFolder
from zhicheng.policy.loading.source import Source
from zhicheng.policy.notice import Notice
from zhicheng.policy.problems import Path, dotted
from zhicheng.policy.rolling_text import Edits, shift_cases, shift_value, shift_words
from zhicheng.policy.shape import Timed
from zhicheng.standards.calendar import Calendar, china

_WEEK = timedelta(days=7)
_Leaves = Iterator[tuple[Path, Timed, Any]]


@dataclass(frozen=True, slots=True)
class Move:
    """How far an edition lies from its original."""

    years: int
    weeks: int


def roll(
    found: PlanFolder, *, to_year: int | None = None, open_on: date | None = None, out: FilePath | str | None = None
) -> FilePath:
    """Writes the edition of another year and returns its folder.

    `to_year`: the plan's year becomes this one. `open_on`: the edition is open on this day, for about as long as the
    original was. `out`: the folder to put it in (default: beside the original). ValueError with a sentence for a
    person where neither or both are given, the folder holds something else, or the plan does not say when to file and
    is to be open on a day.
    """
    if (to_year is None) == (open_on is None):
        raise ValueError("请用 --to 写明哪一年，或者用 --open-on 写明哪一天在受理，两样写一样就够。")
    loaded = found.load(found.addresses[0])
    plan = loaded.plan
    if plan.rolled_from is not None:
        raise ValueError(f"{found.path.name} 本身就是顺延来的，请从原来的 {plan.rolled_from} 顺延。")
    if open_on is not None and plan.closes is None:
        raise ValueError(f"{found.path.name} 没有写什么时候申报。请用 --to 写明哪一年，申报的日期再自己填。")
    move = move_of(loaded, to_year, open_on)
    code = f"{found.path.name}-{plan.year + move.years}"
    folder = FilePath(out) / code if out is not None else found.path.parent / code
    target = folder / "plan.yaml"
    if target.exists() and "\nrolled:" not in target.read_text("utf-8"):
        raise ValueError(f"{folder} 里已经有一份计划，不是顺延来的。请换一个地方，或者先把它移开。")
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(_base(found, loaded, move, code), "utf-8")
    (folder / "notice.md").write_text(_notice(loaded, found.notice), "utf-8")
    for name, overlay in found.overlays.items():
        (folder / "overlays").mkdir(exist_ok=True)
        over = found.load(found.addresses[0]._replace(overlay=name))
        (folder / overlay.source.file).write_text(_rolled(overlay.source, over, move).text(), "utf-8")
        (folder / "overlays" / f"{name}.md").write_text(_notice(over, overlay.notice), "utf-8")
    if found.cases.value:
        slots = frozenset(one.id for one in plan.attachments if one.year is not None)
        (folder / "cases.yaml").write_text(shift_cases(found.cases, move.years, slots), "utf-8")
    return folder


def move_of(loaded: LoadedPlan, to_year: int | None, open_on: date | None) -> Move:
    """Whole years for policy, whole weeks for stages: down to the week for an opening, so that it has begun."""
    plan = loaded.plan
    opens = plan.opens or plan.source.issued or date(plan.year, 1, 1)
    if open_on is not None:
        return Move(open_on.year - plan.year, (open_on - opens).days // 7)
    years = (to_year or plan.year) - plan.year
    return Move(years, round((shift_years(opens, years) - opens).days / 7))


def _base(found: PlanFolder, loaded: LoadedPlan, move: Move, code: str) -> str:
    written = found.source.value
    edits = _rolled(found.source, loaded, move)
    issued = loaded.plan.source.issued
    if "opens" not in written["dates"] and issued is not None:
        day = issued + move.weeks * _WEEK
        edits.insert_before(("dates",), f"opens: {{name: 开始申报, date: {day}, derived: rolled}}")
    edits.replace(("id",), code)
    return edits.text()


def _rolled(source: Source, loaded: LoadedPlan, move: Move) -> Edits:
    """The edits that roll one file on: its timed values, the readings that touch some, its name, and the record."""
    edits = Edits(source)
    moved: dict[Path, tuple[Any, Any]] = {}
    for path, shape, value in _timed(source.value):
        if shape.roll is not None and not _fixed(source.value, path):
            moved[path] = (value, _moved(shape.roll, path, value, move))
    _make_room(source.value, moved)
    for path, (_, new) in moved.items():
        edits.replace(path, str(new))
        _mark(edits, path)
    _readings(source.value, loaded, move, edits)
    for base in _layers(source.value):
        name = (*base, "plan", "name")
        if name in source.nodes:
            edits.replace(name, shift_words(source.nodes[name].value, move.years))
    edits.insert_before((), _record(loaded, move, moved))
    return edits


def _layers(written: Any) -> Iterator[Path]:
    """Where in a file partial plans begin: the file itself, the values of a family, what several share, members."""
    yield ()
    for n, axis in enumerate(written.get("family") or ()):
        yield from (("family", n, "values", code, "set") for code, one in axis["values"].items() if "set" in one)
    yield from (("each", n, "set") for n, _ in enumerate(written.get("each") or ()))
    yield from (("members", name) for name in written.get("members") or {})


def _timed(written: Any) -> _Leaves:
    """Every date and year of a file that may move, wherever a layer stands."""
    for base in _layers(written):
        value = written
        for part in base:
            value = value[part]
        for path, shape, one in PLAN.leaves(value, base):
            if isinstance(shape, Timed):
                yield path, shape, one


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


def _make_room(written: Any, moved: dict[Path, tuple[Any, Any]]) -> None:
    """Where a holiday leaves no room for publicity, the stage's last day moves on until it fits."""
    calendar = china()
    start = moved.get(("dates", "applicant_deadline", "date"))
    if start is None:
        return
    for n, stage in enumerate(written.get("route") or ()):
        rule, due = stage.get("publicity"), stage.get("due") or {}
        path: Path = ("dates", due["on"], "date") if "on" in due else ("route", n, "due", "date")
        if rule is None or path not in moved:
            continue
        was, new = moved[path]
        day = date.fromisoformat(new)
        first = date.fromisoformat(start[1])
        while latest_posting(day, rule["working_days"], rule["first_day"], calendar) <= first:
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


def _readings(written: Any, loaded: LoadedPlan, move: Move, edits: Edits) -> None:
    """Values that an option puts in place of a moved one move with it."""
    whole = loaded.plan.written
    timed = [path for path, shape, _ in _timed(whole) if shape.roll is not None]
    for code, reading in (written.get("readings") or {}).items():
        for name, option in reading["options"].items():
            for address, value in (option.get("set") or {}).items():
                place = readings.place_of(whole, address)
                if any(path[: len(place)] == place for path in timed):
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
        f"# 由 {loaded.address.plan} 顺延而来：政策上的年度移动 {move.years} 年，"
        f"各阶段的日期移动 {move.weeks} 周并避开休息日。",
        "rolled:",
        f"  from: {loaded.address.plan}",
        f"  digest: {plan.digest}",
        f"  years: {move.years}",
        f"  weeks: {move.weeks}",
        "  values:",
    ]
    for path, (was, new) in moved.items():
        lines.append(f"    - {{at: '{dotted(path)}', was: {was}, is: {new}, derived: rolled}}")
    return "\n".join(lines) + "\n"


def _notice(loaded: LoadedPlan, notice: Notice) -> str:
    source = loaded.plan.source
    when = f"{source.issued.year} 年" if source.issued is not None else ""
    remark = (
        f"> 本计划由《{loaded.plan.name}》顺延而来。下面是{source.issuer} {when}原通知的文字，"
        "日期和年度以本计划写明的为准。\n\n"
    )
    return remark + notice.markdown
