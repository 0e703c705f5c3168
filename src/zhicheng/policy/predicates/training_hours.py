"""`training_hours: {years: […], total: 270, of_which: {professional: 180}}`: continuing education (继续教育).

`total` and `of_which` are over all the years; `each_year: {total: 90, …}` asks it of every year, with `caps` on a mode.
"""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import lt
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete
from zhicheng.policy.predicates.hours import (
    Cap,
    Hours,
    Need,
    Sum,
    counted,
    lack_words,
    least,
    needs_of,
    number_or_none,
    parts_words,
    plain,
    summed,
    year_span,
)
from zhicheng.policy.predicates.hours_examples import examples_of
from zhicheng.policy.predicates.hours_shape import TRAINING_HOURS
from zhicheng.policy.predicates.working_life import ASKED, BEFORE_WORK, not_yet_working
from zhicheng.policy.shape import Shape
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import amount, listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_KEY = "trainings"


Counts = tuple[tuple[int | None, tuple[float, ...]], ...]  # for each period, the hours that count for each need


class _Data(NamedTuple):
    """The hours of each period, the records they come from (None: asserted totals), the years before the person began
    to work, which people judge, and what is missing."""

    needs: tuple[Need, ...]
    counts: Counts
    used: list[FactRecord] | None
    before: frozenset[int | None] = frozenset()
    asks: tuple[str, ...] = ()

    @property
    def asserted(self) -> bool:
        return self.used is None

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The hours, period by period and need by need."""
        return tuple(
            Sum(year, need, number)
            for year, hours in self.counts
            for need, number in zip(self.needs, hours, strict=True)
        )

    def lacks(self, sums: Iterable[Sum]) -> list[Sum]:
        return [one for one in sums if one.lack and one.year not in self.before]


@dataclass(frozen=True, slots=True)
class TrainingHours(Condition):
    """Hours of each kind over a list of years: of all of them together, or of each (`yearly`)."""

    years: tuple[int, ...]
    needs: tuple[Need, ...]
    yearly: bool
    cap: Cap | None
    before_work: Verdict

    name: ClassVar[str] = "training_hours"
    help: ClassVar[str] = "继续教育：几个年度合计（或每个年度）的学时，和其中各类的学时"
    shape: ClassVar[Shape] = TRAINING_HOURS

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        caps = [
            Cap(one["mode"], one["per_year"], frozenset(one.get("except_years") or ()))
            for one in params.get("caps") or ()
        ]
        yearly = "each_year" in params
        needs = needs_of(params["each_year"] if yearly else params)
        before_work = BEFORE_WORK[params.get("before_work", "unmet")]
        return cls(tuple(params["years"]), needs, yearly, caps[0] if caps else None, before_work)

    @property
    def total(self) -> int:
        """Hours of all kinds together: over all years, or (`yearly`) in each."""
        return self.needs[0].hours

    @property
    def of_which(self) -> Mapping[str, int]:
        """The least hours of each kind or group of kinds, by its name in Chinese."""
        return {one.name: one.hours for one in self.needs[1:]}

    @property
    def minima(self) -> int:
        """The fewest hours that meet every need but the total."""
        return sum(least(self.needs[1:]).values())

    def title(self) -> str:
        begin = f"{year_span(self.years)}每年" if self.yearly else ""
        text = f"{begin}继续教育不少于 {self.total} 学时"
        if self.of_which:
            text += "（" + "，".join(f"{name}不少于 {n}" for name, n in self.of_which.items()) + "）"
        return text + (f"，{self.cap.words()}" if self.cap else "")

    def explain(self, view: View) -> Answer:
        rows, complete, given = view.facts.records(_KEY)
        if not given and any(self._told(view, year, self.needs[0]) is not None for year in self._periods):
            return self._asserted(view)
        used: list[FactRecord] = []
        loose = False
        for row in rows:
            year = row.get("year")
            if year is None:
                loose = True
            elif year in self.years:
                if row.get("hours") is None:
                    loose = True
                else:
                    used.append(row)
        sure = self._counts(used, perhaps=False)
        short = self._short(sure)
        if not short:
            return MET, _Data(self.needs, sure, used)
        early = self._early(view, short)
        before = frozenset([year for year, verdict in early.items() if verdict == MET])
        if before.issuperset(short):
            return NEEDS_HUMAN, _Data(self.needs, sure, used, before)
        whole = complete and not loose
        lacking = self._short(self._counts(used, perhaps=True)) if whole else []
        if any(early.get(year, UNMET) == UNMET for year in lacking):
            return UNMET, _Data(self.needs, sure, used, before)
        begun = any(year not in before for year in lacking)
        asks = ASKED if begun else self._asks(used, complete, loose)
        return UNKNOWN, _Data(self.needs, sure, used, before, (asks,))

    def asks(self, finding: Finding) -> tuple[str, ...]:
        data: _Data = finding.data
        return data.asks

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        data: _Data = finding.data
        return record_ids(data.used or ())

    def _asks(self, used: list[FactRecord], complete: bool, loose: bool) -> str:
        """What is missing before the hours can be judged."""
        if not complete:
            return incomplete("继续教育学时")
        if loose or not all(row.get("kind") for row in used):
            return "继续教育记录里空着的年度、类别、学时或学习方式"
        modes = self.cap is not None and any(row.get("mode") is None for row in used)
        return "继续教育的学习方式" if modes else "公需课是一般公需还是行业公需"

    def _early(self, view: View, short: list[int | None]) -> dict[int | None, Verdict]:
        """For each year that lacks hours, whether it lies before the person began to work, where the plan asks that."""
        if self.before_work == UNMET:
            return {}
        return {year: not_yet_working(view, year) for year in short if year is not None}

    @property
    def _periods(self) -> tuple[int | None, ...]:
        return self.years if self.yearly else (None,)

    def _short(self, counts: Counts) -> list[int | None]:
        """The periods in which some need lacks hours."""
        least_hours = [need.hours for need in self.needs]
        return [year for year, hours in counts if any(map(lt, hours, least_hours))]

    def _counts(self, rows: list[FactRecord], perhaps: bool) -> Counts:
        """What counts for every need in every period; `perhaps`: whatever may count does."""
        if self.cap is not None:
            return tuple([(year, self._capped(rows, year, self.cap, perhaps)) for year in self.years])
        held: dict[int | None, dict[str | None, float]] = {year: {} for year in self._periods}
        for row in rows:
            by_kind = held[row["year"] if self.yearly else None]
            kind = row.get("kind")
            by_kind[kind] = by_kind.get(kind, 0.0) + row["hours"]
        return tuple([(year, summed(by_kind, self.needs, perhaps)) for year, by_kind in held.items()])

    def _capped(self, rows: list[FactRecord], year: int, cap: Cap, perhaps: bool) -> tuple[float, ...]:
        """What counts in one year under its cap; a mode nobody knows may be the capped one."""
        free = year in cap.except_years
        modes = (cap.mode,) if perhaps else (cap.mode, None)
        held = [
            Hours(row.get("kind"), row["hours"], not free and row.get("mode") in modes)
            for row in rows
            if row["year"] == year
        ]
        return counted(held, self.needs, None if free else cap.per_year, perhaps)

    def _told(self, view: View, year: int | None, need: Need) -> float | None:
        """A total that was asserted: of all kinds, of one, or of several by their sum."""
        begin = "training_hours." + (f"{year}." if year is not None else "")
        if need.kinds is None:
            return number_or_none(view.facts.total(f"{begin}total"))
        first = number_or_none(view.facts.total(begin + need.kinds[0]))
        if first is not None and (len(need.kinds) == 1 or need.kinds[0] == "public"):
            return first
        parts = [number_or_none(view.facts.total(begin + kind)) for kind in need.kinds if kind != "public"]
        return None if None in parts else sum(part for part in parts if part is not None)

    def _asserted(self, view: View) -> Answer:
        told = [(year, tuple([self._told(view, year, need) for need in self.needs])) for year in self._periods]
        counts = tuple([(year, tuple([one or 0.0 for one in hours])) for year, hours in told])
        early = self._early(view, self._short(counts))
        before = frozenset([year for year, verdict in early.items() if verdict == MET])
        asks, short = [], False
        for year, hours in told:
            lies = early.get(year, UNMET)
            for need, value in zip(self.needs, hours, strict=True):
                if value is None and lies != MET:
                    asks.append(f"{f'{year} 年' if year is not None else ''}{need.name or '总'}学时")
                elif value is not None and value < need.hours and lies != MET:
                    asks += [ASKED] if lies == UNKNOWN else []
                    short = short or lies == UNMET
        verdict = UNMET if short else UNKNOWN if asks else NEEDS_HUMAN if before else MET
        return verdict, _Data(self.needs, counts, None, before, tuple(dict.fromkeys(asks)))

    def sentence(self, finding: Finding) -> str:
        data: _Data = finding.data
        begin = "按您填写的总数，" if data.asserted else ""
        if finding.raw == UNKNOWN:
            whole = sum(one.hours for one in data.sums if one.need.kinds is None)
            known = f"目前填了 {amount(whole, '学时')}" if whole else "还没有填学时"
            return f"{begin}您 {year_span(self.years)}{known}，还不能判断够不够。"
        if self.yearly:
            return f"{begin}您 {self._by_year(data)}。"
        text = f"{begin}您 {year_span(self.years)}共有 {amount(data.sums[0].hours, '学时')}"
        lacks = [lack_words(one) for one in data.lacks(data.sums)]
        return f"{text}，{'，'.join(lacks)}。" if lacks else text + f"{parts_words(data.sums[1:])}，够了。"

    def _by_year(self, data: _Data) -> str:
        words = []
        for year in self.years:
            whole, *parts = (one for one in data.sums if one.year == year)
            if year in data.before:
                words.append(f"{year} 年还没有参加工作，由{self.judge}判断")
                continue
            lacks = [lack_words(one) for one in data.lacks((whole, *parts))]
            words.append(f"{year} 年 {amount(whole.hours, '学时')}" + (f"，{'，'.join(lacks)}" if lacks else ""))
        if not data.lacks(data.sums):
            return "；".join(words) + ("" if data.before else "，每年都够了")
        return "；".join(words) + (f"。{self.cap.words()}" if self.cap is not None else "")

    def measured(self, finding: Finding) -> str | None:
        data: _Data = finding.data
        if not self.yearly:
            return f"{plain(data.sums[0].hours)} 学时{parts_words(data.sums[1:])}"
        return "；".join(
            f"{year} 年 {plain(whole.hours)} 学时{parts_words(parts)}"
            for year in self.years
            for whole, *parts in [[one for one in data.sums if one.year == year]]
        )

    def required(self, finding: Finding) -> str | None:
        parts = "，".join(f"{name} {n}" for name, n in self.of_which.items())
        return f"{'每年 ' if self.yearly else ''}{self.total} 学时" + (f"（{parts}）" if parts else "")

    def gap(self, finding: Finding) -> str | None:
        words = [
            (f"{one.year} 年" if one.year is not None else "")
            + (f"{one.need.name} " if one.need.kinds is not None else " " if one.year is not None else "")
            + f"{plain(one.lack)} 学时"
            for one in finding.data.lacks(finding.data.sums)
        ]
        return "，".join(words) or None

    def mend(self, finding: Finding) -> str:
        if finding.data.asks:
            return f"请补充{listed(finding.data.asks)}。"
        gap = self.gap(finding)
        return f"请在截止前补学：{gap}。" if gap else ""

    def examples(self) -> tuple[Example, ...]:
        return examples_of(self)

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.hours import tally

        return tally(self, people, bound)
