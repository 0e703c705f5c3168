"""What a plan says, in the words of its public page: requirements, dates, road, papers, fees.

Takes the plan as `policy` has read it and writes nothing of its own into it: every line keeps its clause, and what
the notice does not say is told as not said (通知没有写明).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from zhicheng.standards.text import amount, chinese_date, end_of_day

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.policy.model.plan import Item, Path, PlanDate
    from zhicheng.policy.route import Due, Stage

UNSAID = "通知没有写明"
ROLLED = "rolled"
_BINDING = re.compile(
    r"(?:不少于|不超过|大于等于|小于等于|大于|小于|不满|满|限|近)?\s*\d+(?:\.\d+)?\s*"
    r"(?:学时|个工作日|工作日|年|项|人|字|份|元)(?:以上|以内)?|原则上|必备条件|必须|不得"
)
_YEAR_ALONE = re.compile(r"\d{4}\s*年?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a requirement, with the lines below it (one of which may be enough)."""

    text: str
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause of the notice and its own words, with the words that bind marked."""

    clause: str
    text: SafeString


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition as the page shows it: ours at the left, the notice's own sentences at the right."""

    id: str
    title: str
    lines: tuple[Line, ...]
    note: str
    clauses: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A date for the timeline; of a span of days `text` is the short form, `span` the one with years."""

    name: str
    date: date | None
    kind: str
    clause: tuple[str, ...] = ()
    text: str = ""
    span: str = ""
    notes: tuple[str, ...] = ()


def clause_name(ref: str) -> str:
    """The clause in which a sentence stands: 二4(2) for 二4(2)#1."""
    return ref.partition("#")[0]


def clause_names(refs: Iterable[str]) -> tuple[str, ...]:
    """Each clause once, in order."""
    return tuple(dict.fromkeys(clause_name(ref) for ref in refs))


def quotes(plan: policy.Plan, refs: Iterable[str]) -> tuple[Quote, ...]:
    """The notice's own words for clauses and sentences; sentences of one clause stand together."""
    parts: dict[str, list[str]] = {}
    for ref in refs:
        if plan.notice.has(ref):
            parts.setdefault(clause_name(ref), []).append(plan.notice.text_of(ref))
    return tuple(Quote(clause, marked("".join(dict.fromkeys(texts)))) for clause, texts in parts.items())


def marked(text: str) -> SafeString:
    """The words of a notice with the numbers and words that bind marked; years of the calendar are left alone."""

    def mark(found: re.Match[str]) -> str:
        words = found.group()
        return words if _YEAR_ALONE.fullmatch(words.strip()) else f"<mark>{words}</mark>"

    return mark_safe(_BINDING.sub(mark, escape(text)))  # noqa: S308 (escaped before marking)


def who_may(plan: policy.Plan) -> str:
    """Who may apply, in one line."""
    return plan.population.node.title


def specialty_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What work each specialty takes in, of those of which the notice says it."""
    return [
        {"name": one.name, "about": one.about, "clauses": clause_names(one.clause)}
        for one in plan.specialties
        if one.about
    ]


def common_requirements(plan: policy.Plan) -> list[Requirement]:
    """What everyone must meet: the population first."""
    return [_requirement(plan, item) for item in (plan.population, *plan.common)]


def path_requirements(plan: policy.Plan) -> list[Requirement]:
    """The paths, of which one is enough."""
    return [_requirement(plan, path) for path in plan.paths]


def _requirement(plan: policy.Plan, item: Item | Path) -> Requirement:
    refs = tuple(dict.fromkeys(_refs(item.node)))
    return Requirement(
        id=item.id,
        title=item.name,
        lines=_lines(item),
        note=_note(item),
        clauses=clause_names((*item.clause, *refs)),
        quotes=quotes(plan, refs),
    )


def _refs(node: Any) -> list[str]:
    """The very sentences a condition and those below it rest on."""
    return [*node.head.refs, *(ref for one in node.below() for ref in _refs(one))]


def _lines(item: Item | Path) -> tuple[Line, ...]:
    line = line_of(item.node)
    if line.below and line.text in ("", item.name):
        return line.below
    return () if line.text == item.name else (line,)


def line_of(node: Any) -> Line:
    """A condition as a line; a group says how many of the lines below it are wanted."""
    word = getattr(node, "word", "")
    below = node.below() if word else ()
    if len(below) < 2:
        return Line(node.title)
    heads = {"all": "", "any": "下面一项就够：", "at_least": f"下面 {len(below)} 项中具备 {node.count} 项："}
    head = heads.get(word, "")
    named = node.head.named
    return Line(f"{named}。{head}" if named and head else named or head, tuple(map(line_of, below)))


def _note(item: Item | Path) -> str:
    parts = []
    if getattr(item, "entry", None):
        parts.append(f"通知写明“{item.entry}”的人看这一条。")  # type: ignore[union-attr]
    if getattr(item, "method", None) and getattr(item, "category", None):
        parts.append(f"类别：{item.category}。")  # type: ignore[union-attr]
    if item.node.soft:
        parts.append("这一条写的是“原则上”，由审核单位判断。")
    elif item.force == "hard":
        parts.append("没有达到的不能提交。")
    return "".join(parts)


def date_points(plan: policy.Plan, opens_on: date | None = None) -> list[Point]:
    """Every date of the plan for the timeline; dates to be announced stand at the end.

    A date that was only derived from another on the same day (开始申报 on the day of the notice) is left out.
    """
    said = [one.date for one in plan.dates.values() if one.derived is None]
    found = [
        Point(
            one.name,
            one.date,
            "deadline" if one.name.endswith("截止") else "event",
            clause_names(one.clause),
            span_words(one),
            span_words(one, year=True),
            date_notes(one),
        )
        for one in plan.dates.values()
        if one.derived is None or one.date not in said
    ]
    if opens_on is not None and opens_on not in [one.date for one in found]:
        found.append(Point("开始申报", opens_on, "event"))
    return _day_by_day(found)


def _day_by_day(points: list[Point]) -> list[Point]:
    """Points of one day as one point: 报送截止（网上） and 报送截止（纸质） become 报送截止（网上、纸质）."""
    found: dict[Any, Point] = {}
    for n, one in enumerate(points):
        key = (one.date, one.kind, one.text) if one.date is not None else n
        before = found.get(key)
        both = before and replace(
            one, name=_both(before.name, one.name), clause=tuple(dict.fromkeys((*before.clause, *one.clause)))
        )
        found[key] = both or one
    return list(found.values())


def _both(first: str, second: str) -> str:
    stem, _, track = first.partition("（")
    if track and second.startswith(f"{stem}（"):
        return f"{stem}（{track.rstrip('）')}、{second.removeprefix(f'{stem}（')}"
    return first if first == second else f"{first}、{second}"


def span_words(one: PlanDate, *, year: bool = False) -> str:
    """A span of days in words: 11月1日到10日, with `year` 2020年11月1日到2020年11月10日; empty for a single day."""
    if one.start is None or one.date is None:
        return ""
    first = chinese_date(one.start, weekday=False, year=year)
    if not year and (one.start.year, one.start.month) == (one.date.year, one.date.month):
        return f"{first}到{one.date.day}日"
    return f"{first}到{chinese_date(one.date, weekday=False, year=year)}"


def date_notes(one: PlanDate) -> tuple[str, ...]:
    """What must be known beside a date: of which of two tracks it is, the notice's own words, how it was derived.

    Of a date that was rolled on from another year the page says so once, and the notice's words are of that year.
    """
    track = {"online": "网上申报的时间", "paper": "送纸质材料的时间", None: ""}[one.track]
    if one.derived == ROLLED:
        return (track,) if track else ()
    said = f"通知写“{one.says}”" if one.says else ""
    derived = f"推算：{one.derived}" if one.derived else ""
    return tuple(part for part in (track, said, derived) if part)


def due_words(plan: policy.Plan, due: Due | None) -> str:
    """When something must be done: 9月21日（周四）24:00前, or 收到人力社保部门审核通过的消息后 5 个工作日内."""
    if due is None:
        return ""
    if due.date is not None:
        return f"{end_of_day(due.date)}前"
    if due.working_days is None:
        return ""
    return f"{_after(plan, due.after or '')}{amount(due.working_days, '个工作日')}内"


def _after(plan: policy.Plan, event: str) -> str:
    """What a span of days runs from, in words; events are <stage>.pass and <stage>.pass.delivered."""
    stage, _, rest = event.partition(".")
    name = next((one.name for one in plan.route if one.id == stage), "")
    if not name:
        return ""
    return f"收到{name}通过的消息后 " if rest.endswith("delivered") else f"{name}通过后 "


def road(plan: policy.Plan) -> list[dict[str, str]]:
    """The stages an application passes, all still to come: who, and by when."""
    first = plan.closes
    steps = [{"name": "个人申报", "who": "", "when": f"{chinese_date(first, weekday=False)}前" if first else ""}]
    return steps + [
        {"name": stage.name, "who": _at_stage(stage), "when": _until(plan, stage.due)} for stage in plan.route
    ]


def _at_stage(stage: Stage) -> str:
    words = []
    if stage.publicity is not None:
        words.append(f"含公示 {amount(stage.publicity.working_days, '个工作日')}")
    names = {"fee": "缴费", "paper": "收纸质材料"}
    words += [names[gate.kind] for gate in stage.gates if gate.kind in names]
    if stage.free:
        words.append("不收费")
    if stage.advises:
        words.append("推荐，由下一级决定")
    if stage.skip_when is not None:
        words.append(f"{stage.skip_when.title}的跳过")
    return "，".join(words)


def _until(plan: policy.Plan, due: Due | None) -> str:
    if due is not None and due.date is not None:
        return f"{chinese_date(due.date, weekday=False)}前"
    return due_words(plan, due)
