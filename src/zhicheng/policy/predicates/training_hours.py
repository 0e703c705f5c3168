"""`training_hours: {years: […], total: 270, of_which: {professional: 180}}`: continuing education (继续教育).

`total` and `of_which` are over all the years; `each_year: {total: 90, of_which: {…}, together: […]}` asks it of every
single year, with `caps` on what is learned in one mode.
"""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer
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
)
from zhicheng.policy.predicates.hours_examples import examples_of
from zhicheng.policy.predicates.hours_shape import TRAINING_HOURS
from zhicheng.policy.predicates.working_life import ASKED, BEFORE_WORK, not_yet_working
from zhicheng.policy.shape import Shape
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import amount, listed

_KEY = "trainings"


class _Data(NamedTuple):
    sums: tuple[Sum, ...]
    asserted: bool
    before: frozenset[int | None]  # years before the person began to work, which people judge

    def lacks(self, sums: Iterable[Sum]) -> list[Sum]:
        return [one for one in sums if one.lack and one.year not in self.before]


def year_span(years: tuple[int, ...]) -> str:
    """2021—2023 年, or the years one by one where they do not follow each other."""
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}—{years[-1]} 年"
    return "、".join(map(str, years)) + " 年"


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
        found = view.facts.records(_KEY)
        if not found.given and any(self._told(view, year, self.needs[0]) is not None for year in self._periods):
            return self._asserted(view)
        used = [row for row in found.rows if row.get("year") in self.years and row.get("hours") is not None]
        loose = any(row.get("year") is None for row in found.rows) or any(
            row.get("hours") is None for row in found.rows if row.get("year") in self.years
        )
        sure = self._sums(used, perhaps=False)
        early = self._early(view, sure)
        before = frozenset(year for year, verdict in early.items() if verdict == MET)
        data = _Data(sure, False, before)
        lacks = [one for one in sure if one.lack]
        if all(one.year in before for one in lacks):
            return Answer(NEEDS_HUMAN if lacks else MET, data, record_ids(used))
        whole = found.complete and not loose
        short = [one for one in self._sums(used, perhaps=True) if one.lack] if whole else []
        if any(early.get(one.year, UNMET) == UNMET for one in short):
            return Answer(UNMET, data, record_ids(used))
        begun = ASKED if any(one.year not in before for one in short) else ""
        return Answer(UNKNOWN, data, record_ids(used), (begun or self._asks(used, found.complete, loose),))

    def _asks(self, used: list[FactRecord], complete: bool, loose: bool) -> str:
        """What is missing before the hours can be judged."""
        if not complete:
            return incomplete("继续教育学时")
        if loose or not all(row.get("kind") for row in used):
            return "继续教育记录里空着的年度、类别、学时或学习方式"
        modes = self.cap is not None and any(row.get("mode") is None for row in used)
        return "继续教育的学习方式" if modes else "公需课是一般公需还是行业公需"

    def _early(self, view: View, sums: tuple[Sum, ...]) -> dict[int | None, Verdict]:
        """For each year that lacks hours, whether it lies before the person began to work, where the plan asks that."""
        if self.before_work == UNMET:
            return {}
        return {one.year: not_yet_working(view, one.year) for one in sums if one.lack and one.year is not None}

    @property
    def _periods(self) -> tuple[int | None, ...]:
        return self.years if self.yearly else (None,)

    def _sums(self, rows: list[FactRecord], perhaps: bool) -> tuple[Sum, ...]:
        """What counts for every need in every period; `perhaps`: whatever may count does."""
        caps = {year: self.cap if self.cap and year not in self.cap.except_years else None for year in self._periods}
        held: dict[int | None, list[Hours]] = {year: [] for year in self._periods}
        for row in rows:
            year = row["year"] if self.yearly else None
            cap = caps[year]
            held[year].append(Hours(row.get("kind"), row["hours"], cap is not None and self._capped(row, cap, perhaps)))
        found: list[Sum] = []
        for year, many in held.items():
            cap = caps[year]
            hours = counted(many, self.needs, cap.per_year if cap is not None else None, perhaps)
            found += [Sum(year, need, number) for need, number in zip(self.needs, hours, strict=True)]
        return tuple(found)

    @staticmethod
    def _capped(row: FactRecord, cap: Cap, perhaps: bool) -> bool:
        mode = row.get("mode")
        return mode == cap.mode or (mode is None and not perhaps)

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
        told = [(year, need, self._told(view, year, need)) for year in self._periods for need in self.needs]
        sums = tuple(Sum(year, need, value or 0.0) for year, need, value in told)
        early = self._early(view, sums)
        before = frozenset(year for year, verdict in early.items() if verdict == MET)
        asks, short = [], False
        for year, need, value in told:
            lies = early.get(year, UNMET)
            if value is None and lies != MET:
                asks.append(f"{f'{year} 年' if year is not None else ''}{need.name or '总'}学时")
            elif value is not None and value < need.hours and lies != MET:
                asks += [ASKED] if lies == UNKNOWN else []
                short = short or lies == UNMET
        verdict = UNMET if short else UNKNOWN if asks else NEEDS_HUMAN if before else MET
        return Answer(verdict, _Data(sums, True, before), (), tuple(dict.fromkeys(asks)))

    def sentence(self, answer: Answer) -> str:
        data: _Data = answer.data
        begin = "按您填写的总数，" if data.asserted else ""
        if answer.verdict == UNKNOWN:
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

    def measured(self, answer: Answer) -> str | None:
        data: _Data = answer.data
        if not self.yearly:
            return f"{plain(data.sums[0].hours)} 学时{parts_words(data.sums[1:])}"
        return "；".join(
            f"{year} 年 {plain(whole.hours)} 学时{parts_words(parts)}"
            for year in self.years
            for whole, *parts in [[one for one in data.sums if one.year == year]]
        )

    def required(self, answer: Answer) -> str | None:
        parts = "，".join(f"{name} {n}" for name, n in self.of_which.items())
        return f"{'每年 ' if self.yearly else ''}{self.total} 学时" + (f"（{parts}）" if parts else "")

    def gap(self, answer: Answer) -> str | None:
        words = [
            (f"{one.year} 年" if one.year is not None else "")
            + (f"{one.need.name} " if one.need.kinds is not None else " " if one.year is not None else "")
            + f"{plain(one.lack)} 学时"
            for one in answer.data.lacks(answer.data.sums)
        ]
        return "，".join(words) or None

    def mend(self, answer: Answer) -> str:
        if answer.asks:
            return f"请补充{listed(answer.asks)}。"
        gap = self.gap(answer)
        return f"请在截止前补学：{gap}。" if gap else ""

    def examples(self) -> tuple[Example, ...]:
        return examples_of(self)
