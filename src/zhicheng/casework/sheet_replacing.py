"""Replacing a scoring sheet (评分表) of a plan in force by one an office filled in: the next version, as an amendment.

Only the office of the plan's own committee may; to everyone else there is no such sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng import policy
from zhicheng.documents import score_sheets
from zhicheng.organisations import queries as organisations
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.plans.errors import PlanChangedMeanwhile
from zhicheng.policy import sheets
from zhicheng.standards.actor import Actor

from . import amending
from .sheet_errors import SheetNotSound, SheetUnknown

if TYPE_CHECKING:
    from zhicheng.plans.models import PublishedPlan
    from zhicheng.policy.model.filing import Sheet


@dataclass(frozen=True, slots=True)
class Held:
    """A scoring sheet of a version of a plan."""

    plan: PublishedPlan
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Examined:
    """What an office uploaded for a sheet: the rows of the spreadsheet, and the groups or errors they make."""

    own: Held
    rows: tuple[sheets.Row, ...]
    read: sheets.Read


def held(actor: Actor) -> list[Held]:
    """The sheets of the plans in force whose committee this actor's office runs, by name of the plan."""
    if actor.role != "office" or actor.organisation_id is None:
        return []
    codes = {one.code for one in organisations.committees_of(actor.organisation_id)}
    named = plans.naming(codes)
    found = plans.plans_of([row.pk for row in named])
    return [
        Held(row, sheet)
        for row in named
        if (committee := found[row.pk].committee) is not None and committee.code in codes
        for sheet in found[row.pk].sheets.values()
    ]


def find(*, actor: Actor, plan_pk: int, sheet_id: str) -> Held:
    """One sheet of a version of a plan whose committee this actor's office runs; raises `SheetUnknown`."""
    plan = plans.get(plan_pk)
    read = plans.plan_of(plan_pk)
    found = organisations.committees([read.committee.code]) if read.committee is not None else []
    mine = actor.role == "office" and [one.office_id for one in found] == [actor.organisation_id]
    if not mine or sheet_id not in read.sheets:
        raise SheetUnknown()
    return Held(plan, read.sheets[sheet_id])


def examine(*, plan_pk: int, sheet_id: str, data: bytes, actor: Actor) -> Examined:
    """An uploaded spreadsheet as its rows and what they make; nothing is kept.

    Raises `SheetUnknown` for other offices, `documents.Unreadable` where it is no such spreadsheet.
    """
    find(actor=actor, plan_pk=plan_pk, sheet_id=sheet_id)
    return judge(plan_pk=plan_pk, sheet_id=sheet_id, rows=score_sheets.read(data), actor=actor)


def judge(*, plan_pk: int, sheet_id: str, rows: Sequence[sheets.Row], actor: Actor) -> Examined:
    """What rows make of a sheet; nothing is kept. Raises `SheetUnknown` for other offices."""
    own = find(actor=actor, plan_pk=plan_pk, sheet_id=sheet_id)
    return Examined(own, tuple(rows), sheets.sheet_from(rows, own.sheet))


def replace(
    *, plan_pk: int, sheet_id: str, rows: Sequence[sheets.Row], reason: str, actor: Actor, at: datetime
) -> PublishedPlan:
    """Put other lines into a sheet of a plan in force: its next version, in which the sheet is no sample any more.

    `plan_pk` is the version the office looked at. The same lines as those in force give that version back, so that
    a double click makes one. Drafts move to the new version and what was filed stays with its own; everyone touched
    is told the reason. Raises `SheetUnknown` for other offices, `SheetNotSound` with every error of the rows,
    `PlanChangedMeanwhile` where somebody else published a version since, else what `amending.amend_plan` raises.
    """
    plan_id = find(actor=actor, plan_pk=plan_pk, sheet_id=sheet_id).plan.plan_id
    with transaction.atomic():
        current = plan_services.lock(plan_id)
        sheet = find(actor=actor, plan_pk=current.pk, sheet_id=sheet_id).sheet
        read = sheets.sheet_from(rows, sheet)
        if read.errors:
            raise SheetNotSound(read.errors)
        made = policy.thaw(sheets.replaced(current.document, sheet_id, read.groups))
        if current.pk != plan_pk and current.digest != made.digest:
            raise PlanChangedMeanwhile()
        return amending.amend_plan(
            plan=made,
            reason=reason,
            transition=amending.Transition(),
            actor=actor,
            at=at,
            confirmed_by=current.confirmed_by,
        )
