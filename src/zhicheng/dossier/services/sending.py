"""Sending records to the employer, and taking them back before they are decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from zhicheng import clock, kinds
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .. import checks, known, locks, queries, rules, values
from ..errors import EmployerMissing, ItemChanged, NoSuchItem, NothingToSubmit, NotNow, NotReady, Problem
from ..models import Evidence, Item
from .profile import owner_of

State = Item.State


def submit_items(*, actor: Actor, item_ids: Sequence[int] | None = None, at: datetime) -> tuple[int, ...]:
    """Send records to the actor's employer for review: those named, or every draft and returned one.

    All are checked first, each by itself and beside the others; either all are sent or none. What is sent is kept in
    normal form. A record that is already with the employer counts as sent, so that a double click does no harm.
    Returns the ids of what is sent. Raises `EmployerMissing`, `NothingToSubmit`, `NotReady` (with every problem),
    `NoSuchItem`, `ItemChanged`.
    """
    owner = owner_of(actor)
    with transaction.atomic():
        profile = locks.profile(owner)
        if profile.employer_id is None:
            raise EmployerMissing()
        rows = _lock(owner, item_ids)
        if not rows:
            raise NothingToSubmit()
        going = [row for row in rows if row.state in rules.EDITABLE]
        clean, problems = _check(actor, going, at)
        if problems:
            raise NotReady(problems)
        for item in going:
            _send(item, clean[item.pk], actor, profile.employer_id, at)
    return tuple(row.pk for row in rows)


def problems_of(*, actor: Actor, item_ids: Sequence[int] | None = None, at: datetime) -> tuple[Problem, ...]:
    """What would keep these drafts (or every open one) of the actor from being sent, without sending anything."""
    drafts = Item.objects.filter(owner_id=owner_of(actor), state__in=rules.EDITABLE).order_by("pk")
    if item_ids is not None:
        drafts = drafts.filter(pk__in=set(item_ids))
    return _check(actor, list(drafts), at)[1]


def withdraw_item(*, actor: Actor, item_id: int, at: datetime) -> Item:
    """Take a record back from the employer before it is decided (撤回送审); it is a draft again.

    Raises `NoSuchItem`, `ItemChanged` where the employer was faster, `NotNow`.
    """
    with transaction.atomic():
        item = locks.own_item(owner_of(actor), item_id)
        if item.state == State.DRAFT:
            return item
        if item.state in (State.APPROVED, State.RETURNED):
            done = "审核通过" if item.state == State.APPROVED else "退回修改"
            raise ItemChanged(f"单位刚刚{done}了这条记录，请看过现在的内容再办。")
        if item.state != State.SUBMITTED:
            raise NotNow("这条记录不在送审中，不用撤回。")
        item.state, item.changed_at = State.DRAFT, at
        item.save(update_fields=["state", "changed_at"])
        trail.record(subject=f"item:{item.pk}", act="item.taken_back", actor=actor, at=at, data={"kind": item.kind})
    return item


def _lock(owner: int, item_ids: Sequence[int] | None) -> list[Item]:
    """The rows to send, locked with their lineages; those already sent among them."""
    found = Item.objects.filter(owner_id=owner)
    found = found.filter(state__in=rules.EDITABLE) if item_ids is None else found.filter(pk__in=set(item_ids))
    chosen = dict(found.values_list("pk", "lineage"))
    if item_ids is not None and len(chosen) != len(set(item_ids)):
        raise NoSuchItem()
    rows = [row for row in locks.lineages(chosen.values()) if row.pk in chosen]
    if any(row.state in (State.WITHDRAWN, State.SUPERSEDED) for row in rows):
        raise ItemChanged()
    return rows


def _check(actor: Actor, going: Sequence[Item], at: datetime) -> tuple[dict[int, dict[str, Any]], tuple[Problem, ...]]:
    owner = owner_of(actor)
    shown = set(Evidence.objects.filter(item__in=going).values_list("item_id", flat=True))
    candidates = [checks.Candidate(row.pk, row.kind, row.data, row.pk in shown) for row in going]
    lineages = {row.lineage for row in going}
    standing = [
        checks.Standing(row.kind, row.data) for row in queries.sent_or_approved(owner) if row.lineage not in lineages
    ]
    by_number = known.born(actor=actor, at=at)
    return checks.check(
        candidates,
        standing,
        today=clock.today(at),
        born=by_number or queries.born_of(owner),
        born_by_number=by_number,
    )


def _send(item: Item, clean: dict[str, Any], actor: Actor, employer_id: int, at: datetime) -> None:
    kind = kinds.get(item.kind)
    item.data, item.state = clean, State.SUBMITTED
    item.title, item.year = values.title_of(kind, clean), values.year_of(kind, clean)
    item.submitted_at = item.changed_at = at
    item.save(update_fields=["data", "state", "title", "year", "submitted_at", "changed_at"])
    trail.record(
        subject=f"item:{item.pk}",
        act="item.submitted",
        actor=actor,
        at=at,
        data={"kind": item.kind, "version": item.version, "employer": employer_id},
    )
