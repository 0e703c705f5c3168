"""Nodes that bind a record: `some` finds one for which everything holds, `none` wants no such record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from zhicheng import kinds
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record, View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.record import RecordField
from zhicheng.policy.tree.base import NEVER, Node, asks_of, day_of, evidence_of
from zhicheng.policy.tree.plain import Group, Leaf
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

_RANK = {MET: 0, NEEDS_HUMAN: 1, UNKNOWN: 2, UNMET: 3}


def _order(row: Row) -> int:
    """The nearest record first."""
    return _RANK[row.verdict]


def plain_tests(where: Node | None) -> tuple[RecordField, ...] | None:
    """The tests of a `where` that only looks at fields of the record, all of which must hold; None for any other."""
    if isinstance(where, Leaf) and isinstance(where.condition, RecordField) and not where.soft:
        return (where.condition,)
    if isinstance(where, Group) and where.word == "all" and not where.soft:
        inner = [plain_tests(one) for one in where.members]
        return None if None in inner else tuple(one for many in inner if many is not None for one in many)
    return None


@dataclass(slots=True, eq=False)
class Row:
    """One record that `Some` may mean: whether it surely is one (`fits`), and how the rest holds for it."""

    view: View
    where: Node | None
    fits: Verdict
    held: tuple[Finding, ...]
    verdict: Verdict

    @property
    def record(self) -> Record:
        return self.view.it or {}

    @property
    def fit(self) -> Finding | None:
        """Why it is one that is meant; None where every record is."""
        return self.where.explain(self.view) if self.where is not None else None


class _Bound(Node):
    """What `some` and `none` have in common: the records of a kind, and which of them are meant."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    tests: tuple[RecordField, ...] | None

    def fits(self, record: Record, view: View) -> Verdict:
        """Whether a record is one that is meant."""
        if self.tests is not None:
            found = MET
            for one in self.tests:
                verdict = one.judge_record(record)
                if verdict == UNMET:
                    return UNMET
                if verdict != MET and found != UNKNOWN:
                    found = verdict
            return found
        return self.where.verdict(view.bind(record)) if self.where is not None else MET


@dataclass(slots=True, eq=False)
class Some(_Bound):
    """One record of a kind for which everything holds; `witness` is that record (or the nearest one)."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    holds: tuple[Node, ...]
    tests: tuple[RecordField, ...] | None = field(init=False)

    def __post_init__(self) -> None:
        self.tests = plain_tests(self.where)

    def explain(self, view: View) -> Finding:
        found = view.facts.records(self.key)
        rows = [self._row(view.bind(one), fits) for one in found.rows if (fits := self.fits(one, view)) != UNMET]
        values = [one.verdict for one in rows]
        raw = v.any_of(values if found.complete else [*values, UNKNOWN])
        best = min(rows, key=_order, default=None)
        return self._finding(view, raw, Answer(raw, (best, rows)), best.held if best is not None else ())

    def _row(self, view: View, fits: Verdict) -> Row:
        held = tuple([one.explain(view) for one in self.holds])
        return Row(view, self.where, fits, held, v.all_of([fits, *[one.verdict for one in held]]))

    def verdict(self, view: View) -> Verdict:
        found = view.facts.records(self.key)
        values = [self._verdict_of(one, view) for one in found.rows]
        return v.soften(v.any_of(values if found.complete else [*values, UNKNOWN]), self.head.soft)

    def _verdict_of(self, record: Record, view: View) -> Verdict:
        fits = self.fits(record, view)
        if fits == UNMET:
            return fits
        bound = view.bind(record)
        return v.all_of([fits, *[one.verdict(bound) for one in self.holds]])

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        best: Row | None = finding.answer.data[0]
        if best is None:
            return ()
        return tuple(dict.fromkeys(record_ids([best.record]) + evidence_of(best.held)))

    def asks(self, finding: Finding) -> tuple[str, ...]:
        best: Row | None = finding.answer.data[0]
        open_list = () if finding.view.facts.records(self.key).complete else (self.kind_name,)
        if best is None:
            return open_list
        wanting = asks_of(best.held)
        if best.fits == UNKNOWN and best.fit is not None:
            wanting += best.fit.asks
        return tuple(dict.fromkeys(wanting)) or open_list

    def below(self) -> tuple[Node, ...]:
        return self.holds if self.where is None else (self.where, *self.holds)

    def made_title(self) -> str:
        text = f"有{self.kind_name}记录"
        if self.where is not None:
            text += f"（{self.where.title}）"
        return "，".join([text, *(one.title for one in self.holds)])

    def sentence(self, finding: Finding) -> str:
        from zhicheng.policy.words import some_sentence

        return some_sentence(self, finding)

    def _only(self, finding: Finding) -> Finding | None:
        return finding.children[0] if len(finding.children) == 1 else None

    def measured(self, finding: Finding) -> str | None:
        only = self._only(finding)
        return only.measured if only else None

    def required(self, finding: Finding) -> str | None:
        only = self._only(finding)
        return only.required if only else None

    def gap(self, finding: Finding) -> str | None:
        only = self._only(finding)
        return only.gap if only else None

    def working(self, finding: Finding) -> tuple[str, ...]:
        only = self._only(finding)
        return only.working if only else ()

    def earliest(self, finding: Finding) -> date | None:
        rows: list[Row] = finding.answer.data[1]
        days = [max(map(day_of, row.held), default=NEVER) for row in rows if row.fits == MET]
        day = min(days, default=NEVER)
        return None if day in (NEVER, date.min) else day

    @property
    def judge(self) -> str:
        return "、".join(dict.fromkeys(one.judge for one in self.below())) or "审核单位"


@dataclass(slots=True, eq=False)
class NoneOf(_Bound):
    """No record of a kind for which `where` holds; certain only where the list is complete."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    tests: tuple[RecordField, ...] | None = field(init=False)

    def __post_init__(self) -> None:
        self.tests = plain_tests(self.where)

    def explain(self, view: View) -> Finding:
        found = view.facts.records(self.key)
        rows = [(one, self.fits(one, view)) for one in found.rows]
        raw = self._joined([one for _, one in rows], found.complete)
        against = [one for one, verdict in rows if verdict == MET]
        return self._finding(view, raw, Answer(raw, (against, found.complete), record_ids(against)))

    def verdict(self, view: View) -> Verdict:
        found = view.facts.records(self.key)
        values = [self.fits(one, view) for one in found.rows]
        return v.soften(self._joined(values, found.complete), self.head.soft)

    @staticmethod
    def _joined(values: list[Verdict], complete: bool) -> Verdict:
        return v.not_of(v.any_of(values if complete else [*values, UNKNOWN]))

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return finding.answer.evidence

    def asks(self, finding: Finding) -> tuple[str, ...]:
        found = finding.view.facts.records(self.key)
        wanting: list[str] = []
        for one in found.rows:
            if self.where is not None and self.fits(one, finding.view) == UNKNOWN:
                wanting += self.where.explain(finding.view.bind(one)).asks
        return tuple(dict.fromkeys(wanting)) or (() if found.complete else (self.kind_name,))

    def below(self) -> tuple[Node, ...]:
        return () if self.where is None else (self.where,)

    def made_title(self) -> str:
        return f"没有{self.kind_name}记录" + (f"（{self.where.title}）" if self.where is not None else "")

    def sentence(self, finding: Finding) -> str:
        from zhicheng.policy.words import none_sentence

        return none_sentence(self, finding)

    def mend(self, finding: Finding) -> str:
        if not finding.asks:
            return ""
        if kinds.get(self.kind).platform:
            return f"{self.kind_name}由平台提供，您不用填写；请向审核单位了解。"
        return f"请补充{'、'.join(finding.asks)}，填完后标记“已填全”。"
