"""Rows of the office's lists, from domain objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock
from zhicheng.casework import stage_words
from zhicheng.casework.stages import DUE_LATER
from zhicheng.fees import queries as fees
from zhicheng.paper import queries as paper
from zhicheng.plans import queries as plans
from zhicheng.review import queries
from zhicheng.standards.actor import Actor
from zhicheng.standards.calendar import china
from zhicheng.standards.text import NBSP, chinese_date

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun

OUTCOMES = {
    "pass": ("已交评委会", "dot", "celadon"),
    "return": ("退回修改", "dot", "ochre"),
    "reject": ("不通过", "square", "seal"),
    "withdrawn": ("已撤回", "dotted", "grey"),
    "lapsed": ("已失效", "dotted", "grey"),
    "taken_back": ("已收回", "dotted", "grey"),
}
FEES = {"due": ("待缴费", "dot", "ochre"), "paid": ("已缴费", "dot", "celadon"), "waived": ("已减免", "dot", "celadon")}
FEE_LATER = ("通过后缴", "ring", "grey")
NO_FEE = ("不收费", "ring", "grey")
NO_PAPER = ("不用交", "ring", "grey")
NO_PAPER_YET = ("未收到", "dot", "ochre")
PART = ("收到一部分", "half", "indigo")
WHOLE = ("已收齐", "dot", "celadon")


def home_of(actor: Actor) -> tuple[str, str]:
    """The address and the name of the list from which this person comes to the counter."""
    return (reverse("office:waiting"), "待受理") if actor.role == "office" else (reverse("authority:waiting"), "待审查")


def waiting_rows(runs: Sequence[StageRun], actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Open visits as rows, with how fee and paper stand. Two statements, however many rows."""
    ids = [run.pk for run in runs]
    charges, receipts = fees.charges_of_runs(ids), paper.newest_of_runs(ids)
    return [_row(run, actor, at) | _counter(run, charges.get(run.pk), receipts.get(run.pk), at) for run in runs]


def _row(run: StageRun, actor: Actor, at: datetime) -> dict[str, Any]:
    application = run.application
    return {
        "href": reverse("authority:case", args=[application.pk]),
        "counter": reverse("office:counter", args=[application.pk]),
        "name": application.applicant.name,
        "receipt": application.receipt_number or "",
        "employer": application.employer.name if application.employer else "",
        "plan": application.plan.name,
        "revision": run.revision_number,
        "step": queries.STEPS[run.step],  # type: ignore[attr-defined]
        "again": run.returned_by_id is not None or run.revision_number > 1,
        "since": chinese_date(clock.today(run.opened_at), weekday=False),
        "held": days_held(run.opened_at, at),
        "own": application.applicant_id == actor.person_id,
        **chosen_words(application),
    }


def _counter(run: StageRun, charge: Any, receipt: Any, at: datetime) -> dict[str, Any]:
    """Fee, paper, and what is due first of the visit and its gates that are still open."""
    gates = {gate.kind: gate for gate in run.gate_list}  # type: ignore[attr-defined]
    fee = FEES[charge.state] if charge is not None else (FEES["paid"] if "fee" in gates else NO_FEE)
    if "fee" in gates and gates["fee"].data.get(DUE_LATER):
        fee = FEE_LATER
    if receipt is None:
        delivered = NO_PAPER_YET if "paper" in gates else NO_PAPER
    else:
        delivered = WHOLE if receipt.complete else PART
    dues = [run.due_at, *(gate.due_at for gate in gates.values() if gate.state != "done")]
    due_at = min((one for one in dues if one is not None), default=None)
    return {
        "fee": fee,
        "paper": delivered,
        "due": chinese_date(clock.last_day(due_at)) if due_at else "",
        "left": china().working_days_between(clock.today(at), clock.last_day(due_at)) if due_at else None,
        "late": due_at is not None and at >= due_at,
        "pending": any(gate.data.get("after_message") and gate.due_at is None for gate in gates.values()),
    }


def done_row(run: StageRun) -> dict[str, Any]:
    """One closed visit as a row."""
    application = run.application
    word, shape, tone = OUTCOMES.get(run.outcome, (run.outcome, "ring", "grey"))
    if run.outcome != "pass":
        word = stage_words.outcome_name(plans.thawed(application.plan.digest, application.plan_id), run, word)
    return {
        "href": reverse("authority:case", args=[application.pk]),
        "counter": reverse("office:counter", args=[application.pk]),
        "name": application.applicant.name,
        "receipt": application.receipt_number or "",
        "employer": application.employer.name if application.employer else "",
        "revision": run.revision_number,
        "outcome": word,
        "shape": shape,
        "tone": tone,
        "when": chinese_date(clock.today(run.closed_at), weekday=False),
        **chosen_words(application),
    }


def chosen_words(application: Any) -> dict[str, str]:
    """Specialty and path of an application in the plan's words."""
    plan = plans.thawed(application.plan.digest, application.plan_id)
    specialties = {one.code: one.name for one in plan.specialties}
    paths = {one.id: one.name for one in plan.paths}
    return {
        "specialty": specialties.get(application.form.get("specialty", ""), ""),
        "path": paths.get(application.form.get("path", ""), ""),
    }


def clauses(named: Iterable[str]) -> list[str]:
    """The clauses in which these sentences stand: 五（四） for 五（四）#1, each once."""
    return list(dict.fromkeys(one.partition("#")[0] for one in named))


def days_held(since: datetime, at: datetime) -> str:
    """How long it has been here, in days."""
    days = (clock.today(at) - clock.today(since)).days
    return "今天" if days <= 0 else f"{days}{NBSP}天"
