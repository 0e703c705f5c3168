"""Spans of time of records, as sure and as possible as their dates allow."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.dates import Interval, Years, read_partial
from zhicheng.policy.facts import Record
from zhicheng.policy.match_spec import read_match
from zhicheng.policy.matching import Match

START = date(1900, 1, 1)


class Span(NamedTuple):
    """A record's time: surely from `late_start` to `early_end`, possibly from `early_start` to `late_end`."""

    record: Record
    sure: bool
    early_start: date
    late_start: date
    early_end: date
    late_end: date
    ongoing: bool
    vague: tuple[str, ...]  # what would have to be known for both to be the same days


def sure_part(one: Span, after: tuple[date, date]) -> Interval:
    """The days that surely count, after a date known to lie between two days."""
    return max(one.late_start, after[1]), one.early_end


def possible_part(one: Span, after: tuple[date, date]) -> Interval:
    """The days that may count."""
    return max(one.early_start, after[0]), one.late_end


def clipped(spans: Sequence[Span], after: tuple[date, date]) -> Sequence[Span]:
    """The spans as they count, from the bound record's date on."""
    if after == (START, START):
        return spans
    return tuple(
        one._replace(early_start=max(one.early_start, after[0]), late_start=max(one.late_start, after[1]))
        for one in spans
    )


def paid_months(row: Record, open_end: date) -> tuple[Interval | None, Interval]:
    """The whole months a record surely covers (None: nobody can tell) and those it may cover.

    A month that is begun counts whole. An empty end is still running: it reaches to `open_end`.
    """
    ended = row.get("to")
    return _months(read_partial(row.get("from")), read_partial(ended) if ended else None, not ended, open_end)


@lru_cache(maxsize=1 << 12)
def _months(
    start: Interval | None, end: Interval | None, running: bool, open_end: date
) -> tuple[Interval | None, Interval]:
    if running:
        end = (open_end, open_end)
    possible = (start[0].replace(day=1) if start else START, _month_end(end[1]) if end else open_end)
    if start is None or end is None:
        return None, possible
    sure = (start[1].replace(day=1), open_end if running else _month_end(end[0]))
    return (sure if sure[0] <= sure[1] else None), possible


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def read_length(value: Any) -> Years | None:
    """“6 年 3 个月”, “6 年” or a number of years, as a length; None where it is neither."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Years(value, 0, 0)
    if not isinstance(value, str):
        return None
    match = re.fullmatch(r"(?:(\d+)\s*年)?\s*(?:(\d+)\s*个月)?\s*(?:(\d+)\s*[天日])?", value.strip())
    if match is None or not any(match.groups()):
        return None
    years, months, days = (int(part or 0) for part in match.groups())
    return Years(years + months // 12, months % 12, days)


def choose(kind: str, code: str, spec: Any) -> tuple[Field, Match]:
    """A field of a kind with its test."""
    field = fields.group_fields(kind)[code]
    return field, read_match(spec, field)
