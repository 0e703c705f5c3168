"""花名册: the rosters a plan has an office make, of whom it has passed on, in the plan's order, for XLSX.

On a roster stands whoever the office has passed and who is still under way or recommended: a case that came back, was
rejected later, given up or lapsed stands on it no more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhicheng import clock, kinds, policy
from zhicheng.documents.shapes import Column
from zhicheng.eligibility import queries as findings
from zhicheng.plans import queries as plans
from zhicheng.policy import rosters as order
from zhicheng.review import rules, standing
from zhicheng.standards import codes
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound
from zhicheng.standards.text import chinese_partial_date

from .lists import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhicheng.eligibility.models import StoredFindings
    from zhicheng.policy.model.plan import Roster
    from zhicheng.review.models import Decision

COLUMNS = tuple(
    Column(name=name, kind=kind)
    for name, kind in (
        ("序号", "integer"),
        ("姓名", "text"),
        ("性别", "text"),
        ("出生年月", "text"),
        ("用人单位", "text"),
        ("学历", "text"),
        ("现有职称", "text"),
        ("取得时间", "text"),
        ("申报资格", "text"),
        ("申报专业", "text"),
        ("申报条件", "text"),
        ("面试", "text"),
        ("受理编号", "text"),
        ("审核通过", "date"),
    )
)
INTERVIEWS = {"yes": "要面试", "no": "不面试", "unknown": "待定", "none": "不安排面试", "not_said": "通知没有说"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A roster that this office makes: of which plan, its id and its name in the plan, how many stand on it."""

    plan_id: str
    plan_name: str
    roster_id: str
    name: str
    people: int


def offered(actor: Actor) -> list[Offered]:
    """The rosters this actor's office makes, of the plans under which it has passed somebody, newest plan first.

    Of several versions of a plan the newest under which somebody was passed says which rosters there are.
    """
    if actor.role not in rules.OFFICE_KINDS or actor.organisation_id is None:
        return []
    counts = standing.counts(actor.organisation_id, actor.role)
    versions = plans.plans_of({plan_pk for plan_pk, _, _ in counts})
    by_plan: dict[str, Counter[str]] = {}
    newest: dict[str, policy.Plan] = {}
    for plan_pk, stage, number in counts:
        plan = versions[plan_pk]
        newest.setdefault(plan.id, plan)
        by_plan.setdefault(plan.id, Counter())[stage] += number
    found = []
    for plan_id, plan in newest.items():
        for roster in plan.rosters:
            people = by_plan[plan_id][_maker(plan, roster)]
            if people:
                found.append(Offered(plan_id, plan.name, roster.id, roster.name, people))
    return found


def sheet(*, actor: Actor, plan_id: str, roster_id: str) -> Sheet:
    """One roster as a spreadsheet, sorted as the plan says; NotFound where this office makes no such roster."""
    passes = []
    if actor.role in rules.OFFICE_KINDS and actor.organisation_id is not None:
        passes = list(standing.passes(actor.organisation_id, actor.role, plan_id))
    plan = plans.plan_of(max(one.run.application.plan_id for one in passes)) if passes else None
    roster = next((one for one in plan.rosters if one.id == roster_id), None) if plan is not None else None
    people = [one for one in passes if plan and roster and one.run.stage == _maker(plan, roster)]
    if plan is None or roster is None or not people:
        raise NotFound("没有找到这份花名册，请从已办里重新打开。")
    people.sort(key=lambda one: _key(plan, roster, one))
    stored = findings.at_submissions([one.run.application_id for one in people])
    rows = ((n, *_row(plan, one, stored.get(one.run.application_id))) for n, one in enumerate(people, start=1))
    return Sheet(roster.name, COLUMNS, tuple(rows))


def _maker(plan: policy.Plan, roster: Roster) -> str:
    """The stage whose office makes a roster; empty where the plan does not say."""
    if roster.made_by != "employer":
        return roster.made_by or ""
    return next((one.id for one in plan.route if one.kind == "employer"), "")


def _key(plan: policy.Plan, roster: Roster, one: Decision) -> tuple[Any, ...]:
    application = one.run.application
    form = application.form
    place = order.place(plan, roster, form.get("path", ""), form.get("specialty", ""))
    return (*place, application.applicant.name_key, application.receipt_number or "")


def _row(plan: policy.Plan, one: Decision, stored: StoredFindings | None) -> tuple[Any, ...]:
    application = one.run.application
    facts = stored.facts if stored is not None else {}
    person = facts.get("person") or {}
    basics, title, degree = kinds.get("basics"), kinds.get("title"), kinds.get("degree")
    held = max(_records(facts, title), key=lambda row: str(row.get("awarded") or ""), default={})
    learnt = [row for row in _records(facts, degree) if row.get("education")]
    highest = max(learnt, key=lambda row: degree.field("education").rank(row["education"]), default={})
    interview = stored.outcome["interview"] if stored is not None else None
    return (
        application.applicant.name,
        basics.field("sex").text(person.get("sex")),
        chinese_partial_date(str(person.get("born") or "")[:7]),
        application.employer.name if application.employer else "",
        degree.field("education").text(highest.get("education")),
        title.field("name").text(held.get("name")),
        chinese_partial_date(str(held.get("awarded") or "")),
        codes.table("title_names").label(plan.title_awarded),
        next((each.name for each in plan.specialties if each.code == application.form.get("specialty")), ""),
        next((each.name for each in plan.paths if each.id == application.form.get("path")), ""),
        INTERVIEWS.get(interview or "", ""),
        application.receipt_number or "",
        clock.today(one.at),
    )


def _records(facts: Mapping[str, Any], kind: kinds.Kind) -> list[Mapping[str, Any]]:
    """The records of one kind in somebody's facts."""
    return list((facts.get(kind.facts_key) or {}).get("records", ()))
