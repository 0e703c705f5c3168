"""Drafts: rows from the first keystroke, kept as typed, never judged, with no line in the trail."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from zhicheng import clock
from zhicheng.kinds import Kind
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .. import locks, rules, values
from ..errors import ItemChanged, Kept, NoSuchItem, NotNow, UnderReview
from ..models import Evidence, Item
from .profile import kind_of, owner_of

State = Item.State
DELETED = "这条记录已经删除。要再填，请另外添加一条。"


def save_item(
    *,
    actor: Actor,
    kind: str,
    data: Mapping[str, Any],
    lineage: UUID | None = None,
    expected_version: int | None = None,
    at: datetime,
) -> Item:
    """Keep what was typed into one record; fields that `data` does not name keep their values (autosave).

    `lineage` names the record: one not seen before begins it, so that a form may choose the name beforehand and be
    sent twice; None begins a new record. Of a kind of which everyone has one, that one is meant in any case. On an
    approved version the next version is begun as a draft, with the same evidence; where nothing differs, nothing is.
    `expected_version` is the version the person had before her (0: none yet). Nothing is refused for being
    incomplete or wrong. Raises `NoSuchKind`, `NoSuchItem`, `UnderReview`, `ItemChanged`, `TooLong`.
    """
    owner, what = owner_of(actor), kind_of(kind)
    by_system = actor.role == "system"
    kept = values.keepable(what, data, by_system=by_system)
    with transaction.atomic():
        rows = _rows(owner, what, lineage)
        if not rows:
            return _begin(owner, what, lineage, kept, at)
        current = _current(rows)
        _check_version(current, rows, expected_version)
        if current is None:
            raise NoSuchItem(DELETED)
        if current.state == State.SUBMITTED:
            raise UnderReview()
        merged = {**current.data, **kept}
        if merged == current.data or (current.state == State.APPROVED and not _differs(what, merged, current, at)):
            return current
        if not by_system:
            merged = {one.code: merged[one.code] for one in what.form_fields if one.code in merged}
        if current.state == State.APPROVED:
            current = _next_version(current, rows[-1].version + 1, at)
        return _write(current, what, merged, at)


def delete_item(*, actor: Actor, item_id: int, at: datetime) -> Item:
    """Delete a draft or a returned record; the version approved before it, if any, stays in force.

    The row stays for those who saw it. One that was never sent leaves no trail. Raises `NoSuchItem`, `Kept`,
    `UnderReview`, `NotNow`.
    """
    with transaction.atomic():
        item = locks.own_item(owner_of(actor), item_id)
        if item.state == State.WITHDRAWN:
            return item
        if (why_not := rules.why_not_delete(item)) is not None:
            error = {State.APPROVED: Kept, State.SUBMITTED: UnderReview}.get(State(item.state), NotNow)
            raise error(why_not)
        item.state, item.changed_at = State.WITHDRAWN, at
        item.save(update_fields=["state", "changed_at"])
        if item.submitted_at is not None:
            trail.record(subject=f"item:{item.pk}", act="item.deleted", actor=actor, at=at, data={"kind": item.kind})
    return item


def open_version(item: Item, at: datetime) -> Item:
    """The row of this record that its owner may change now, within the caller's lock on the whole lineage.

    For an approved version that is the draft after it, begun if there is none. Raises `UnderReview`, `NotNow`,
    `NoSuchItem` for a deleted one.
    """
    if item.state == State.WITHDRAWN:
        raise NoSuchItem(DELETED)
    if item.state == State.APPROVED:
        rows = locks.lineages([item.lineage])
        later = next((row for row in rows if row.state in rules.OPEN), None)
        item = later or _next_version(item, rows[-1].version + 1, at)
    if (why_not := rules.why_not_edit(item)) is not None:
        raise UnderReview(why_not) if item.state == State.SUBMITTED else NotNow(why_not)
    return item


def _rows(owner: int, kind: Kind, lineage: UUID | None) -> Sequence[Item]:
    """All versions of the record that is meant, locked, oldest first; empty where it is yet to begin."""
    if kind.singleton:
        locks.profile(owner)
        alive = Item.objects.filter(owner_id=owner, kind=kind.code, state__in=rules.CURRENT)
        lineage = alive.values_list("lineage", flat=True).first()
        return locks.lineages([lineage]) if lineage else []
    if lineage is None:
        return []
    rows = locks.lineages([lineage])
    if not rows:
        locks.profile(owner)
        rows = locks.lineages([lineage])
    if any(row.owner_id != owner or row.kind != kind.code for row in rows):
        raise NoSuchItem()
    return rows


def _current(rows: Sequence[Item]) -> Item | None:
    """The open version, else the approved one, else none (everything deleted)."""
    alive = [row for row in rows if row.state in rules.CURRENT]
    return next((row for row in alive if row.state in rules.OPEN), alive[-1] if alive else None)


def _check_version(current: Item | None, rows: Sequence[Item], expected: int | None) -> None:
    """The person looked at this version, or at the one before the draft she is writing in another tab."""
    if expected is None:
        return
    now = current.version if current else rows[-1].version
    begun_since = current is not None and current.state == State.DRAFT and expected == now - 1
    if expected != now and not begun_since:
        raise ItemChanged()


def _differs(kind: Kind, merged: Mapping[str, Any], approved: Item, at: datetime) -> bool:
    """Whether what was typed means something else than what was approved."""
    clean, wrong = values.judged(kind, merged, today=clock.today(at), born=None)
    before = {code: value for code, value in approved.data.items() if value is not None}
    return bool(wrong) or clean != before


def _begin(owner: int, kind: Kind, lineage: UUID | None, data: dict[str, Any], at: datetime) -> Item:
    return Item.objects.create(
        owner_id=owner,
        kind=kind.code,
        lineage=lineage or uuid4(),
        data=data,
        title=values.title_of(kind, data),
        year=values.year_of(kind, data),
        created_at=at,
        changed_at=at,
    )


def _next_version(approved: Item, version: int, at: datetime) -> Item:
    """A draft that says what the approved version says, with the same evidence."""
    item = Item.objects.create(
        owner_id=approved.owner_id,
        kind=approved.kind,
        lineage=approved.lineage,
        version=version,
        data=approved.data,
        title=approved.title,
        year=approved.year,
        created_at=at,
        changed_at=at,
    )
    shown = approved.evidence.order_by("position", "pk")
    Evidence.objects.bulk_create(Evidence(item=item, file_id=row.file_id, position=row.position) for row in shown)
    return item


def _write(item: Item, kind: Kind, data: dict[str, Any], at: datetime) -> Item:
    item.data, item.changed_at = data, at
    item.title, item.year = values.title_of(kind, data), values.year_of(kind, data)
    item.save(update_fields=["data", "title", "year", "changed_at"])
    return item
