"""A number of records that pass some tests: the common part of `achievement`, `honour` and `employer_honour`."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from zhicheng import kinds
from zhicheng.kinds import Field
from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.dates import DAY, read_partial
from zhicheng.policy.facts import Record, View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.matching import Match, Since
from zhicheng.policy.predicates.base import Condition, Example, incomplete, records
from zhicheng.policy.predicates.spans import START
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import amount, listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People, Records

Tests = tuple[tuple[Field, Match], ...]


class Data(NamedTuple):
    """Records that pass, those that people must judge, and all that were tried with their verdicts and tests."""

    passed: Sequence[Record]
    human: Sequence[Record]
    tried: Sequence[tuple[Record, Verdict]]
    tests: Tests


_NOTHING = Data((), (), (), ())
_EDGE = date(2018, 6, 15)  # in examples: the day of the bound record, and of a record that just counts


@dataclass(frozen=True, slots=True)
class Counting(Condition):
    """At least `count` records of `kind` that pass all `tests`; `given` are the tests that name what kind it is.

    `after`: only records dated on or after this date of the bound record count (担任…以后取得的).
    """

    kind: str
    given: Tests
    tests: Tests
    count: int
    noun: str
    unit: str
    after: Field | None = field(default=None, kw_only=True)

    @property
    def key(self) -> str:
        return fields.facts_key(self.kind)

    def title(self) -> str:
        text = f"{self.noun} {self.count} {self.unit}以上"
        words = "，".join(match.words(one) for one, match in self.tests)
        begin = f"{self.after.name.removesuffix('时间').removesuffix('日期')}以后取得" if self.after is not None else ""
        return f"{begin}{text}（{words}）" if words else begin + text

    def tests_for(self, view: View) -> Tests:
        """The tests a record must pass, the one after the bound record's date among them."""
        if self.after is None:
            return self.tests
        days = read_partial((view.it or {}).get(self.after.code)) or (START, date.max)
        return (*self.tests, (self._dated, Since(*days)))

    @property
    def _dated(self) -> Field:
        return fields.group_fields(self.kind)[str(kinds.get(self.kind).from_field)]

    def row_verdict(self, row: Record, tests: Tests) -> Verdict:
        """Whether one record counts: whether it passes all of these tests."""
        found = MET
        for one, match in tests:
            verdict = match.verdict(row.get(one.code))
            if verdict == UNMET:
                return UNMET
            if verdict != MET:
                found = verdict
        return found

    def explain(self, view: View) -> Answer:
        rows, complete, _ = view.facts.records(fields.facts_key(self.kind))
        if not rows and complete:
            return UNMET, _NOTHING
        tests = self.tests_for(view)
        every = (*self.given, *tests)
        tried = [(row, self.row_verdict(row, every)) for row in rows]
        passed = [row for row, one in tried if one == MET]
        if len(passed) >= self.count:
            return MET, Data(passed, [], tried, tests)
        human = [row for row, one in tried if one == NEEDS_HUMAN]
        unknown = sum([one == UNKNOWN for _, one in tried]) + (0 if complete else self.count)
        return v.of_count(self.count, len(passed), unknown, len(human)), Data(passed, human, tried, tests)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return record_ids([*finding.data.passed, *finding.data.human])

    def asks(self, finding: Finding) -> tuple[str, ...]:
        if finding.raw != UNKNOWN:
            return ()
        return self._asks(finding.data, finding.view.facts.records(self.key).complete)

    def _asks(self, data: Data, complete: bool) -> tuple[str, ...]:
        """The fields of records that are not known, the bound record's date, and the list itself where it is open."""
        kind = kinds.get(self.kind)
        asks = []
        for row, one in data.tried:
            if one == UNKNOWN:
                unsure = [f.name for f, m in (*self.given, *data.tests) if m.verdict(row.get(f.code)) == UNKNOWN]
                asks.append(f"“{kind.title(row)}”的{listed(unsure)}")
        since = data.tests[-1][1] if self.after is not None and data.tests else None
        if self.after is not None and isinstance(since, Since) and since.early != since.late:
            asks.append(self.after.name if since.late == date.max else f"{self.after.name}（写到日）")
        return (*asks, *(() if complete else (incomplete(kind.name),)))

    def _nearest(self, data: Data) -> tuple[Record | None, tuple[str, ...]]:
        """The failing record of the right kind that lacks least, with the words of what it lacks."""
        best: tuple[Record | None, tuple[str, ...]] = (None, ())
        for row, one in data.tried:
            if one != UNMET or any(match.verdict(row.get(known.code)) == UNMET for known, match in self.given):
                continue
            lacks = tuple(
                f"{known.name}是{known.text(row.get(known.code))}，要求{match.words(known)}"
                for known, match in data.tests
                if match.verdict(row.get(known.code)) == UNMET
            )
            if lacks and (best[0] is None or len(lacks) < len(best[1])):
                best = (row, lacks)
        return best

    def sentence(self, finding: Finding) -> str:
        data: Data = finding.data
        kind = kinds.get(self.kind)
        names = listed([f"“{kind.title(row)}”" for row in data.passed])
        if finding.raw == MET:
            return f"您有 {amount(len(data.passed), self.unit)}：{names}。"
        if finding.raw == NEEDS_HUMAN:
            return f"{listed([f'“{kind.title(row)}”' for row in data.human])}算不算，由{self.judge}判断。"
        if finding.raw == UNKNOWN:
            return f"还缺{listed(finding.asks)}。"
        text = f"您有 {amount(len(data.passed), self.unit)}，还差 {amount(self.count - len(data.passed), self.unit)}。"
        if not data.passed:
            text = f"您填的{kind.name}里还没有符合的{self.noun}。"
        nearest, lacks = self._nearest(data)
        if nearest is not None:
            text += f"最接近的是“{kind.title(nearest)}”：{'；'.join(lacks)}。"
        return text

    def measured(self, finding: Finding) -> str | None:
        return amount(len(finding.data.passed), self.unit)

    def required(self, finding: Finding) -> str | None:
        return amount(self.count, self.unit)

    def gap(self, finding: Finding) -> str | None:
        return amount(self.count - len(finding.data.passed), self.unit)

    def mend(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return Condition.mend(self, finding)
        return f"再取得 {amount(self.count - len(finding.data.passed), self.unit)}{self.noun}，或补充已有的记录。"

    def examples(self) -> tuple[Example, ...]:
        count, good = self.count, self.good()
        edge = date.fromisoformat(good[self._dated.code]) if self.after is not None else _EDGE
        it = self._bound(edge)
        found = [
            Example("exact", MET, self._rows([good] * count), it),
            Example("above", MET, self._rows([good] * (count + 1)), it),
            Example("below", UNMET, self._rows([good] * (count - 1)), it),
            Example("unknown", UNKNOWN, self._rows([good] * (count - 1), complete=False), it),
        ]
        for known, match in self.tests:
            bad = match.bad(known)
            if bad is not None:
                rows = [good] * (count - 1) + [{**good, known.code: bad}]
                found.append(Example("below", UNMET, self._rows(rows), it))
            rows = [good] * (count - 1) + [{**good, known.code: None}]
            found.append(Example("unknown", UNKNOWN, self._rows(rows), it))
        if self.after is not None:
            rows = [good] * count
            found.append(Example("below", UNMET, self._rows(rows), self._bound(edge + DAY)))
            found.append(Example("unknown", UNKNOWN, self._rows(rows), {self.after.code: f"{edge:%Y-%m}"}))
        return tuple(found)

    def _bound(self, day: date) -> dict[str, Any]:
        return {self.after.code: day.isoformat()} if self.after is not None else {}

    def good(self) -> dict[str, Any]:
        """The fields of a record that just counts."""
        made = {one.code: match.good() for one, match in (*self.given, *self.tests)}
        return {self._dated.code: _EDGE.isoformat(), **made} if self.after is not None else made

    def _rows(self, rows: list[dict[str, Any]], complete: bool = True) -> dict[str, Any]:
        numbered: list[Mapping[str, Any]] = [{"id": f"example:{n}", **row} for n, row in enumerate(rows, 1)]
        return records(self.key, *numbered, complete=complete)

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.countings import tally

        return tally(self, people, bound)

    def tally_rows(self, records: Records) -> Kleene:
        """`row_verdict` of every record, by all tests but the one of its date against the bound record's."""
        from zhicheng.policy.columns.countings import passed

        return passed(self, records)
