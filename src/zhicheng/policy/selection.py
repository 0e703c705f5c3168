"""Which records an application may rest on (选择相关业绩): does a record fall in the plan's window for this person?

A window may begin with the current title (任现职以来): the newest title the facts tell of. A record that lasts falls in
a window that any of its days falls in. What a missing day would decide is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.policy.dates import read_partial
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict, all_of, any_of
from zhicheng.standards.text import chinese_date

if TYPE_CHECKING:
    from zhicheng.policy.findings import Finding
    from zhicheng.policy.model.filing import SelectionWindow
    from zhicheng.policy.model.plan import Plan

Span = tuple[date, date]  # the first and the last day that a partial date may mean


def falls(plan: Plan, facts: Mapping[str, Any], kind: str, record: Mapping[str, Any]) -> Verdict:
    """Whether a record of a kind falls in the plan's window; met where the plan has no window.

    Unknown where the record or the current title has no day, or too rough a one; needs_human where the window begins
    with the current title of someone who has none. KeyError where there is no such kind.
    """
    window = plan.selection.window if plan.selection is not None else None
    if window is None:
        return MET
    first, last = _days(kind, record)
    values = [_since_title(Facts(facts), last)] if window.since_title else []
    if window.start is not None and window.end is not None:
        values.append(all_of((_reaches(last, (window.start, window.start)), _begins(first, window.end))))
    return any_of(values)


def level(plan: Plan, facts: Mapping[str, Any]) -> Finding | None:
    """How a person stands to the least level that chosen records need; None where the plan names none."""
    node = plan.selection.level if plan.selection is not None else None
    return node.explain(View(Facts(facts))) if node is not None else None


def words(window: SelectionWindow) -> str:
    """The window in words: 任现职以来，或者 2016年1月1日到2020年12月31日."""
    parts = ["任现职以来"] if window.since_title else []
    if window.start is not None and window.end is not None:
        parts.append("到".join(chinese_date(day, year=True, weekday=False) for day in (window.start, window.end)))
    return "，或者".join(parts)


def _days(kind: str, record: Mapping[str, Any]) -> tuple[Span | None, Span | None]:
    """When a record begins and when it ends; a kind without an end ends on its day, an open end never."""
    meant = kinds.get(kind)
    first = read_partial(record.get(meant.from_field)) if meant.from_field else None
    if meant.to_field is None:
        return first, first
    ends = record.get(meant.to_field)
    return first, (date.max, date.max) if ends is None and first is not None else read_partial(ends)


def _since_title(facts: Facts, last: Span | None) -> Verdict:
    """Whether a record reaches into the time since the current title."""
    titles = facts.records(kinds.get("title").facts_key)
    if not titles.rows:
        return NEEDS_HUMAN if titles.complete else UNKNOWN
    awarded = [read_partial(row.get("awarded")) for row in titles.rows]
    known = [one for one in awarded if one is not None]
    return _reaches(last, max(known)) if len(known) == len(awarded) else UNKNOWN


def _reaches(last: Span | None, start: Span) -> Verdict:
    """Whether the last day is on or after the start."""
    if last is None:
        return UNKNOWN
    if last[0] >= start[1]:
        return MET
    return UNMET if last[1] < start[0] else UNKNOWN


def _begins(first: Span | None, end: date) -> Verdict:
    """Whether the first day is on or before the end."""
    if first is None:
        return UNKNOWN
    if first[1] <= end:
        return MET
    return UNMET if first[0] > end else UNKNOWN
