"""`training_hours: {years: […], total: 270, of_which: {professional: 180}}`: continuing education (继续教育)."""

# ruff: noqa: ARG002, ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from zhicheng.policy import fields
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete, records
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Choice, Integer, ListOf, MapOf, Record, Shape, Year, may, need
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET
from zhicheng.standards.text import amount, listed

_KEY = "trainings"
_SHORT = {"professional": "专业", "public": "公需", "other": "其他"}


class _Sum(NamedTuple):
    kind: str | None  # None: all kinds together
    sure: float
    needed: int


class _Data(NamedTuple):
    sums: tuple[_Sum, ...]
    asserted: bool


def year_span(years: tuple[int, ...]) -> str:
    """2021—2023 年, or the years one by one where they do not follow each other."""
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}—{years[-1]} 年"
    return "、".join(map(str, years)) + " 年"


def _minima_fit(value: dict[str, Any], path: Path, checker: Checker) -> None:
    parts = value.get("of_which")
    if (
        isinstance(parts, dict)
        and all(isinstance(one, int) for one in parts.values())
        and isinstance(value.get("total"), int)
    ):
        total = sum(parts.values())
        if total > value["total"]:
            expected = f"不大于总数 {value['total']} 的各类之和"
            checker.report.add((*path, "of_which"), f"{total}", expected, "请核对各类的最低学时。")


@dataclass(frozen=True, slots=True)
class TrainingHours(Condition):
    """Hours over a list of years, in total and of each kind."""

    years: tuple[int, ...]
    total: int
    of_which: Mapping[str, int]

    name: ClassVar[str] = "training_hours"
    help: ClassVar[str] = "继续教育：几个年度合计的学时，和其中各类的学时"
    shape: ClassVar[Shape] = Record(
        {
            "years": need(ListOf(Year("算哪些年度", roll="years"))),
            "total": need(Integer("合计至少多少学时", 1)),
            "of_which": may(
                MapOf(
                    Integer("至少多少学时", 1),
                    "其中各类至少多少学时",
                    key=Choice(lambda: fields.option_codes("training", "kind")),
                )
            ),
        },
        also=_minima_fit,
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        return cls(tuple(params["years"]), params["total"], dict(params.get("of_which") or {}))

    def title(self) -> str:
        text = f"继续教育不少于 {self.total} 学时"
        if self.of_which:
            text += "（" + "，".join(f"{_SHORT.get(k, k)}不少于 {n}" for k, n in self.of_which.items()) + "）"
        return text

    def explain(self, view: View) -> Answer:
        found = view.facts.records(_KEY)
        if not found.given and view.facts.total("training_hours.total") is not None:
            return self._asserted(view)
        every = 0.0
        kinds: dict[str | None, float] = {}
        used, loose = [], False
        for row in found.rows:
            year, hours, kind = row.get("year"), row.get("hours"), row.get("kind")
            if year is not None and year not in self.years:
                continue
            if year is None or hours is None:
                loose = True
                continue
            used.append(row)
            every += hours
            if kind is None:
                loose = True
            kinds[kind] = kinds.get(kind, 0.0) + hours
        sums = (_Sum(None, every, self.total), *(_Sum(k, kinds.get(k, 0.0), n) for k, n in self.of_which.items()))
        data = _Data(sums, False)
        if all(one.sure >= one.needed for one in sums):
            return Answer(MET, data, record_ids(used))
        if found.complete and not loose:
            return Answer(UNMET, data, record_ids(used))
        asks = (incomplete("继续教育学时"),) if not found.complete else ("继续教育记录里空着的年度、类别或学时",)
        return Answer(UNKNOWN, data, record_ids(used), asks)

    def _asserted(self, view: View) -> Answer:
        wanted = [(None, "total", self.total), *((kind, kind, n) for kind, n in self.of_which.items())]
        sums, asks = [], []
        short = False
        for kind, key, needed in wanted:
            value = view.facts.total(f"training_hours.{key}")
            if value is None:
                asks.append(f"{_SHORT.get(key, key)}课学时")
            short = short or (value is not None and value < needed)
            sums.append(_Sum(kind, float(value or 0), needed))
        raw = UNMET if short else UNKNOWN if asks else MET
        return Answer(raw, _Data(tuple(sums), True), (), tuple(asks))

    def sentence(self, answer: Answer) -> str:
        data: _Data = answer.data
        whole = data.sums[0]
        begin = "按您填写的总数，" if data.asserted else ""
        if answer.verdict == UNKNOWN:
            known = "目前填了" if whole.sure else "还没有填"
            hours = f" {amount(whole.sure, '学时')}" if whole.sure else "学时"
            return f"{begin}您 {year_span(self.years)}{known}{hours}，还不能判断够不够。"
        text = f"{begin}您 {year_span(self.years)}共有 {amount(whole.sure, '学时')}"
        lacks = [self._lack(one) for one in data.sums if one.sure < one.needed]
        if not lacks:
            parts = [f"{_SHORT.get(one.kind or '', one.kind or '')} {_number(one.sure)}" for one in data.sums[1:]]
            return text + (f"（{'，'.join(parts)}）" if parts else "") + "，够了。"
        return f"{text}，{listed(lacks, '，')}。"

    @staticmethod
    def _lack(one: _Sum) -> str:
        missing = amount(one.needed - one.sure, "学时")
        if one.kind is None:
            return f"还差 {missing}"
        return f"其中{_SHORT.get(one.kind, one.kind)} {amount(one.sure, '学时')}，还差 {missing}"

    def measured(self, answer: Answer) -> str | None:
        data: _Data = answer.data
        parts = [f"{_SHORT.get(one.kind or '', one.kind or '')} {_number(one.sure)}" for one in data.sums[1:]]
        return f"{_number(data.sums[0].sure)} 学时" + (f"（{'，'.join(parts)}）" if parts else "")

    def required(self, answer: Answer) -> str | None:
        parts = [f"{_SHORT.get(kind, kind)} {n}" for kind, n in self.of_which.items()]
        return f"{self.total} 学时" + (f"（{'，'.join(parts)}）" if parts else "")

    def gap(self, answer: Answer) -> str | None:
        lacks = [one for one in answer.data.sums if one.sure < one.needed]
        words = [
            (f"{_SHORT.get(one.kind, one.kind)} " if one.kind else "") + f"{_number(one.needed - one.sure)} 学时"
            for one in lacks
        ]
        return "，".join(words) or None

    def mend(self, answer: Answer) -> str:
        if answer.asks:
            return f"请补充{listed(answer.asks)}。"
        gap = self.gap(answer)
        return f"请在截止前补学：{gap}。" if gap else ""

    def examples(self) -> tuple[Example, ...]:
        exact = dict(self.of_which)
        exact["other"] = exact.get("other", 0) + self.total - sum(self.of_which.values())
        found = [Example("exact", MET, self._rows(exact))]
        if exact["other"] > 0:
            found.append(Example("below", UNMET, self._rows({**exact, "other": exact["other"] - 1})))
        for kind, hours in self.of_which.items():
            short = {**exact, kind: hours - 1}
            short["other" if kind != "other" else "professional"] = short.get("other", 0) + 1
            found.append(Example("below", UNMET, self._rows(short)))
        above = {kind: hours + 6 for kind, hours in exact.items()}
        found.append(Example("above", MET, self._rows(above)))
        return (*found, Example("unknown", UNKNOWN, records(_KEY, complete=False)))

    def _rows(self, hours: Mapping[str, int]) -> dict[str, Any]:
        """Records that hold these sums, spread over the years as evenly as whole hours allow."""
        rows = []
        for kind, whole in hours.items():
            share, rest = divmod(whole, len(self.years))
            for n, year in enumerate(self.years):
                part = share + (1 if n < rest else 0)
                if part:
                    rows.append({"id": f"example:{kind}-{year}", "year": year, "kind": kind, "hours": part})
        return records(_KEY, *rows)


def _number(value: float) -> str:
    return f"{value:g}"
