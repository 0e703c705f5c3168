"""Writing notices and their entries.

These are steps inside a verb of casework: the caller is in a transaction, holds the locks of the applications
concerned, and writes their trail lines. The notice's own line is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhicheng.applications.queries import published_digest
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .errors import NoticeClosed
from .models import Entry, Notice


@dataclass(frozen=True, slots=True)
class Listed:
    """One applicant to be put on a notice: the visit, the revision, and what is published of it."""

    application_id: int
    run_id: int
    revision_number: int
    published: Mapping[str, Any]


def post(
    *,
    employer_id: int,
    plan_pk: int,
    posted_on: date,
    place: str,
    working_days: int,
    last_day: date,
    listed: Sequence[Listed],
    restarted_from: Notice | None = None,
    actor: Actor,
    at: datetime,
) -> Notice:
    """Write a notice with its entries; `last_day` was computed by the plan's rule."""
    notice = Notice.objects.create(
        employer_id=employer_id,
        plan_id=plan_pk,
        posted_on=posted_on,
        place=place,
        working_days=working_days,
        last_day=last_day,
        restarted_from=restarted_from,
        opened_at=at,
    )
    for one in listed:
        Entry.objects.create(
            notice=notice,
            application_id=one.application_id,
            run_id=one.run_id,
            revision_number=one.revision_number,
            published=dict(one.published),
            published_digest=published_digest(dict(one.published)),
        )
    _note(
        notice,
        "publicity.posted",
        actor,
        at,
        {
            "posted_on": posted_on.isoformat(),
            "last_day": last_day.isoformat(),
            "applications": sorted(one.application_id for one in listed),
            "restarts": restarted_from.pk if restarted_from else None,
        },
    )
    return notice


def lock(notice_id: int) -> Notice:
    """The notice under a row lock; raises `NoticeClosed` where it no longer counts."""
    notice = Notice.objects.select_for_update().get(pk=notice_id)
    if notice.state != "open":
        raise NoticeClosed()
    return notice


def end(
    *, notice: Notice, state: str, outcome: str = "", text: str = "", reason: str = "", actor: Actor, at: datetime
) -> None:
    """End a notice: closed with an outcome, or restarted with a reason."""
    notice.state, notice.outcome, notice.outcome_text = state, outcome, text
    notice.restart_reason, notice.closed_at = reason, at
    notice.save(update_fields=["state", "outcome", "outcome_text", "restart_reason", "closed_at"])
    _note(notice, f"publicity.{state}", actor, at, {"outcome": outcome})


def end_entry(*, entry: Entry, state: str) -> None:
    """One applicant's posting is over: done, or removed (restarted, objection upheld, case closed)."""
    entry.state = state
    entry.save(update_fields=["state"])


def _note(notice: Notice, act: str, actor: Actor, at: datetime, data: dict[str, Any]) -> None:
    trail.record(subject=f"notice:{notice.pk}", act=act, actor=actor, at=at, data=data)
