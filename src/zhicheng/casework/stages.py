"""Opening and closing the visits of an application to the stages of its route.

Owns: which office gets a visit, until when, and what else must happen there (gates). The verbs call these
functions while they hold the application's row lock; the trail line is the verb's own, one per act.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.fees import queries as fee_queries
from zhicheng.fees import services as fees
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review
from zhicheng.standards.money import Money

from . import clocks, papers, telling, texts, ways
from . import facts as case_facts

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import Gate, StageRun

APPLICANT = "applicant"
DUE_LATER = "after_pass"  # noted by a fee's gate while the fee is not yet asked: it is due once this office passes


def open_stage(
    *,
    application: Application,
    stage_id: str,
    revision_number: int,
    returned_by: StageRun | None = None,
    due_at: datetime | None = None,
    at: datetime,
) -> StageRun:
    """Open the application's visit to a stage of its plan's route ("applicant" is the applicant's own turn).

    Finds the office, the time it has, and opens the gates that run from the start. `returned_by` is the visit
    that sent the case back: of the applicant's turn, and of the visits after it until that office has it again.
    `due_at` overrides the plan's time (a return's own day). Raises `organisations.errors.NoOffice` where the office
    is not on the platform. The caller holds the application's lock, has closed the visit before, and writes the
    trail line.
    """
    plan = plans.plan_of(application.plan_id)
    if stage_id == APPLICANT:
        return review.open_run(
            application_id=application.pk,
            stage=APPLICANT,
            kind=APPLICANT,
            organisation_id=None,
            revision_number=revision_number,
            returned_by=returned_by,
            due_at=due_at or clocks.applicant_due(application, plan, returned_by, at),
            at=at,
        )
    facts = case_facts.facts_of(application, revision_number)
    stage = route.resolved(route.stage(plan, stage_id), facts)
    office = ways.office_of(application, plan, stage, facts)
    run = review.open_run(
        application_id=application.pk,
        stage=stage.id,
        kind=ways.kind_of(stage, office),
        organisation_id=office.organisation_id,
        revision_number=revision_number,
        returned_by=returned_by,
        due_at=due_at or clocks.due_of_visit(stage.due, application.pk, at),
        at=at,
    )
    if stage.kind != "employer":
        for rule in stage.gates:
            _open_gate(plan, run, rule, facts, at)
    return run


def _open_gate(plan: policy.Plan, run: StageRun, rule: route.GateRule, facts: Mapping[str, Any], at: datetime) -> None:
    """One gate of an office's visit. A fee paid on an earlier visit of the same stage is not asked twice.

    A gate for paper notes where this person's paper goes.
    """
    due = clocks.rule_of_gate(plan, rule)
    due_at, waits = clocks.due_of_gate(due, run)
    if rule.kind == "fee":
        fee = next((one for one in plan.fees if one.id == rule.refers), None)
        paid = _paid_before(run)
        if paid is not None:
            gate = review.open_gate(run=run, kind="fee", at=at)
            review.set_gate(gate=gate, state="done", data={"charge": paid}, at=at)
            return
        later = {DUE_LATER: True} if fee is not None and fee.trigger == f"{run.stage}.pass" else {}
        review.open_gate(run=run, kind="fee", due_at=due_at, data=_waiting(waits, due) | later, at=at)
        fees.charge(application_id=run.application_id, run_id=run.pk, amount_fen=fee.amount if fee else None)
    elif rule.kind == "paper":
        place = papers.place_of_gate(plan, rule.refers, facts)
        data = {**_waiting(waits, due), **({"deliver_to": place} if place else {})}
        review.open_gate(run=run, kind="paper", due_at=due_at, data=data, at=at)


def _waiting(message_key: str, due: route.Due | None) -> dict[str, Any]:
    """What a gate notes when its time runs from a delivery that is still to come."""
    if not message_key or due is None:
        return {}
    return {"after_message": message_key, "working_days": due.working_days}


def let_pay(gates: Mapping[str, Gate], at: datetime) -> bool:
    """The office has passed the case: a fee that is due only then may be paid from now on. True where there is one."""
    gate = gates.get("fee")
    if gate is None or not gate.data.get(DUE_LATER):
        return False
    review.set_gate(gate=gate, state="open", data={**gate.data, DUE_LATER: False}, at=at)
    return True


def ask_fee(application: Application, run: StageRun, at: datetime) -> None:
    """Tell the applicant that a visit asks a fee; nothing where it asks none, or not before it has passed the case."""
    gate = review_queries.gates_of(run.pk).get("fee")
    charge = fee_queries.charge_of(run.pk)
    if gate is None or gate.state == "done" or gate.data.get(DUE_LATER) or charge is None:
        return
    plan = plans.plan_of(application.plan_id)
    money = str(Money(charge.amount)) if charge.amount is not None else ""
    text = texts.fee_due(
        plan,
        run.organisation.name if run.organisation else "评委会办公室",
        money,
        gate.due_at,
        online=any(one.online for one in plan.fees),
        own=texts.of_plan(plan, "fee.opened"),
    )
    telling.applicant(application, kind="fee_due", text=text, key=f"fee_due:{run.pk}", at=at)


def _paid_before(run: StageRun) -> int | None:
    """The charge of an earlier visit of this stage that was paid or waived."""
    earlier = [
        one.pk for one in review_queries.runs_of(run.application_id) if one.stage == run.stage and one.pk != run.pk
    ]
    charges = fee_queries.charges_of_runs(earlier).values()
    return next((charge.pk for charge in charges if charge.state != "due"), None)
