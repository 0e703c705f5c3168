"""`appraisals: {years: […], each: qualified}`: a yearly appraisal (年度考核) of at least this result in every year."""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.dates import read_partial
from zhicheng.policy.facts import View
from zhicheng.policy.findings import Answer
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete, records
from zhicheng.policy.predicates.training_hours import year_span
from zhicheng.policy.shape import Choice, ListOf, Record, Shape, Year, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import listed

_KEY = "appraisals"
_ABSENT = {"unmet": UNMET, "needs_human": NEEDS_HUMAN}


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
            "before_work": may(Choice(tuple(_ABSENT), "参加工作以前的年度怎么看：unmet 不满足，needs_human 由人判断")),
        }
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        field = fields.group_fields("appraisal")["result"]
        fine = fields.at_or_above(field, params["each"])
        return cls(tuple(params["years"]), params["each"], fine, _ABSENT[params.get("before_work", "unmet")])

    def title(self) -> str:
        years = year_span(self.years).removesuffix(" 年")
        return f"{years} 年度考核都在{fields.label('appraisal', 'result', self.each)}以上"

    def explain(self, view: View) -> Answer:
        found = view.facts.records(_KEY)
        first = self._first_year(view)
        data, used, asks = [], [], []
        loose = any(row.get("year") is None for row in found.rows)
        for year in self.years:
            rows = [row for row in found.rows if row.get("year") == year]
            results = [row.get("result") for row in rows]
            one: Verdict
            if rows:
                one = v.all_of(UNKNOWN if r is None else MET if r in self.fine else UNMET for r in results)
            elif first is not None and year < first:
                one = self.before_work
            else:
                one = UNMET if found.complete and not loose else UNKNOWN
            if one == UNKNOWN:
                asks.append(f"{year} 年度考核结果")
            used += [str(row["id"]) for row in rows if row.get("id")]
            data.append((year, next((r for r in results if r), None), one))
        raw = v.all_of(one for _, _, one in data)
        if raw == UNKNOWN and not asks:
            asks.append(incomplete("年度考核"))
        return Answer(raw, data, tuple(used), tuple(asks))

    @staticmethod
    def _first_year(view: View) -> int | None:
        """The year in which the person began to work; None where that is not known for sure."""
        works = view.facts.records("works")
        starts = [read_partial(row.get("from")) for row in works.rows]
        if not works.complete or not starts or any(one is None for one in starts):
            return None
        return min(one[0].year for one in starts if one is not None)

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
        found.append(Example("below", UNMET, self._rows(missing)))
        return (*found, Example("unknown", UNKNOWN, self._rows(missing, complete=False)))

    def _rows(self, results: dict[int, str], complete: bool = True) -> dict[str, Any]:
        rows = [{"id": f"example:{year}", "year": year, "result": result} for year, result in results.items()]
        return records(_KEY, *rows, complete=complete)
