"""Nodes that bind a record: `some` finds one for which everything holds, `none` wants no such record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from zhicheng import kinds
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record, View, record_ids
from zhicheng.policy.findings import Finding
from zhicheng.policy.matching import Match
from zhicheng.policy.predicates.record import RecordField
from zhicheng.policy.tree.base import NEVER, Node, asks_of, day_of, evidence_of
from zhicheng.policy.tree.plain import Group, Leaf, Not
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

Tests = tuple[tuple[str, Match, Verdict], ...]
"""Fields of a record, how each is tested, and with what outcome it passes."""

_RANK = {MET: 0, NEEDS_HUMAN: 1, UNKNOWN: 2, UNMET: 3}


def plain_tests(where: Node | None, wanted: Verdict = MET) -> Tests | None:
    """What a `where` asks of single fields of the record, all of which must pass; None where it asks anything else."""
    if where is None:
        return ()
    if where.soft:
        return None
    if isinstance(where, Leaf) and isinstance(where.condition, RecordField) and where.condition.plain:
        return ((where.condition.field.code, where.condition.match, wanted),)
    if isinstance(where, Not) and isinstance(where.member, Leaf):
        return plain_tests(where.member, v.not_of(wanted))
    if isinstance(where, Group) and where.word == "all":
        inner = [plain_tests(one) for one in where.members]
        return None if None in inner else tuple(one for many in inner if many is not None for one in many)
    return None


@dataclass(slots=True, eq=False)
class Row:
    """One record that `Some` may mean: whether it surely is one (`fits`), and how the rest holds for it."""

    record: Record
    fits: Verdict
    held: tuple[Finding, ...]
    verdict: Verdict

    @property
    def day(self) -> date:
        """From when on the rest holds for it by time alone; `NEVER` where time does not help."""
        return max(map(day_of, self.held), default=NEVER)


class _Bound(Node):
    """What `some` and `none` have in common: the records of a kind, and which of them are meant."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    tests: Tests | None

    def meant(self, rows: Sequence[Record], view: View) -> list[tuple[Record, Verdict]]:
        """Those of the records that are meant or may be, each with whether it surely is."""
        tests = self.tests
        if tests is None and self.where is not None:
            found = [(row, self.where.verdict(view.bind(row))) for row in rows]
            return [one for one in found if one[1] != UNMET]
        meant: list[tuple[Record, Verdict]] = []
        for row in rows:
            fits = MET
            for code, match, wanted in tests or ():
                one = match.verdict(row.get(code))
                if one != wanted:
                    if one != UNKNOWN:
                        break
                    fits = UNKNOWN
            else:
                meant.append((row, fits))
        return meant

    def why(self, view: View, record: Record) -> Finding | None:
        """Why a record is one that is meant; None where every record is."""
        return self.where.explain(view.bind(record)) if self.where is not None else None


@dataclass(slots=True, eq=False)
class Some(_Bound):
    """One record of a kind for which everything holds; the finding's data is that record as a `Row`, and all rows.

    Where there is none, it is the nearest: the one that time mends first, of which all that is said then speaks."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    holds: tuple[Node, ...]
    tests: Tests | None = field(init=False)

    def __post_init__(self) -> None:
        self.tests = plain_tests(self.where)

    def explain(self, view: View) -> Finding:
        found, complete, _ = view.facts.records(self.key)
        best: Row | None = None
        rows: list[Row] = []
        for record, fits in self.meant(found, view):
            row = self._row(view, record, fits)
            rows.append(row)
            if best is None or _RANK[row.verdict] < _RANK[best.verdict]:
                best = row
        if best is None:
            return Finding(self, view, UNMET if complete else UNKNOWN, (None, rows))
        if best.verdict == UNMET and len(rows) > 1:
            best = min(rows, key=lambda row: (row.fits != MET, row.day))
        values = [one.verdict for one in rows]
        raw = v.any_of(values if complete else [*values, UNKNOWN])
        return Finding(self, view, raw, (best, rows), best.held)

    def _row(self, view: View, record: Record, fits: Verdict) -> Row:
        if not self.holds:
            return Row(record, fits, (), fits)
        bound = View(view.facts, record)
        held = tuple([one.explain(bound) for one in self.holds])
        return Row(record, fits, held, v.all_of([fits, *[one.verdict for one in held]]))

    def verdict(self, view: View) -> Verdict:
        found, complete, _ = view.facts.records(self.key)
        values = [self._verdict_of(view.bind(record), fits) for record, fits in self.meant(found, view)]
        return v.soften(v.any_of(values if complete else [*values, UNKNOWN]), self.head.soft)

    def _verdict_of(self, bound: View, fits: Verdict) -> Verdict:
        return v.all_of([fits, *[one.verdict(bound) for one in self.holds]])

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        best: Row | None = finding.data[0]
        if best is None:
            return ()
        return tuple(dict.fromkeys(record_ids([best.record]) + evidence_of(best.held)))

    def asks(self, finding: Finding) -> tuple[str, ...]:
        best: Row | None = finding.data[0]
        open_list = () if finding.view.facts.records(self.key).complete else (self.kind_name,)
        if best is None:
            return open_list
        wanting = asks_of(best.held)
        fit = self.why(finding.view, best.record) if best.fits == UNKNOWN else None
        wanting += fit.asks if fit is not None else ()
        return tuple(dict.fromkeys(wanting)) or open_list

    def below(self) -> tuple[Node, ...]:
        return self.holds if self.where is None else (self.where, *self.holds)

    def made_title(self) -> str:
        text = f"有{self.kind_name}记录"
        if self.where is not None:
            text += f"（{self.where.title}）"
        return "，".join([text, *(one.title for one in self.holds)])

    def sentence(self, finding: Finding) -> str:
        from zhicheng.policy.telling.words import some_sentence

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
        best: Row | None = finding.data[0]
        day = best.day if best is not None and best.fits == MET else NEVER
        return None if day in (NEVER, date.min) else day

    def mend(self, finding: Finding) -> str:
        if finding.data[0] is not None:
            return Node.mend(self, finding)
        if kinds.get(self.kind).platform:
            return f"{self.kind_name}由平台提供，您不用填写；请向审核单位了解。"
        if finding.raw == UNKNOWN:
            return f"请补充{self.kind_name}，填完后标记“已填全”。"
        wanted = f"（{self.where.title}）" if self.where is not None else ""
        return f"有这样的{self.kind_name}{wanted}还没有填的，请补充记录。"

    @property
    def judge(self) -> str:
        return "、".join(dict.fromkeys(one.judge for one in self.below())) or "审核单位"

    def tally_raw(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.nodes import some

        return some(self, people, bound)


@dataclass(slots=True, eq=False)
class NoneOf(_Bound):
    """No record of a kind for which `where` holds; certain only where the list is complete."""

    kind: str
    kind_name: str
    key: str
    where: Node | None
    tests: Tests | None = field(init=False)

    def __post_init__(self) -> None:
        self.tests = plain_tests(self.where)

    def explain(self, view: View) -> Finding:
        found, complete, _ = view.facts.records(self.key)
        meant = self.meant(found, view)
        if not meant:
            return Finding(self, view, MET if complete else UNKNOWN, ((), complete))
        against = [one for one, fits in meant if fits == MET]
        return Finding(self, view, self._joined(meant, complete), (against, complete))

    def verdict(self, view: View) -> Verdict:
        found, complete, _ = view.facts.records(self.key)
        return v.soften(self._joined(self.meant(found, view), complete), self.head.soft)

    @staticmethod
    def _joined(meant: list[tuple[Record, Verdict]], complete: bool) -> Verdict:
        values = [fits for _, fits in meant]
        return v.not_of(v.any_of(values if complete else [*values, UNKNOWN]))

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return record_ids(finding.data[0])

    def asks(self, finding: Finding) -> tuple[str, ...]:
        wanting: list[str] = []
        found = finding.view.facts.records(self.key).rows
        for one, fits in self.meant(found, finding.view):
            fit = self.why(finding.view, one) if fits == UNKNOWN else None
            wanting += fit.asks if fit is not None else ()
        return tuple(dict.fromkeys(wanting)) or (() if finding.data[1] else (self.kind_name,))

    def below(self) -> tuple[Node, ...]:
        return () if self.where is None else (self.where,)

    def made_title(self) -> str:
        return f"没有{self.kind_name}记录" + (f"（{self.where.title}）" if self.where is not None else "")

    def sentence(self, finding: Finding) -> str:
        from zhicheng.policy.telling.words import none_sentence

        return none_sentence(self, finding)

    def mend(self, finding: Finding) -> str:
        if not finding.asks:
            return ""
        if kinds.get(self.kind).platform:
            return f"{self.kind_name}由平台提供，您不用填写；请向审核单位了解。"
        return f"请补充{'、'.join(finding.asks)}，填完后标记“已填全”。"

    def tally_raw(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.nodes import none

        return none(self, people, bound)
