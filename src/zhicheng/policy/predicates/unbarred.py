"""`unbarred: {scope: [any_title, next_level]}`: no ban on filing is in force on the day of filing (限制申报).

The bans are the platform's; the day is the facts' `today`. Both days of a ban are in it.
"""

# ruff: noqa: ARG003  (one signature for all, whether it is all needed or not)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from zhicheng.policy import fields
from zhicheng.policy import verdict as v
from zhicheng.policy.dates import read_partial
from zhicheng.policy.facts import Record as FactRecord
from zhicheng.policy.facts import View, record_ids
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example, records
from zhicheng.policy.shape import Choice, ListOf, Record, Shape, need
from zhicheng.policy.verdict import MET, UNKNOWN, UNMET, Verdict
from zhicheng.standards.text import chinese_date, listed

if TYPE_CHECKING:
    from zhicheng.policy.columns.kleene import Kleene
    from zhicheng.policy.columns.people import Bound, People

_KEY = "bans"
_FAR = (date.max, date.max)
_DAY = date(2020, 6, 15)  # in examples: the day of filing


class _Data(NamedTuple):
    today: date | None
    running: list[FactRecord]


@dataclass(frozen=True, slots=True)
class Unbarred(Condition):
    """No ban of these scopes runs on the day on which one files."""

    scopes: frozenset[str]

    name: ClassVar[str] = "unbarred"
    help: ClassVar[str] = "提交那一天，没有还在期限内的限制申报"
    shape: ClassVar[Shape] = Record(
        {"scope": need(ListOf(Choice(lambda: fields.option_codes("ban", "scope"), "哪些范围的限制")))}
    )

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        return cls(frozenset(params["scope"]))

    def title(self) -> str:
        return "没有还在期限内的限制申报"

    def explain(self, view: View) -> Answer:
        found = view.facts.records(_KEY)
        told = read_partial(view.facts.raw.get("today"))
        today = told[0] if told is not None and told[0] == told[1] else None
        values = [self._runs(row, today) for row in found.rows]
        running = [row for row, one in zip(found.rows, values, strict=True) if one == MET]
        raw = v.any_of(values if found.complete else [*values, UNKNOWN])
        return v.not_of(raw), _Data(today, running)

    def asks(self, finding: Finding) -> tuple[str, ...]:
        if finding.raw != UNKNOWN:
            return ()
        undated = finding.data.today is None and finding.view.facts.records(_KEY).rows
        return ("提交的日期",) if undated else ("限制申报的起止时间",)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        return record_ids(finding.data.running)

    def _runs(self, row: FactRecord, today: date | None) -> Verdict:
        """Whether a ban concerns this plan and runs on the day."""
        scope = row.get("scope")
        if scope is not None and scope not in self.scopes:
            return UNMET
        first, last = read_partial(row.get("from")), read_partial(row.get("until"))
        if today is None or first is None or last is None or scope is None:
            over = today is not None and last is not None and last[1] < today
            ahead = today is not None and first is not None and first[0] > today
            return UNMET if over or ahead else UNKNOWN
        if first[1] <= today <= last[0]:
            return MET
        return UNMET if today < first[0] or today > last[1] else UNKNOWN

    def sentence(self, finding: Finding) -> str:
        data: _Data = finding.data
        if finding.raw == UNKNOWN:
            return f"还不知道{listed(finding.asks)}，不能判断是否在限制申报的期限内。"
        if finding.raw == MET:
            return "您没有还在期限内的限制申报。"
        until = chinese_date(self._last(data), year=True, weekday=False)
        scopes = listed(sorted({fields.label("ban", "scope", str(row["scope"])) for row in data.running}))
        return f"您到{until}为止还在限制申报的期限内（{scopes}）。"

    def _last(self, data: _Data) -> date:
        return max((read_partial(row.get("until")) or _FAR)[1] for row in data.running)

    def earliest(self, finding: Finding) -> date | None:
        data: _Data = finding.data
        return self._last(data) + timedelta(days=1) if finding.raw == UNMET else None

    def mend(self, finding: Finding) -> str:
        if finding.raw == UNMET:
            day = chinese_date(self._last(finding.data) + timedelta(days=1), year=True, weekday=False)
            return f"期满以后，从{day}起可以申报。"
        return "限制申报由平台提供，您不用填写。" if finding.raw == UNKNOWN else ""

    def examples(self) -> tuple[Example, ...]:
        day = timedelta(days=1)
        other = next((one for one in fields.option_codes("ban", "scope") if one not in self.scopes), None)
        found = [
            Example("met", MET, records(_KEY)),
            Example("above", MET, self._ban(_DAY - day)),
            Example("exact", UNMET, self._ban(_DAY)),
            Example("below", UNMET, self._ban(_DAY, first=_DAY)),
            Example("met", MET, self._ban(_DAY + 9 * day, first=_DAY + day)),
            Example("unknown", UNKNOWN, {**self._ban(_DAY), "today": None}),
            Example("unknown", UNKNOWN, records(_KEY, complete=False)),
        ]
        return (*found, *((Example("met", MET, self._ban(_DAY, scope=other)),) if other else ()))

    def _ban(self, until: date, first: date = date(2018, 1, 1), scope: str | None = None) -> dict[str, Any]:
        told = {"from": first.isoformat(), "until": until.isoformat(), "scope": scope or min(self.scopes)}
        return {"today": _DAY.isoformat(), **records(_KEY, {"id": "example:ban", **told})}

    def tally(self, people: People, bound: Bound | None) -> Kleene:
        from zhicheng.policy.columns.barred import tally

        return tally(self, people, bound)
