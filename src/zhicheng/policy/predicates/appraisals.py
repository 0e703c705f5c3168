"""`appraisals: {years: […], each: qualified}`: a yearly appraisal (年度考核) of at least this result in every year."""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example, records
from zhicheng.policy.predicates.hours import year_span
from zhicheng.policy.predicates.working_life import ASKED, BEFORE_WORK, BEFORE_WORK_HELP, not_yet_working
from zhicheng.policy.shape import Choice, ListOf, Record, Shape, Year, may, need
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

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
        results, whole = self._results(view)
        data: list[tuple[int, str | None, Verdict]] = []
        for year in self.years:
            told = results.get(year)
            if told is None:
                absent = self._absent(view, year)
                data.append((year, None, absent if whole or absent == NEEDS_HUMAN else UNKNOWN))
                continue
            one, first = MET, None
            for result in told:
                first = first or result
                if result is None:
                    one = UNKNOWN if one == MET else one
                elif result not in self.fine:
                    one = UNMET
            data.append((year, first, one))
        return v.all_of([one for _, _, one in data]), data

    @staticmethod
    def _results(view: View) -> tuple[dict[int | None, list[str | None]], bool]:
        """The results of every year there is a record of, and whether no others can be missing."""
        rows, complete, _ = view.facts.records(_KEY)
        found: dict[int | None, list[str | None]] = {}
        for row in rows:
            year = row.get("year")
            if year in found:
                found[year].append(row.get("result"))
            else:
                found[year] = [row.get("result")]
        return found, complete and None not in found

    def asks(self, finding: Finding) -> tuple[str, ...]:
        results, whole = self._results(finding.view)
        open_years = [year for year, _, one in finding.data if one == UNKNOWN]
        asks = [ASKED if whole and year not in results else f"{year} 年度考核结果" for year in open_years]
        return tuple(dict.fromkeys(asks))

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        rows = finding.view.facts.records(_KEY).rows
        return record_ids([row for year in self.years for row in rows if row.get("year") == year])

    def _absent(self, view: View, year: int) -> Verdict:
        """A year without an appraisal: unmet, unless it may lie before the person began to work."""
        if self.before_work == UNMET:
            return UNMET
        early = not_yet_working(view, year)
        return self.before_work if early == MET else early

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"还缺{listed(finding.asks)}。"
        words = [f"{year} {fields.label('appraisal', 'result', result)}" for year, result, _ in finding.data if result]
        if finding.raw == MET:
            return f"您的年度考核：{'，'.join(words)}。"
        parts = []
        for year, result, one in finding.data:
            if one == UNMET:
                label = fields.label("appraisal", "result", result) if result else ""
                parts.append(f" {year} 年{'的结果是' + label if label else '没有考核'}")
            elif one == NEEDS_HUMAN:
                parts.append(f" {year} 年还没有参加工作，由{self.judge}判断")
        return f"您{'，'.join(parts)}。".replace("， ", "，")

    def measured(self, finding: Finding) -> str | None:
        words = [f"{year} {fields.label('appraisal', 'result', result)}" for year, result, _ in finding.data if result]
        return "，".join(words) or None

    def required(self, finding: Finding) -> str | None:
        return f"每年{fields.label('appraisal', 'result', self.each)}以上"

    def gap(self, finding: Finding) -> str | None:
        return "、".join(f"{year} 年" for year, _, one in finding.data if one == UNMET) or None

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

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.yearly import appraisals

        return appraisals(self, people, bound)
