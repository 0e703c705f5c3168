"""Full years of something: the common part of `practised`, `appointed` and `post`.

Spans of records that pass some tests, up to the plan's as-of day, perhaps only after a date of the bound record. What
is sure and what is possible are measured apart: a date known to the month decides only where its day does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

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
    read_partial,
    shift_years,
    shortfall,
)
from zhicheng.policy.expression import Amount, Range
from zhicheng.policy.facts import Record, View, record_ids
from zhicheng.policy.findings import Answer, Later
from zhicheng.policy.matching import Match
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete, records
from zhicheng.policy.predicates.spans import START, Span, clipped, possible_part, read_length, sure_part
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET
from zhicheng.standards.text import amount, listed

_DAY = timedelta(days=1)


class Data(NamedTuple):
    """What was measured: the sure and the possible length, what is needed, the spans, and what was asserted."""

    sure: Years
    most: Years
    need: Range
    spans: tuple[Span, ...]
    asserted: bool


def _ids(spans: tuple[Span, ...]) -> tuple[str, ...]:
    return record_ids([one.record for one in spans])


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
            return Range(self.years, self.years)
        more = self.plus.value(view)
        return Range(self.years + more.least, self.years + more.most, more.human)

    def explain(self, view: View) -> Answer:
        need = self.need(view)
        found = view.facts.records(self.key)
        if not found.given:
            asserted = read_length(view.facts.total(self.total_key))
            if asserted is not None:
                return self._judge(asserted, asserted, need, (), True, True, ())
        if not found.rows and found.complete:
            return self._judge(ZERO, ZERO, need, (), True, False, ())
        after = self._after_days(view)
        spans = tuple(one for row in found.rows if (one := self._span(row)) is not None)
        sure = self._length([sure_part(one, after) for one in spans if one.sure])
        if sure.years >= need.most and not need.human:
            data = Data(sure, sure, need, clipped(spans, after), False)
            return Answer(MET, data, partial(_ids, spans))
        certain = after[0] == after[1] and all(one.exact for one in spans)
        most = sure if certain else self._length([possible_part(one, after) for one in spans])
        asks = partial(self._asks, spans, after, found.complete, need)
        return self._judge(sure, most, need, clipped(spans, after), found.complete, False, asks)

    def _judge(
        self,
        sure: Years,
        most: Years,
        need: Range,
        spans: tuple[Span, ...],
        complete: bool,
        asserted: bool,
        asks: Later,
    ) -> Answer:
        data = Data(sure, most, need, spans, asserted)
        ids = partial(_ids, spans)
        if need.human:
            return Answer(NEEDS_HUMAN, data, ids)
        if sure.years >= need.most:
            return Answer(MET, data, ids)
        if complete and most.years < need.least:
            return Answer(UNMET, data, ids)
        return Answer(UNKNOWN, data, ids, asks or partial(self._asks, (), (START, START), True, need))

    def _length(self, spans: list[Interval]) -> Years:
        context = self.context
        return full_years(spans, context.as_of, union=context.union, inclusive=context.inclusive, working=False)

    def _after_days(self, view: View) -> tuple[date, date]:
        if self.after is None:
            return START, START
        known = read_partial((view.it or {}).get(self.after.code))
        return known if known is not None else (START, date.max)

    def _span(self, row: Record) -> Span | None:
        passed = MET
        vague: tuple[str, ...] = ()
        for field, match in self.tests:
            verdict = match.verdict(row.get(field.code))
            if verdict == UNMET:
                return None
            if verdict == UNKNOWN:
                passed, vague = UNKNOWN, (*vague, field.name)
        ended = row.get("to")
        start, end = read_partial(row.get("from")), read_partial(ended)
        if start is None:
            vague = (*vague, "开始时间")
        elif start[0] != start[1]:
            vague = (*vague, "开始时间（写到日）")
        if end is not None and end[0] != end[1]:
            vague = (*vague, "结束时间（写到日）")
        ongoing = ended is None or ended == ""
        until = self.context.as_of
        return Span(
            row,
            passed == MET and start is not None,
            *(start or (START, date.max)),
            *(end or (until, until)),
            ongoing,
            vague,
        )

    def _asks(self, spans: tuple[Span, ...], after: tuple[date, date], complete: bool, need: Range) -> tuple[str, ...]:
        kind = kinds.get(self.kind)
        asks = [incomplete(kind.name)] if not complete else []
        if self.after is not None and after[0] != after[1]:
            asks.append(self.after.name if after[1] == date.max else f"{self.after.name}（写到日）")
        for one in spans:
            asks += [f"“{kind.title(one.record)}”的{word}" for word in one.vague]
        if not asks and need.least != need.most and self.plus is not None and self.plus.condition is not None:
            asks = [self.plus.condition.title]
        return tuple(dict.fromkeys(asks))

    def sentence(self, answer: Answer) -> str:
        data: Data = answer.data
        begin = "按您填写的总数，" if data.asserted else ""
        until = f"到 {chinese_day(self.context.as_of)}，您{self._after_word()}{self.what}"
        if answer.verdict == NEEDS_HUMAN:
            return f"{begin}{until} {data.sure.words()}，要求几年由{self.judge}判断。"
        if answer.verdict == UNKNOWN:
            known = f" {data.sure.words()}是确定的" if data.sure.key != (0, 0, 0) else "还没有确定的时间"
            return f"{begin}{until}{known}，还缺{listed(answer.asks)}。"
        if answer.verdict == MET:
            return f"{begin}{until} {data.sure.words()}，满 {data.need.most} 年。"
        if not data.spans and not data.asserted:
            return f"您填的{kinds.get(self.kind).name}里没有{self.what}的时间。"
        missing = shortfall(data.most, data.need.least).words()
        return f"{begin}{until} {data.most.words()}，还差 {missing}。"

    def measured(self, answer: Answer) -> str | None:
        data: Data = answer.data
        return (data.most if answer.verdict == UNMET else data.sure).words()

    def required(self, answer: Answer) -> str | None:
        need: Range = answer.data.need
        if need.least == need.most:
            return amount(need.least, "年")
        return f"{need.least} 至 {amount(need.most, '年')}"

    def gap(self, answer: Answer) -> str | None:
        data: Data = answer.data
        return shortfall(data.most, data.need.least).words()

    def working(self, answer: Answer) -> tuple[str, ...]:
        data: Data = answer.data
        unmet = answer.verdict == UNMET
        counted = [(one.early_start, one.late_end) if unmet else (one.late_start, one.early_end) for one in data.spans]
        context = self.context
        lines = list(full_years(counted, context.as_of, union=context.union, inclusive=context.inclusive).working)
        if len(lines) > 1:
            lines.append(f"合计：{self.measured(answer)}（30 天进 1 个月，12 个月进 1 年）")
        return tuple(lines)

    def earliest(self, answer: Answer) -> date | None:
        data: Data = answer.data
        until = self.context.as_of
        if not any(one.sure and (one.ongoing or one.early_end > until) for one in data.spans):
            return None
        sure = [one for one in data.spans if one.sure]

        def reached(day: date) -> bool:
            spans = [(one.late_start, day if one.ongoing else one.early_end) for one in sure]
            context = self.context
            counted = full_years(spans, day, union=context.union, inclusive=context.inclusive, working=False)
            return counted.years >= data.need.most

        return first_day(reached, self.context.as_of)

    def mend(self, answer: Answer) -> str:
        if answer.verdict == UNKNOWN:
            return f"请补充{listed(answer.asks)}。"
        day = self.earliest(answer)
        if day is None:
            return ""
        need = answer.data.need.most
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


def _vague(day: date) -> str | None:
    """The month in which there are days up to this one and later ones, or the year; None on the last day of a year."""
    if (day + _DAY).month == day.month:
        return f"{day:%Y-%m}"
    return f"{day:%Y}" if day.month < 12 else None
