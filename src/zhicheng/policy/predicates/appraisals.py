"""`appraisals: {years: […], each: qualified}`: a yearly appraisal (年度考核) of at least this result in every year."""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer
from zhicheng.policy.predicates.base import Condition, Context, Example, records
from zhicheng.policy.predicates.training_hours import year_span
from zhicheng.policy.predicates.working_life import ASKED, BEFORE_WORK, BEFORE_WORK_HELP, not_yet_working
from zhicheng.policy.shape import Choice, ListOf, Record, Shape, Year, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import listed

_KEY = "appraisals"


@dataclass(frozen=True, slots=True)
class Appraisals(Condition):
    """The answer's data is (year, result or None, verdict) for each year."""

    years: tuple[int, ...]
    each: str
    fine: frozenset[str]
    before_work: Verdict

    name: ClassVar[str] = "appraisals"
    help: ClassVar[str] = "年度考核：列出的每个年度都在这个等次以上"
    shape: ClassVar[Shape] = Record(
        {
            "years": need(ListOf(Year("哪些年度", roll="years"))),
            "each": need(Choice(lambda: fields.option_codes("appraisal", "result"), "每年至少的等次")),
            "before_work": may(Choice(tuple(BEFORE_WORK), BEFORE_WORK_HELP)),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        field = fields.group_fields("appraisal")["result"]
        fine = fields.at_or_above(field, params["each"])
        return cls(tuple(params["years"]), params["each"], fine, BEFORE_WORK[params.get("before_work", "unmet")])

    def title(self) -> str:
        years = year_span(self.years).removesuffix(" 年")
        return f"{years} 年度考核都在{fields.label('appraisal', 'result', self.each)}以上"

    def explain(self, view: View) -> Answer:
        found = view.facts.records(_KEY)
        by_year: dict[Any, list[FactRecord]] = {}
        for row in found.rows:
            by_year.setdefault(row.get("year"), []).append(row)
        whole = found.complete and None not in by_year
        data: list[tuple[int, str | None, Verdict]] = []
        asks: list[str] = []
        for year in self.years:
            results = [row.get("result") for row in by_year.get(year, ())]
            if results:
                one = v.all_of([UNKNOWN if r is None else MET if r in self.fine else UNMET for r in results])
            else:
                absent = self._absent(view, year)
                one = absent if whole or absent == NEEDS_HUMAN else UNKNOWN
            if one == UNKNOWN:
                asks.append(ASKED if whole and not results else f"{year} 年度考核结果")
            data.append((year, next((r for r in results if r), None) if results else None, one))
        used = partial(record_ids, [row for year in self.years for row in by_year.get(year, ())])
        return Answer(v.all_of([one for _, _, one in data]), data, used, tuple(dict.fromkeys(asks)))

    def _absent(self, view: View, year: int) -> Verdict:
        """A year without an appraisal: unmet, unless it may lie before the person began to work."""
        if self.before_work == UNMET:
            return UNMET
        early = not_yet_working(view, year)
        return self.before_work if early == MET else early

    def sentence(self, answer: Answer) -> str:
        if answer.verdict == UNKNOWN:
            return f"还缺{listed(answer.asks)}。"
        words = [f"{year} {fields.label('appraisal', 'result', result)}" for year, result, _ in answer.data if result]
        if answer.verdict == MET:
            return f"您的年度考核：{'，'.join(words)}。"
        parts = []
        for year, result, one in answer.data:
            if one == UNMET:
                label = fields.label("appraisal", "result", result) if result else ""
                parts.append(f" {year} 年{'的结果是' + label if label else '没有考核'}")
            elif one == NEEDS_HUMAN:
                parts.append(f" {year} 年还没有参加工作，由{self.judge}判断")
        return f"您{'，'.join(parts)}。".replace("， ", "，")

    def measured(self, answer: Answer) -> str | None:
        words = [f"{year} {fields.label('appraisal', 'result', result)}" for year, result, _ in answer.data if result]
        return "，".join(words) or None

    def required(self, answer: Answer) -> str | None:
        return f"每年{fields.label('appraisal', 'result', self.each)}以上"

    def gap(self, answer: Answer) -> str | None:
        return "、".join(f"{year} 年" for year, _, one in answer.data if one == UNMET) or None

    def examples(self) -> tuple[Example, ...]:
        field = fields.group_fields("appraisal")["result"]
        below = [code for code, _ in field.choices if code not in self.fine]
        above = [code for code, _ in field.choices if code in self.fine and code != self.each]
        exact = dict.fromkeys(self.years, self.each)
        found = [Example("exact", MET, self._rows(exact))]
        if above:
            found.append(Example("above", MET, self._rows(dict.fromkeys(self.years, above[-1]))))
        if below:
            found.append(Example("below", UNMET, self._rows({**exact, self.years[-1]: below[-1]})))
        missing = {year: result for year, result in exact.items() if year != self.years[0]}
        long_ago = {"id": "example:work", "from": f"{self.years[0] - 1}-01-01", "to": None, "work_kind": "other"}
        working = records("works", {**long_ago, "same_profession": False})
        found.append(Example("below", UNMET, {**self._rows(missing), **working}))
        if self.before_work == NEEDS_HUMAN:
            begun = records("works", {**long_ago, "same_profession": False, "from": f"{self.years[0] + 1}-07-01"})
            found.append(Example("needs_human", NEEDS_HUMAN, {**self._rows(missing), **begun}))
        return (*found, Example("unknown", UNKNOWN, self._rows(missing, complete=False)))

    def _rows(self, results: dict[int, str], complete: bool = True) -> dict[str, Any]:
        rows = [{"id": f"example:{year}", "year": year, "result": result} for year, result in results.items()]
        return records(_KEY, *rows, complete=complete)
