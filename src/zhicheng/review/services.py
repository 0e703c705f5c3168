"""Writing visits, decisions, gates and notes.

Except for notes these are steps inside a verb of casework: the caller is in a transaction, holds the application's
row lock, and writes the one trail line of its act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .errors import AlreadyDecided, EmptyNote
from .models import Decision, Gate, Note, StageRun


def open_run(
    *,
    application_id: int,
    stage: str,
    kind: str,
    organisation_id: int | None,
    revision_number: int,
    returned_by: StageRun | None,
    due_at: datetime | None,
    at: datetime,
) -> StageRun:
    """Open a visit; `due_at` is the first moment that is too late. The database refuses a second open visit.

    Visits that were taken back do not count: what comes after one is the same visit once more.
    """
    earlier = StageRun.objects.filter(application_id=application_id, stage=stage)
    before = earlier.exclude(outcome="taken_back").count()
    return StageRun.objects.create(
        application_id=application_id,
        stage=stage,
        kind=kind,
        organisation_id=organisation_id,
        visit=before + 1,
        revision_number=revision_number,
        returned_by=returned_by,
        opened_at=at,
        due_at=due_at,
    )


def close_run(*, run: StageRun, outcome: str, at: datetime) -> None:
    """Close a visit: pass, return, reject, filed, withdrawn, lapsed or taken_back."""
    run.closed_at, run.outcome = at, outcome
    run.save(update_fields=["closed_at", "outcome"])


def reopen_run(*, run: StageRun) -> None:
    """Open a closed visit again, since what closed it was taken back. The trail keeps that it was closed."""
    run.closed_at, run.outcome = None, ""
    run.save(update_fields=["closed_at", "outcome"])


def mark_seen(*, run: StageRun, at: datetime) -> None:
    """The holder has opened the case for the first time; later openings change nothing."""
    if run.seen_at is None:
        run.seen_at = at
        run.save(update_fields=["seen_at"])


def decide(
    *,
    run: StageRun,
    verdict: str,
    opinion: str,
    reasons: Sequence[Mapping[str, str]],
    soft_passes: Mapping[str, str],
    on_version: int,
    actor: Actor,
    at: datetime,
) -> Decision:
    """Write what the office decided; raises `AlreadyDecided` where a decision is in force on this visit."""
    if run.decisions.filter(taken_back_at=None).exists():
        raise AlreadyDecided()
    return Decision.objects.create(
        run=run,
        verdict=verdict,
        opinion=opinion,
        reasons=[dict(reason) for reason in reasons],
        soft_passes=dict(soft_passes),
        person_id=_known(actor.person_id),
        actor=actor.as_json(),
        on_version=on_version,
        at=at,
    )


def take_back(*, decision: Decision, at: datetime) -> None:
    """The decision is no longer in force; it stays in the record."""
    decision.taken_back_at = at
    decision.save(update_fields=["taken_back_at"])


def open_gate(
    *,
    run: StageRun,
    kind: str,
    due_at: datetime | None = None,
    data: Mapping[str, Any] | None = None,
    at: datetime,
) -> Gate:
    """Say what must also happen on this visit; a gate that is there already is opened again with new data."""
    gate, made = Gate.objects.get_or_create(
        run=run, kind=kind, defaults={"opened_at": at, "due_at": due_at, "data": dict(data or {})}
    )
    if not made:
        gate.state, gate.due_at, gate.done_at, gate.data = "open", due_at, None, dict(data or {})
        gate.save(update_fields=["state", "due_at", "done_at", "data"])
    return gate


def set_gate(*, gate: Gate, state: str, data: Mapping[str, Any], at: datetime) -> None:
    """Move a gate to open, running or done; `data` replaces what the gate notes for lists and papers."""
    gate.state, gate.data = state, dict(data)
    gate.done_at = at if state == "done" else None
    gate.save(update_fields=["state", "data", "done_at"])


def set_gate_due(*, gate: Gate, due_at: datetime) -> None:
    """The time a gate has, once the event it runs from has happened."""
    gate.due_at = due_at
    gate.save(update_fields=["due_at"])


def lock_runs_of_stage(*, organisation_id: int, stage: str, plan_id: str) -> list[StageRun]:
    """Lock every visit of one office to one stage of a plan (all its versions), for counting; in the order of ids."""
    runs = StageRun.objects.select_for_update(of=("self",)).filter(
        organisation_id=organisation_id, stage=stage, application__plan__plan_id=plan_id
    )
    return list(runs.select_related("application__plan").defer("application__plan__document").order_by("id"))


def add_note(*, application_id: int, text: str, actor: Actor, at: datetime) -> Note:
    """Leave a note for colleagues of the actor's organisation; raises `EmptyNote`. The caller checked the right."""
    words = text.strip()
    if not words:
        raise EmptyNote(field="text")
    with transaction.atomic():
        note = Note.objects.create(
            application_id=application_id,
            organisation_id=_known(actor.organisation_id),
            actor=actor.as_json(),
            text=words,
            at=at,
        )
        trail.record(
            subject=f"application:{application_id}", act="review.noted", actor=actor, at=at, data={"note": note.pk}
        )
        return note


def _known(number: int | None) -> int:
    """Offices act as a person from a seat; the rules have seen to it before anything is written."""
    if number is None:
        raise ValueError("an office acts as a person from a seat")
    return number
