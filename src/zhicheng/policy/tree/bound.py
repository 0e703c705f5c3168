"""Nodes that bind a record: `some` finds one for which everything holds, `none` wants no such record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record, View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.tree.base import NEVER, Node, asks_of, day_of, evidence_of
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

_RANK = {MET: 0, NEEDS_HUMAN: 1, UNKNOWN: 2, UNMET: 3}


@dataclass(slots=True, eq=False)
class Row:
    """One record tried by `Some`."""

    record: Record
    fit: Finding | None
    held: tuple[Finding, ...]
    verdict: Verdict

    @property
    def fits(self) -> bool:
        return self.fit is None or self.fit.verdict != UNMET


@dataclass(slots=True, eq=False)
class Some(Node):
    """One record of a kind for which everything holds; `witness` is that record (or the nearest one)."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    holds: tuple[Node, ...]

    def explain(self, view: View) -> Finding:
        found = view.facts.records(self.key)
        rows = [self._row(view.bind(one)) for one in found.rows]
        values = [one.verdict for one in rows]
        raw = v.any_of(values if found.complete else [*values, UNKNOWN])
        best = min(rows, key=lambda one: (_RANK[one.verdict], not one.fits), default=None)
        if best is None or not best.fits:
            wanted = () if found.complete else (self.kind_name,)
            return self._finding(view, raw, Answer(raw, (None, rows), (), wanted))
        evidence = record_ids([best.record]) + evidence_of(best.held)
        asks = asks_of(best.held) + (asks_of((best.fit,)) if best.fit is not None else ())
        if not asks and raw == UNKNOWN and not found.complete:
            asks = (self.kind_name,)
        return self._finding(view, raw, Answer(raw, (best, rows), tuple(dict.fromkeys(evidence)), asks), best.held)

    def _row(self, view: View) -> Row:
        record = view.it or {}
        fit = self.where.explain(view) if self.where is not None else None
        if fit is not None and fit.verdict == UNMET:
            return Row(record, fit, (), UNMET)
        held = tuple(one.explain(view) for one in self.holds)
        values = [one.verdict for one in held]
        return Row(record, fit, held, v.all_of(values if fit is None else [fit.verdict, *values]))

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
        days = [max(map(day_of, row.held), default=NEVER) for row in rows if row.fit is None or row.fit.verdict == MET]
        day = min(days, default=NEVER)
        return None if day in (NEVER, date.min) else day

    @property
    def judge(self) -> str:
        return "、".join(dict.fromkeys(one.judge for one in self.below())) or "审核单位"


@dataclass(slots=True, eq=False)
class NoneOf(Node):
    """No record of a kind for which `where` holds; certain only where the list is complete."""

    kind: str
    kind_name: str
    key: str
    where: Node | None

    def explain(self, view: View) -> Finding:
        found = view.facts.records(self.key)
        rows = [(one, self.where.explain(view.bind(one)) if self.where is not None else None) for one in found.rows]
        values = [fit.verdict if fit is not None else MET for _, fit in rows]
        raw = v.not_of(v.any_of(values if found.complete else [*values, UNKNOWN]))
        against = [one for one, fit in rows if fit is None or fit.verdict == MET]
        doubtful = [fit for _, fit in rows if fit is not None and fit.verdict == UNKNOWN]
        asks = asks_of(doubtful) or (() if found.complete else (self.kind_name,))
        return self._finding(view, raw, Answer(raw, (against, found.complete), record_ids(against), asks))

    def below(self) -> tuple[Node, ...]:
        return () if self.where is None else (self.where,)

    def made_title(self) -> str:
        return f"没有{self.kind_name}记录" + (f"（{self.where.title}）" if self.where is not None else "")

    def sentence(self, finding: Finding) -> str:
        from zhicheng.policy.words import none_sentence

        return none_sentence(self, finding)

    def mend(self, finding: Finding) -> str:
        return f"请补充{'、'.join(finding.asks)}，填完后标记“已填全”。" if finding.asks else ""
