"""Lists that join rooms: who has not sent yet, the office's sheet, finding by receipt number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.documents.shapes import Column
from zhicheng.dossier import queries as dossier
from zhicheng.fees import queries as fees
from zhicheng.paper import queries as paper
from zhicheng.plans import queries as plans
from zhicheng.publicity import queries as publicity
from zhicheng.review import queries as review
from zhicheng.review import rules
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound

from . import case as cases
from .stages import DUE_LATER

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import StageRun


@dataclass(frozen=True, slots=True)
class NotSent:
    """One of the employer's people who has not sent an application under a plan yet.

    `state`: draft (begun, not sent), returned (sent back, not sent again), none (not begun).
    """

    user_id: int
    name: str
    application_id: int | None
    state: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as a spreadsheet, as `documents.sheet` takes it: title, columns, rows of plain values."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


STATE_ORDER = {"returned": 0, "draft": 1, "none": 2}
COLUMNS = (
    Column(name="受理编号", kind="text"),
    Column(name="姓名", kind="text"),
    Column(name="用人单位", kind="text"),
    Column(name="申报专业", kind="text"),
    Column(name="申报类别", kind="text"),
    Column(name="评审计划", kind="text"),
    Column(name="第几稿", kind="integer"),
    Column(name="所在环节", kind="text"),
    Column(name="收到日期", kind="date"),
    Column(name="截止日期", kind="date"),
)
COUNTER_COLUMNS = (
    Column(name="评审费", kind="text"),
    Column(name="票据号码", kind="text"),
    Column(name="纸质材料", kind="text"),
    Column(name="纸质材料截止", kind="date"),
)


def not_sent_yet(*, actor: Actor, plan_id: str) -> list[NotSent]:
    """Who of my people has not sent yet: returned ones first, then drafts, then those who have not begun, by name."""
    if actor.role != "employer" or actor.organisation_id is None:
        raise NotFound()
    people = list(dossier.people_of(actor.organisation_id))
    live = review.applicants_with(plan_id, [person.pk for person in people])
    found = []
    for person in people:
        application = live.get(person.pk)
        if application is None:
            found.append(NotSent(person.pk, person.name, None, "none", None))
        elif application.status in ("draft", "returned"):
            found.append(NotSent(person.pk, person.name, application.pk, application.status, application.changed_at))
    order = {person.pk: place for place, person in enumerate(people)}
    return sorted(found, key=lambda one: (STATE_ORDER[one.state], order[one.user_id]))


def office_sheet(*, actor: Actor, plan_id: str = "", step: str | None = None, text: str = "") -> Sheet:
    """The waiting list of this actor's office with the same filter as on the screen, for XLSX.

    The committee's office gets its counter columns (fee, receipt, paper) too, also for cases that went on to the
    committee. A fixed number of queries.
    """
    if actor.role not in rules.OFFICE_KINDS or actor.organisation_id is None:
        raise NotFound()
    runs = list(review.waiting(actor.organisation_id, step=step, plan_id=plan_id, text=text))
    counter = actor.role == "office"
    visits = review.newest_of_kind([run.application_id for run in runs], "office") if counter else {}
    ids = [visit.pk for visit in visits.values()]
    charges, receipts = (fees.charges_of_runs(ids), paper.newest_of_runs(ids)) if counter else ({}, {})
    rows = []
    for run in runs:
        row = _row(run)
        if counter:
            visit = visits.get(run.application_id, run)
            row += _counter_row(visit, charges.get(visit.pk), receipts.get(visit.pk))
        rows.append(row)
    columns = COLUMNS + (COUNTER_COLUMNS if counter else ())
    return Sheet(f"{actor.organisation_name}待办申报", columns, tuple(rows))


def find_by_receipt(*, actor: Actor, receipt_number: str) -> Application | None:
    """The case of this receipt number if this actor may see it (spaces and letter case do not matter)."""
    found = applications.by_receipt(receipt_number)
    return found if found is not None and cases.may_know_of(actor, found) else None


def publicised_with(*, actor: Actor, notice_id: int) -> Sequence[Application]:
    """The applications listed on a notice of this employer, by name; NotFound for anybody else's."""
    if actor.role != "employer" or actor.organisation_id is None:
        raise NotFound("没有找到这份公示，请从公示列表里重新打开。")
    publicity.notice_for(actor.organisation_id, notice_id)
    return [entry.application for entry in publicity.entries_of(notice_id)]


def _row(run: StageRun) -> tuple[Any, ...]:
    application = run.application
    plan = plans.thawed(application.plan.digest, application.plan_id)
    specialties = {one.code: one.name for one in plan.specialties}
    paths = {one.id: one.name for one in plan.paths}
    return (
        application.receipt_number or "",
        application.applicant.name,
        application.employer.name if application.employer else "",
        specialties.get(application.form.get("specialty", ""), ""),
        paths.get(application.form.get("path", ""), ""),
        application.plan.name,
        run.revision_number,
        review.STEPS[run.step],  # type: ignore[attr-defined]
        clock.today(run.opened_at),
        _day(run.due_at),
    )


def _counter_row(run: StageRun, charge: Any, receipt: Any) -> tuple[Any, ...]:
    gates = {gate.kind: gate for gate in run.gate_list}  # type: ignore[attr-defined]
    states = {"due": "待缴", "paid": "已缴", "waived": "减免"}
    fee = states[charge.state] if charge is not None else ("已缴" if "fee" in gates else "不收费")
    if "fee" in gates and gates["fee"].data.get(DUE_LATER):
        fee = "通过后缴"
    if receipt is None:
        delivered = "未收到" if "paper" in gates else "不用交"
    else:
        delivered = "已收齐" if receipt.complete else "收到一部分"
    due = gates["paper"].due_at if "paper" in gates else None
    return fee, charge.receipt if charge is not None else "", delivered, _day(due)


def _day(due_at: datetime | None) -> Any:
    return clock.last_day(due_at) if due_at is not None else None
