"""What the counter shows of one case: its visit here, fee, papers with their history, and until when, as counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404

from zhicheng import clock, policy
from zhicheng.casework import clocks, papers, reading, ways
from zhicheng.casework.facts import facts_of
from zhicheng.fees import queries as fees
from zhicheng.paper import queries as paper
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.review import queries as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.calendar import china
from zhicheng.standards.text import amount, chinese_date, end_of_day, listed

from . import presenting

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.fees.models import Charge
    from zhicheng.paper.models import Receipt
    from zhicheng.review.models import Gate, StageRun

STAMPS = {
    "employer": "用人单位",
    "human_resources": "人力社保部门",
    "talent_centre": "人才服务机构",
    "recommender": "中评委",
    "committee_office": "评委会办公室",
}
"""Whose seal stands on a paper, by the kind of office; all others are departments."""
COUNTED = ("fee", "paper")
ON_THE_BAG = {"name": "姓名", "specialty": "申报专业", "employer": "所在单位"}


@dataclass(frozen=True, slots=True)
class Visit:
    """The newest visit of a case to this office, with all the counter needs to know of it."""

    run: StageRun
    plan: policy.Plan
    stage: route.Stage
    gates: Mapping[str, Gate]
    charge: Charge | None
    receipts: tuple[Receipt, ...]
    papers: tuple[dict[str, Any], ...]

    @property
    def counted(self) -> dict[str, int] | None:
        """paper id → copies by the receipt that holds; None before the first."""
        return dict(self.receipts[-1].received) if self.receipts else None


def visit_of(actor: Actor, application: Application) -> Visit:
    """The newest visit to this office that has a counter: every one of a committee's office, elsewhere those with a
    fee or paper to take. 404 where the case never came to it.
    """
    mine = [
        run
        for run in reading.visits(application)
        if run.organisation_id == actor.organisation_id
        and (run.kind == "office" or any(gate.kind in COUNTED for gate in run.gate_list))  # type: ignore[attr-defined]
    ]
    if not mine:
        raise Http404
    run = mine[-1]
    plan = plans.plan_of(application.plan_id)
    return Visit(
        run=run,
        plan=plan,
        stage=route.stage(plan, run.stage),
        gates=review.gates_of(run.pk),
        charge=fees.charge_of(run.pk),
        receipts=tuple(paper.receipts_of(run.pk)),
        papers=tuple(_papers(application, plan, facts_of(application, run.revision_number))),
    )


def _papers(application: Application, plan: policy.Plan, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The papers that come with this person's case: name, copies, seals, what stands on the bag."""
    wanted = papers.wanted(plan, facts)
    passed = [stage for stage in ways.way_of(application, plan, facts) if stage.kind != "committee"]
    return [
        {
            "id": one.id,
            "name": one.name,
            "wanted": wanted[one.id],
            "seals": listed(
                STAMPS.get(stage.office.kind, "主管部门") for stage in passed if {stage.id, stage.kind} & set(one.seals)
            ),
            "bag": "、".join(ON_THE_BAG.get(part, part) for part in one.bag),
            "deliver_to": route.delivery(plan, one, facts),
            "clauses": presenting.clauses(one.clause)[:1],
        }
        for one in plan.papers
        if one.id in wanted
    ]


def due_of(visit: Visit, kind: str) -> dict[str, Any] | None:
    """Until when fee or paper is due and how that was counted; None where there is no such gate.

    `sentence` tells it; `last_day`, `posted` and `counted` draw the calendar where working days were counted.
    """
    gate = visit.gates.get(kind)
    if gate is None:
        return None
    said = next((one for one in visit.stage.gates if one.kind == kind), None)
    rule = clocks.rule_of_gate(visit.plan, said) if said is not None else None
    clauses_of = presenting.clauses(rule.clause) if rule is not None else []
    if gate.due_at is None:
        return {"sentence": _not_counting(gate, rule), "last_day": None, "clauses": clauses_of}
    last = clock.last_day(gate.due_at)
    start = clocks.start_of_gate(rule, visit.run)
    if rule is None or rule.working_days is None or start is None:
        return {"sentence": f"到{end_of_day(last)}。", "last_day": last, "clauses": clauses_of}
    begun = "短信送达" if visit.run.visit == 1 and (rule.after or "").endswith(clocks.DELIVERED) else "回到本办公室"
    if visit.run.visit == 1 and begun != "短信送达":
        begun = "上一步通过"
    days = china().working_days(date.fromordinal(clock.today(start).toordinal() + 1), last)
    return {
        "sentence": f"{amount(rule.working_days, '个工作日')}，从{chinese_date(clock.today(start))}{begun}起算"
        f"（当天不算），到{end_of_day(last)}。",
        "last_day": last,
        "posted": clock.today(start),
        "posted_word": begun,
        "counted": list(days),
        "clauses": clauses_of,
    }


def _not_counting(gate: Gate, rule: route.Due | None) -> str:
    if gate.data.get("after_message"):
        days = amount(rule.working_days, "个工作日") if rule is not None and rule.working_days else "期限"
        return f"通知审核通过的短信还没有送达，送达以后起算{days}。"
    return "通知没有写明截止日期。"


def fee_asked(visit: Visit) -> str:
    """What the plan says of the amount: 评审计划写的是 200 元, or that it says nothing."""
    gate = next((one for one in visit.stage.gates if one.kind == "fee"), None)
    fee = next((one for one in visit.plan.fees if gate is not None and one.id == gate.refers), None)
    if fee is None or fee.amount is None:
        return "通知没有写明金额，请填实际收到的金额"
    return f"评审计划写的是{fee.amount // 100}{f'.{fee.amount % 100:02d}' if fee.amount % 100 else ''}元"


def fee_prompt(visit: Visit) -> str:
    """The plan's words on when to pay: 收到 12333 短信后缴纳; empty where it has none."""
    gate = next((one for one in visit.stage.gates if one.kind == "fee"), None)
    return next((one.prompt for one in visit.plan.fees if gate is not None and one.id == gate.refers), "")


def history(visit: Visit) -> list[dict[str, Any]]:
    """Every count at the counter, newest first: when, who, what changed, why."""
    names = {one["id"]: one["name"] for one in visit.papers}
    rows, before = [], None
    for receipt in visit.receipts:
        less = before is not None and any(receipt.received.get(one, 0) < count for one, count in before.items())
        rows.append(
            {
                "at": receipt.at,
                "who": receipt.actor.get("person_name", ""),
                "what": listed(
                    f"{names.get(one, one)} {amount(count, '份')}" for one, count in receipt.received.items()
                ),
                "complete": receipt.complete,
                "corrects": less,
                "note": receipt.note,
            }
        )
        before = receipt.received
    return rows[::-1]
