"""The part of `insurance` that asks for months without a break: `continuous` and `active`."""

# ruff: noqa: ARG002  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from zhicheng.policy import verdict as v
from zhicheng.policy.dates import DAY, Interval, add_months, merge, read_partial, shift_years
from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.matching import InPlace
from zhicheng.policy.places import is_known, region_name
from zhicheng.policy.predicates.base import Condition, Context, Example, incomplete, records
from zhicheng.policy.predicates.spans import paid_months
from zhicheng.policy.problems import Path
from zhicheng.policy.shape import Checker, Integer, Month, Record, Shape, Text, may, need
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import amount, chinese_partial_date, listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_KEY = "insurances"
_FAR = date(9999, 12, 31)  # the end of what is still running


def _digits(value: dict[str, Any], path: Path, checker: Checker) -> None:
    area = value.get("region")
    if isinstance(area, str) and not (area.isdigit() and len(area) in (2, 4, 6)):
        checker.report.add((*path, "region"), area, "行政区划代码的前 2、4 或 6 位，加引号", "例如 '3306'。")


CONTINUOUS = Record(
    {
        "months": need(Integer("连续几个月", 1)),
        "to": need(Month("到哪个月为止，这个月也算", roll="years")),
        "region": may(Text("在哪里参保：行政区划代码的前几位，例如 '3306'")),
    },
    "连续缴纳",
    also=_digits,
)


class _Data(NamedTuple):
    """Whole months without a break up to the last one, as sure; since when they run; whether it is still paid; and the
    records of it."""

    months: int
    since: date | None
    active: Verdict
    used: list[FactRecord]


@dataclass(frozen=True, slots=True)
class Continuous(Condition):
    """`months` (0: not asked) without a break up to the month that ends on `end`; `active`: still paid."""

    months: int
    end: date
    region: str | None
    active: bool

    name: ClassVar[str] = "insurance"
    help: ClassVar[str] = "社会保险：连续缴纳若干个月，现在仍在缴"
    shape: ClassVar[Shape] = Shape()

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        span = params.get("continuous") or {}
        last = read_partial(span.get("to"))
        end = last[1] if last is not None else context.as_of
        return cls(span.get("months", 0), end, span.get("region"), params.get("active", False))

    @property
    def start(self) -> date:
        """The first day of the first month that must be covered."""
        return add_months(self.end.replace(day=1), 1 - self.months)

    def title(self) -> str:
        where = f"在{region_name(self.region)}" if self.region else ""
        parts = [f"{where}连续缴纳社会保险 {self.months} 个月以上"] if self.months else []
        if self.active:
            parts.append("现在正常参保缴费" if self.months else f"{where}正常参保缴费")
        return "，".join(parts)

    def explain(self, view: View) -> Answer:
        rows, complete, _ = view.facts.records(_KEY)
        sure: list[Interval] = []
        most: list[Interval] = []
        running: list[Verdict] = []
        used: list[FactRecord] = []
        for row in rows:
            here = self._here(row)
            if here == UNMET:
                continue
            surely, possibly = paid_months(row, _FAR)
            most.append(possibly)
            ended = row.get("to")
            if not ended:
                running.append(here)
            elif read_partial(ended) is None:
                running.append(UNKNOWN)
            if here == MET and surely is not None:
                sure.append(surely)
                used.append(row)
        active = v.any_of(running if complete else [*running, UNKNOWN])
        since = self._since(sure)
        months = self._count(since)
        raw = active if self.active else MET
        if months < self.months:
            reachable = not complete or self._count(self._since(most)) >= self.months
            raw = UNKNOWN if reachable and raw != UNMET else UNMET
        return raw, _Data(months, since, active, used)

    def asks(self, finding: Finding) -> tuple[str, ...]:
        if finding.raw != UNKNOWN:
            return ()
        complete = finding.view.facts.records(_KEY).complete
        return ("社会保险的月份和参保地" if complete else incomplete("社会保险"),)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return record_ids(finding.data.used)

    def _here(self, row: Mapping[str, Any]) -> Verdict:
        """Whether a record was paid in the place that is asked for."""
        if self.region is None:
            return MET
        if row.get("outside_province") is True and is_known(self.region):
            return UNMET
        return InPlace(self.region).verdict(row.get("region"))

    def _since(self, spans: list[Interval]) -> date | None:
        """Since when the spans run without a break up to the end; None where the end itself is not covered."""
        for start, end in merge(spans) if len(spans) > 1 else spans:
            if start <= self.end <= end:
                return start
        return None

    def _count(self, since: date | None) -> int:
        """Whole months from a day up to the end; a month that is begun counts, as it is paid whole."""
        if since is None:
            return 0
        return (self.end.year - since.year) * 12 + self.end.month - since.month + 1

    def sentence(self, finding: Finding) -> str:
        data: _Data = finding.data
        if finding.raw == UNKNOWN:
            return f"还缺{listed(finding.asks)}。"
        parts = []
        if self.months:
            until = chinese_partial_date(f"{self.end:%Y-%m}")
            lack = "" if data.months >= self.months else f"，还差 {amount(self.months - data.months, '个月')}"
            parts.append(f"到 {until}，您{self._where()}连续缴纳社会保险 {amount(data.months, '个月')}{lack}")
        if self.active:
            state = "现在正常参保缴费" if data.active == MET else "现在没有正在缴纳的记录"
            parts.append(state if parts else f"您{self._where()}{state}")
        return "；".join(parts) + "。"

    def _where(self) -> str:
        return f"在{region_name(self.region)}" if self.region else ""

    def measured(self, finding: Finding) -> str | None:
        return amount(finding.data.months, "个月") if self.months else None

    def required(self, finding: Finding) -> str | None:
        return amount(self.months, "个月") if self.months else self.title()

    def gap(self, finding: Finding) -> str | None:
        missing = self.months - finding.data.months
        return amount(missing, "个月") if missing > 0 else None

    def earliest(self, finding: Finding) -> date | None:
        """The end of the month in which what is paid now has lasted long enough."""
        data: _Data = finding.data
        if not self.months or data.since is None or data.active != MET:
            return None
        return add_months(data.since.replace(day=1), self.months).replace(day=1) - DAY

    def mend(self, finding: Finding) -> str:
        if finding.raw == UNKNOWN:
            return f"请补充{listed(finding.asks)}。"
        return "请先把社会保险接上，再看连续缴纳的月数。" if finding.data.active != MET and self.active else ""

    def examples(self) -> tuple[Example, ...]:
        first, long_ago = self.start if self.months else shift_years(self.end, -1), shift_years(self.end, -9)
        open_list = Example("unknown", UNKNOWN, records(_KEY, complete=False))
        made = [
            Example("exact", MET, self._row(first, None)),
            Example("above", MET, self._row(long_ago, None)),
            Example("unmet", UNMET, records(_KEY)),
            open_list,
        ]
        if self.months:
            made.append(Example("below", UNMET, self._row(add_months(first, 1), None)))
        if self.active:
            made.append(Example("below", UNMET, self._row(long_ago, self.end)))
        if self.region is not None:
            made.append(Example("unmet", UNMET, self._row(long_ago, None, InPlace(self.region).beside())))
            made.append(Example("unknown", UNKNOWN, self._row(long_ago, None, None)))
        return tuple(made)

    def _row(self, start: date, end: date | None, region: str | None = "") -> dict[str, Any]:
        if region == "":
            region = self.region.ljust(6, "0") if self.region else None
        row = {"id": "example:1", "from": f"{start:%Y-%m}", "to": f"{end:%Y-%m}" if end else None, "region": region}
        return records(_KEY, {**row, "outside_province": False})

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.insured import continuous

        return continuous(self, people, bound)
