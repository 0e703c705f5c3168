"""`insurance: {outside_province: {from: 2020-09, to: 2023-08}}` or `{covered: {…}}`: where and when it was paid.

`{continuous: {months: 12, to: 2020-08, region: '3306'}, active: true}`: paid without a break for so many months up to
one, in a place; and still paid (a record without an end).
"""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from zhicheng.policy.dates import DAY, chinese_day, merge, read_partial
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete, records
from zhicheng.policy.predicates.continuous import CONTINUOUS, Continuous
from zhicheng.policy.predicates.spans import paid_months
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Flag, Month, Record, Shape, may, need
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET
from zhicheng.standards.text import chinese_span, listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_KEY = "insurances"
_MONTHS = Record({"from": need(Month("第一个月", roll="years")), "to": need(Month("最后一个月", roll="years"))})


def _one(value: dict[str, Any], path: Path, checker: Checker) -> None:
    if set(value) not in ({"outside_province"}, {"covered"}, {"continuous"}, {"active"}, {"continuous", "active"}):
        expected = "outside_province、covered、continuous、active 中的一个（continuous 和 active 可以一起写）"
        checker.report.add(path, value, expected, "请只写其中一个；几个都要的，用 all 合起来。")
    elif value.get("active") is False:
        checker.report.add((*path, "active"), False, "true", "不要求现在参保的，请去掉 active。")


@dataclass(frozen=True, slots=True)
class Insurance(Condition):
    """`outside`: some month of the span was paid in another province. Else: every month of the span was paid."""

    outside: bool
    start: date
    end: date

    name: ClassVar[str] = "insurance"
    help: ClassVar[str] = "社会保险：某段时间内有外省缴纳的，每个月都有缴纳记录，或连续缴纳若干个月、现在仍在缴"
    shape: ClassVar[Shape] = Record(
        {
            "outside_province": may(_MONTHS),
            "covered": may(_MONTHS),
            "continuous": may(CONTINUOUS),
            "active": may(Flag("true：现在仍在参保缴费")),
        },
        also=_one,
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Condition:
        if "continuous" in params or "active" in params:
            return Continuous.read(params, context)
        what, months = next(iter(params.items()))
        start, end = read_partial(months["from"]), read_partial(months["to"])
        if start is None or end is None:
            raise ValueError(f"months {months!r} were not checked")
        return cls(what == "outside_province", start[0], end[1])

    def _span(self) -> str:
        return chinese_span(f"{self.start:%Y-%m}", f"{self.end:%Y-%m}")

    def title(self) -> str:
        return f"{self._span()}{'有在外省缴纳的社会保险' if self.outside else '每个月都有社会保险缴纳记录'}"

    def explain(self, view: View) -> Answer:
        found = view.facts.records(_KEY)
        sure, maybe, used = [], [], []
        for row in found.rows:
            where = row.get("outside_province")
            if self.outside and where is False:
                continue
            surely, possibly = paid_months(row, self.end)
            maybe.append(possibly)
            if surely is None or (self.outside and where is None):
                continue
            sure.append(surely)
            if surely[0] <= self.end and surely[1] >= self.start:
                used.append(row)
        if self._holds(sure):
            return MET, used
        if found.complete and not self._holds(maybe):
            return UNMET, used
        return UNKNOWN, used

    def asks(self, finding: Finding) -> tuple[str, ...]:
        if finding.raw != UNKNOWN:
            return ()
        complete = finding.view.facts.records(_KEY).complete
        return ("社会保险记录里空着的月份或参保地" if complete else incomplete("社会保险"),)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return record_ids(finding.data)

    def _holds(self, spans: list[tuple[date, date]]) -> bool:
        if self.outside:
            return any(start <= self.end and end >= self.start for start, end in spans)
        return any(start <= self.start and end >= self.end for start, end in merge(spans))

    def sentence(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"还缺{listed(finding.asks)}。"
        if self.outside:
            return f"您{self._span()}{'有' if finding.raw == MET else '没有'}在外省缴纳的社会保险。"
        return f"您{self._span()}{'每个月都有' if finding.raw == MET else '有的月份没有'}社会保险缴纳记录。"

    def required(self, finding: Finding) -> str | None:
        return f"{chinese_day(self.start)}至{chinese_day(self.end)}"

    def examples(self) -> tuple[Example, ...]:
        month = f"{self.start:%Y-%m}"
        later = f"{(self.start.replace(day=28) + timedelta(days=4)).replace(day=1):%Y-%m}"
        before = f"{self.start - DAY:%Y-%m}"
        if self.outside:
            return (
                Example("exact", MET, self._row("1990-01", month, True)),
                Example("below", UNMET, self._row("1990-01", before, True)),
                Example("unmet", UNMET, self._row("1990-01", None, False)),
                Example("unknown", UNKNOWN, self._row("1990-01", month, None)),
            )
        return (
            Example("exact", MET, self._row(month, f"{self.end:%Y-%m}", False)),
            Example("above", MET, self._row("1990-01", None, False)),
            Example("below", UNMET, self._row(later, None, False)),
            Example("unknown", UNKNOWN, records(_KEY, complete=False)),
        )

    @staticmethod
    def _row(start: str, end: str | None, outside: bool | None) -> dict[str, Any]:
        return records(_KEY, {"id": "example:1", "from": start, "to": end, "outside_province": outside})

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.insured import tally

        return tally(self, people, bound)
