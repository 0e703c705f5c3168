"""A number of records that pass some tests: the common part of `achievement`, `honour` and `employer_honour`."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from zhicheng import kinds
from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record, Records, View, record_ids
from zhicheng.policy.findings import Answer
from zhicheng.policy.matching import Match
from zhicheng.policy.predicates.base import Condition, Example, incomplete, records
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import amount, listed


class Data(NamedTuple):
    """Records that pass, and the one that fails by the fewest tests with the words of what it lacks."""

    passed: tuple[Record, ...]
    nearest: Record | None
    lacks: tuple[str, ...]
    human: tuple[Record, ...]


_NOTHING = Data((), None, (), ())


@dataclass(frozen=True, slots=True)
class Counting(Condition):
    """At least `count` records of `kind` that pass all `tests`; `given` are the tests that name what kind it is."""

    kind: str
    given: tuple[tuple[Field, Match], ...]
    tests: tuple[tuple[Field, Match], ...]
    count: int
    noun: str
    unit: str

    @property
    def key(self) -> str:
        return fields.facts_key(self.kind)

    def title(self) -> str:
        text = f"{self.noun} {self.count} {self.unit}以上"
        words = "，".join(match.words(field) for field, match in self.tests)
        return f"{text}（{words}）" if words else text

    def row_verdict(self, row: Record) -> Verdict:
        """Whether one record counts."""
        return v.all_of(match.verdict(row.get(field.code)) for field, match in (*self.given, *self.tests))

    def explain(self, view: View) -> Answer:
        found = view.facts.records(self.key)
        if not found.rows and found.complete:
            return Answer(UNMET, _NOTHING)
        values = [self.row_verdict(row) for row in found.rows]
        raw = v.at_least(self.count, values if found.complete else [*values, *[UNKNOWN] * self.count])
        passed = tuple(row for row, one in zip(found.rows, values, strict=True) if one == MET)
        if raw == MET:
            return Answer(MET, Data(passed, None, (), ()), record_ids(passed))
        human = tuple(row for row, one in zip(found.rows, values, strict=True) if one == NEEDS_HUMAN)
        nearest, lacks = self._nearest(list(found.rows), values)
        asks = self._asks(found, values) if raw == UNKNOWN else ()
        return Answer(raw, Data(passed, nearest, lacks, human), record_ids([*passed, *human]), asks)

    def _asks(self, found: Records, values: list[Verdict]) -> tuple[str, ...]:
        """The fields of records that are not known, and the list itself where it is open."""
        kind = kinds.get(self.kind)
        asks = []
        for row, one in zip(found.rows, values, strict=True):
            if one == UNKNOWN:
                unsure = [f.name for f, m in (*self.given, *self.tests) if m.verdict(row.get(f.code)) == UNKNOWN]
                asks.append(f"“{kind.title(row)}”的{listed(unsure)}")
        return (*asks, *(() if found.complete else (incomplete(kind.name),)))

    def _nearest(self, rows: list[Record], values: list[Verdict]) -> tuple[Record | None, tuple[str, ...]]:
        """The failing record of the right kind that lacks least."""
        best: tuple[Record | None, tuple[str, ...]] = (None, ())
        for row, one in zip(rows, values, strict=True):
            if one != UNMET or any(match.verdict(row.get(field.code)) == UNMET for field, match in self.given):
                continue
            lacks = tuple(
                f"{field.name}是{field.text(row.get(field.code))}，要求{match.words(field)}"
                for field, match in self.tests
                if match.verdict(row.get(field.code)) == UNMET
            )
            if lacks and (best[0] is None or len(lacks) < len(best[1])):
                best = (row, lacks)
        return best

    def sentence(self, answer: Answer) -> str:
        data: Data = answer.data
        kind = kinds.get(self.kind)
        names = listed([f"“{kind.title(row)}”" for row in data.passed])
        if answer.verdict == MET:
            return f"您有 {amount(len(data.passed), self.unit)}：{names}。"
        if answer.verdict == NEEDS_HUMAN:
            return f"{listed([f'“{kind.title(row)}”' for row in data.human])}算不算，由{self.judge}判断。"
        if answer.verdict == UNKNOWN:
            return f"还缺{listed(answer.asks)}。"
        text = f"您有 {amount(len(data.passed), self.unit)}，还差 {amount(self.count - len(data.passed), self.unit)}。"
        if not data.passed:
            text = f"您填的{kind.name}里还没有符合的{self.noun}。"
        if data.nearest is not None:
            text += f"最接近的是“{kind.title(data.nearest)}”：{'；'.join(data.lacks)}。"
        return text

    def measured(self, answer: Answer) -> str | None:
        return amount(len(answer.data.passed), self.unit)

    def required(self, answer: Answer) -> str | None:
        return amount(self.count, self.unit)

    def gap(self, answer: Answer) -> str | None:
        return amount(self.count - len(answer.data.passed), self.unit)

    def examples(self) -> tuple[Example, ...]:
        found = [
            Example("exact", MET, self._rows([self.good()] * self.count)),
            Example("above", MET, self._rows([self.good()] * (self.count + 1))),
            Example("below", UNMET, self._rows([self.good()] * (self.count - 1))),
            Example("unknown", UNKNOWN, self._rows([self.good()] * (self.count - 1), complete=False)),
        ]
        for field, match in self.tests:
            bad = match.bad(field)
            if bad is not None:
                rows = [self.good()] * (self.count - 1) + [{**self.good(), field.code: bad}]
                found.append(Example("below", UNMET, self._rows(rows)))
            rows = [self.good()] * (self.count - 1) + [{**self.good(), field.code: None}]
            found.append(Example("unknown", UNKNOWN, self._rows(rows)))
        return tuple(found)

    def good(self) -> dict[str, Any]:
        """The fields of a record that just counts."""
        return {field.code: match.good() for field, match in (*self.given, *self.tests)}

    def _rows(self, rows: list[dict[str, Any]], complete: bool = True) -> dict[str, Any]:
        numbered: list[Mapping[str, Any]] = [{"id": f"example:{n}", **row} for n, row in enumerate(rows, 1)]
        return records(self.key, *numbered, complete=complete)
