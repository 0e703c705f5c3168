"""What is worked out from the dossier for 填写申报信息 and the papers: years with their working, appraisals, hours.

Owns the form of these values only. What counts is the engine's: years are measured by its own predicate, appraisals
and hours are those of the years that the plan's conditions name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from zhicheng import kinds
from zhicheng.policy import dates
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.predicates.appraisals import Appraisals
from zhicheng.policy.predicates.base import Condition, Context
from zhicheng.policy.predicates.hours import year_span
from zhicheng.policy.predicates.practised import Practised
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.policy.tree import Leaf
from zhicheng.standards.text import amount

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.policy.predicates.spans import Span
    from zhicheng.policy.tree import Node

COUNTED_WORK = ("professional", "skilled_work")
Asked = TypeVar("Asked", bound=Condition)


def computed(plan: policy.Plan, outcome: policy.Outcome, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Plain JSON: `{"as_of", "years", "appraisals", "hours", "findings"}`.

    years: full years of professional work up to the plan's day, `{text, years, months, days, rows, working}` (of
    skilled work for who has no other); months and days that are not sure are not counted. appraisals: `[{id, year,
    result, text}]`, a year without one included. hours: `{years, total, by_kind, text}`. findings: what the engine
    measured for everyone's conditions and for the chosen path.
    """
    return {
        "as_of": plan.as_of.isoformat() if plan.as_of else None,
        "years": _years(plan, facts),
        "appraisals": _appraisals(plan, facts),
        "hours": _hours(plan, facts),
        "findings": _measured(outcome, facts),
    }


def _conditions(plan: policy.Plan, wanted: type[Asked]) -> Iterator[Asked]:
    """The conditions of one predicate anywhere in a plan."""
    waiting: list[Node] = [plan.population.node]
    waiting += [one.node for one in plan.common]
    waiting += [one.node for one in plan.paths]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, Leaf) and isinstance(node.condition, wanted):
            yield node.condition
        waiting.extend(node.below())


def _years(plan: policy.Plan, facts: Mapping[str, Any]) -> dict[str, Any]:
    """专业工作年限, 实足年限: counted as the plan counts."""
    if plan.as_of is None:
        return {"text": "", "years": 0, "months": 0, "days": 0, "rows": [], "working": []}
    context = next((one.context for one in _conditions(plan, Practised)), Context(as_of=plan.as_of))
    view = View(Facts(facts))
    for kind in COUNTED_WORK:
        _, found = Practised.read({"kind": kind, "full_years": 1}, context).explain(view)
        if found.sure.key != (0, 0, 0):
            break
    spans = [one for one in found.spans if one.sure and one.late_start <= plan.as_of]
    spans.sort(key=lambda one: one.late_start)

    def length(some: Iterable[Span], working: bool = False) -> dates.Years:
        times = [(one.late_start, one.early_end) for one in some]
        return dates.full_years(times, context.as_of, union=context.union, inclusive=context.inclusive, working=working)

    total = length(spans, working=True)
    return {
        "text": total.words() if spans else "",
        "years": total.years,
        "months": total.months,
        "days": total.days,
        "rows": [
            {
                "id": one.record.get("id"),
                "from": one.record.get("from"),
                "to": one.record.get("to"),
                "organisation": one.record.get("organisation", ""),
                "post": one.record.get("post", ""),
                "counted": length([one]).words(),
            }
            for one in spans
        ],
        "working": list(total.working),
    }


def _records(facts: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    told = facts.get(kinds.get(kind).facts_key) or {}
    return [row for row in told.get("records") or () if row.get("year")]


def _appraisals(plan: policy.Plan, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """单位考核情况, year by year: of the years the plan asks for, or of all years where it asks for none."""
    rows = {row["year"]: row for row in _records(facts, "appraisal")}
    asked = {year for one in _conditions(plan, Appraisals) for year in one.years}
    result = kinds.get("appraisal").field("result")
    made = []
    for year in sorted(asked or rows):
        row = rows.get(year, {})
        words = result.text(row.get("result"))
        text = f"{year} {words}" if words else ""
        made.append({"id": row.get("id"), "year": year, "result": row.get("result"), "text": text})
    return made


def _hours(plan: policy.Plan, facts: Mapping[str, Any]) -> dict[str, Any]:
    """继续教育学时 of the years the plan asks for, or of all years where it asks for none."""
    asked = sorted({year for one in _conditions(plan, TrainingHours) for year in one.years})
    rows = [row for row in _records(facts, "training") if row.get("hours") is not None]
    rows = [row for row in rows if row["year"] in asked] if asked else rows
    years = asked or sorted({row["year"] for row in rows})
    names = dict(kinds.get("training").field("kind").choices)
    by_kind = {code: sum(row["hours"] for row in rows if row.get("kind") == code) for code in names}
    total = sum(row["hours"] for row in rows)
    of_which = "、".join(f"{names[code]} {hours}" for code, hours in by_kind.items() if hours)
    text = f"{year_span(tuple(years))}共 {amount(total, '学时')}" if rows else ""
    return {
        "years": years,
        "total": total,
        "by_kind": by_kind,
        "text": f"{text}，其中{of_which}" if of_which else text,
    }


def _measured(outcome: policy.Outcome, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was measured against what is required: of the common conditions, and of the path that was chosen."""
    chosen = (facts.get("application") or {}).get("path")
    tops = [outcome.population, *outcome.common, *(one.finding for one in outcome.paths if one.id == chosen)]
    return [
        {
            "id": finding.id,
            "clause": list(finding.clause),
            "title": finding.title,
            "measured": finding.measured,
            "required": finding.required,
            "verdict": finding.verdict,
            "working": list(finding.working),
        }
        for top in tops
        for finding in top.walk()
        if not finding.children and finding.measured is not None
    ]
