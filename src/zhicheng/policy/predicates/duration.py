"""Full years of something: the common part of `practised`, `appointed` and `post`.

Spans of records that pass some tests, up to the plan's as-of day, perhaps only after a date of the bound record. What
is sure and what is possible are measured apart: a date known to the month decides only where its day does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from zhicheng import kinds
from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy.dates import (
    ZERO,
    Interval,
    Years,
    chinese_day,
    first_day,
    full_years,
    one_span,
    read_partial,
    shift_years,
    shortfall,
)
from zhicheng.policy.expression import Amount, Range, exactly
from zhicheng.policy.facts import Record, View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.matching import Match
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete, records
from zhicheng.policy.predicates.spans import START, Span, clipped, possible_part, read_length, sure_part
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET
from zhicheng.standards.text import amount, listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_DAY = timedelta(days=1)


class Data(NamedTuple):
    """What was measured: the sure and the possible length, what is needed, the spans, and what was asserted."""

    sure: Years
    most: Years
    need: Range
    spans: Sequence[Span]
    asserted: bool


def _judged(data: Data, complete: bool) -> Answer:
    sure, most, need, *_ = data
    if need.human:
        return NEEDS_HUMAN, data
    if sure.years >= need.most:
        return MET, data
    return (UNMET if complete and most.years < need.least else UNKNOWN), data


@dataclass(frozen=True, slots=True)
class Duration(Condition):
    """`full_years` (plus an amount) of records of `kind` that pass `tests`, after the bound record's `after`."""

    context: Context
    kind: str
    tests: tuple[tuple[Field, Match], ...]
    years: int
    plus: Amount | None
    after: Field | None
    what: str
    total_key: str

    @property
    def key(self) -> str:
        return fields.facts_key(self.kind)

    def title(self) -> str:
        text = f"{self._after_word()}{self.what}满 {self.years} 年"
        if self.plus is not None and self.plus.condition is not None and self.plus.then:
            text += f"（{self.plus.condition.title}的，满 {self.years + self.plus.then} 年）"
        return text

    def _after_word(self) -> str:
        return f"{self.after.name.removesuffix('时间').removesuffix('日期')}后" if self.after is not None else ""

    def need(self, view: View) -> Range:
        """How many full years this person needs."""
        if self.plus is None:
            return exactly(self.years)
        more = self.plus.value(view)
        return Range(self.years + more.least, self.years + more.most, more.human)

    def explain(self, view: View) -> Answer:
        need = self.need(view)
        rows, complete, given = view.facts.records(fields.facts_key(self.kind))
        if not given:
            told = read_length(view.facts.total(self.total_key))
            if told is not None:
                return _judged(Data(told, told, need, (), True), True)
        if not rows and complete:
            return _judged(Data(ZERO, ZERO, need, (), False), True)
        after = self._after_days(view)
        spans: list[Span] = []
        certain: list[Interval] = []
        exact = after[0] == after[1]
        for row in rows:
            one = self._span(row)
            if one is not None:
                spans.append(one)
                exact = exact and not one.vague
                if one.sure:
                    certain.append(sure_part(one, after))
        sure = most = self._length(certain)
        if not exact and sure.years < need.most:
            most = self._length([possible_part(one, after) for one in spans])
        return _judged(Data(sure, most, need, spans, False), complete)

    def _length(self, spans: list[Interval]) -> Years:
        context = self.context
        if len(spans) == 1:
            return one_span(*spans[0], context.as_of, context.inclusive)
        return full_years(spans, context.as_of, union=context.union, inclusive=context.inclusive, working=False)

    def _after_days(self, view: View) -> tuple[date, date]:
        if self.after is None:
            return START, START
        known = read_partial((view.it or {}).get(self.after.code))
        return known if known is not None else (START, date.max)

    def _span(self, row: Record) -> Span | None:
        sure = True
        vague: tuple[str, ...] = ()
        for field, match in self.tests:
            verdict = match.verdict(row.get(field.code))
            if verdict == UNMET:
                return None
            if verdict == UNKNOWN:
                sure, vague = False, (*vague, field.name)
        ended, until = row.get("to"), self.context.as_of
        start, end = read_partial(row.get("from")), read_partial(ended)
        if start is None:
            sure, vague = False, (*vague, "开始时间")
        elif start[0] != start[1]:
            vague = (*vague, "开始时间（写到日）")
        if end is not None and end[0] != end[1]:
            vague = (*vague, "结束时间（写到日）")
        early_start, late_start = start or (START, date.max)
        early_end, late_end = end or (until, until)
        ongoing = ended is None or ended == ""
        return Span(row, sure, early_start, late_start, early_end, late_end, ongoing, vague)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return record_ids([one.record for one in finding.data.spans])

    def asks(self, finding: Finding) -> tuple[str, ...]:
        if finding.raw != UNKNOWN:
            return ()
        data: Data = finding.data
        kind, need = kinds.get(self.kind), data.need
        found = finding.view.facts.records(self.key)
        asks = [incomplete(kind.name)] if not (found.complete or data.asserted) else []
        after = self._after_days(finding.view)
        if self.after is not None and after[0] != after[1] and (found.rows or not found.complete) and not data.asserted:
            asks.append(self.after.name if after[1] == date.max else f"{self.after.name}（写到日）")
        for one in data.spans:
            asks += [f"“{kind.title(one.record)}”的{word}" for word in one.vague]
        if not asks and need.least != need.most and self.plus is not None and self.plus.condition is not None:
            asks = [self.plus.condition.title]
        return tuple(dict.fromkeys(asks))

    def sentence(self, finding: Finding) -> str:
        data: Data = finding.data
        begin = "按您填写的总数，" if data.asserted else ""
        until = f"到 {chinese_day(self.context.as_of)}，您{self._after_word()}{self.what}"
        if finding.raw == NEEDS_HUMAN:
            return f"{begin}{until} {data.sure.words()}，要求几年由{self.judge}判断。"
        if finding.raw == UNKNOWN:
            known = f" {data.sure.words()}是确定的" if data.sure.key != (0, 0, 0) else "还没有确定的时间"
            return f"{begin}{until}{known}，还缺{listed(finding.asks)}。"
        if finding.raw == MET:
            return f"{begin}{until} {data.sure.words()}，满 {data.need.most} 年。"
        if not data.spans and not data.asserted:
            return f"您填的{kinds.get(self.kind).name}里没有{self.what}的时间。"
        missing = shortfall(data.most, data.need.least).words()
        return f"{begin}{until} {data.most.words()}，还差 {missing}。"

    def measured(self, finding: Finding) -> str | None:
        data: Data = finding.data
        return (data.most if finding.raw == UNMET else data.sure).words()

    def required(self, finding: Finding) -> str | None:
        need: Range = finding.data.need
        if need.least == need.most:
            return amount(need.least, "年")
        return f"{need.least} 至 {amount(need.most, '年')}"

    def gap(self, finding: Finding) -> str | None:
        data: Data = finding.data
        return shortfall(data.most, data.need.least).words()

    def working(self, finding: Finding) -> tuple[str, ...]:
        data: Data = finding.data
        unmet = finding.raw == UNMET
        spans = clipped(data.spans, self._after_days(finding.view))
        counted = [(one.early_start, one.late_end) if unmet else (one.late_start, one.early_end) for one in spans]
        context = self.context
        lines = list(full_years(counted, context.as_of, union=context.union, inclusive=context.inclusive).working)
        if len(lines) > 1:
            lines.append(f"合计：{self.measured(finding)}（30 天进 1 个月，12 个月进 1 年）")
        return tuple(lines)

    def earliest(self, finding: Finding) -> date | None:
        data: Data = finding.data
        until = self.context.as_of
        sure = [one for one in clipped(data.spans, self._after_days(finding.view)) if one.sure]
        if not any(one.ongoing or one.early_end > until for one in sure):
            return None

        def reached(day: date) -> bool:
            spans = [(one.late_start, day if one.ongoing else one.early_end) for one in sure]
            context = self.context
            counted = full_years(spans, day, union=context.union, inclusive=context.inclusive, working=False)
            return counted.years >= data.need.most

        return first_day(reached, self.context.as_of)

    def mend(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"请补充{listed(finding.asks)}。"
        day = self.earliest(finding)
        if day is None:
            return f"{self.what}的经历还有没填的，请补充{kinds.get(self.kind).name}记录。"
        need = finding.data.need.most
        return f"照现在这样做下去，到 {chinese_day(day)}满 {need} 年，可以等计算截止日在这一天以后的评审。"

    def examples(self) -> tuple[Example, ...]:
        from zhicheng.policy.examples import compose

        if self.plus is None or self.plus.condition is None:
            return self._at(self.years, {})
        found: list[Example] = []
        for wanted, more in ((UNMET, self.plus.other), (MET, self.plus.then)):
            made = compose(self.plus.condition, wanted)
            if made is not None:
                found += self._at(self.years + more, made.it)
        return tuple(found)

    def _at(self, years: int, it: Mapping[str, Any]) -> tuple[Example, ...]:
        start = shift_years(self.context.as_of + (_DAY if self.context.inclusive else timedelta(0)), -years)
        long_ago = shift_years(start, -1)
        before = {self.after.code: long_ago.isoformat()} if self.after is not None else {}
        bound = {**it, **before}
        vague = _vague(start)
        found = [
            Example("exact", MET, self._rows(start.isoformat()), bound),
            Example("below", UNMET, self._rows((start + _DAY).isoformat()), bound),
            Example("above", MET, self._rows(long_ago.isoformat()), bound),
            Example("unknown", UNKNOWN, records(self.key, complete=False), bound),
            *([Example("unknown", UNKNOWN, self._rows(vague), bound)] if vague else []),
        ]
        if self.after is not None:
            code = self.after.code
            worked = self._rows(long_ago.isoformat())
            found += [
                Example("exact", MET, worked, {**it, code: start.isoformat()}),
                Example("below", UNMET, worked, {**it, code: (start + _DAY).isoformat()}),
                *([Example("unknown", UNKNOWN, worked, {**it, code: vague})] if vague else []),
            ]
        return tuple(found)

    def _rows(self, start: str) -> dict[str, Any]:
        row = {"id": "example:1", "from": start, "to": None}
        row |= {field.code: match.good() for field, match in self.tests}
        return records(self.key, row)

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.durations import tally

        return tally(self, people, bound)


def _vague(day: date) -> str | None:
    """The month in which there are days up to this one and later ones, or the year; None on the last day of a year."""
    if (day + _DAY).month == day.month:
        return f"{day:%Y-%m}"
    return f"{day:%Y}" if day.month < 12 else None
