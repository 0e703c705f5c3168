"""A person's own dossier: her records by version, her sections, and what she declares beside what is approved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from zhicheng import kinds
from zhicheng.kinds import Kind, dates

from .. import rules
from ..errors import NoSuchItem
from ..models import CompleteSection, Item, Profile
from ..values import judged
from .items import WITH_EVIDENCE, in_order

State = Item.State


@dataclass(frozen=True, slots=True)
class Record:
    """One record as its owner knows it: the version being worked on or with the employer, and the one in force."""

    lineage: UUID
    kind: str
    open: Item | None
    approved: Item | None

    @property
    def now(self) -> Item:
        """What the owner last wrote."""
        item = self.open or self.approved
        assert item is not None
        return item


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of record in a person's dossier: the records, newest first, and since when it is told in full."""

    kind: Kind
    records: tuple[Record, ...]
    complete_since: datetime | None

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.records)


def profile_of(user_id: int) -> Profile | None:
    """The person's profile with her employer; None before anything was filled in."""
    return Profile.objects.select_related("employer").filter(owner_id=user_id).first()


def items_of(user_id: int, kind: str | None = None) -> list[Item]:
    """All current rows of a person (drafts, sent, returned, approved) with their evidence, by kind, newest first."""
    found = Item.objects.filter(owner_id=user_id, state__in=rules.CURRENT).prefetch_related(WITH_EVIDENCE)
    if kind is not None:
        found = found.filter(kind=kind)
    return in_order(found)


def records_of(user_id: int, kind: str | None = None) -> list[Record]:
    """The same, one entry per record: its open version beside its approved one."""
    by_lineage: dict[UUID, list[Item]] = defaultdict(list)
    for item in items_of(user_id, kind):
        by_lineage[item.lineage].append(item)
    return [_record(rows) for rows in by_lineage.values()]


def record_of(user_id: int, lineage: UUID) -> Record | None:
    """One record of this person, None where she has none of that name.

    Raises `NoSuchItem` where it is somebody else's, or was deleted.
    """
    rows = list(Item.objects.filter(lineage=lineage).prefetch_related(WITH_EVIDENCE).order_by("pk"))
    current = [row for row in rows if row.owner_id == user_id and row.state in rules.CURRENT]
    if rows and not current:
        raise NoSuchItem()
    return _record(current) if current else None


def sections_of(user_id: int) -> list[Section]:
    """我的业绩档案: every kind in display order with the person's records (个人基本信息 is not among them)."""
    records: dict[str, list[Record]] = defaultdict(list)
    for record in records_of(user_id):
        records[record.kind].append(record)
    said = complete_since(user_id)
    return [
        Section(kind, tuple(records[kind.code]), said.get(kind.code))
        for menu in kinds.sections()
        for kind in menu.kinds
        if not kind.singleton
    ]


def complete_since(user_id: int) -> dict[str, datetime]:
    """Since when each kind is told in full (“我没有更多了”); kinds not said are left out."""
    return dict(CompleteSection.objects.filter(owner_id=user_id).values_list("kind", "said_at"))


def approved_items(user_id: int) -> list[Item]:
    """What the employer has approved and is in force, with evidence: what an application may use."""
    found = Item.objects.filter(owner_id=user_id, state=State.APPROVED).prefetch_related(WITH_EVIDENCE)
    return in_order(found)


def declared_items(user_id: int, *, today: date) -> list[Item]:
    """What the person says of herself: of each record the newest version, whether approved or not.

    `data` holds the clean values only; what does not read is left out (unknown). For reading: never save these rows.
    """
    born = born_of(user_id)
    rows = [record.now for record in records_of(user_id)]
    for item in rows:
        if item.state in rules.EDITABLE:
            item.data, _ = judged(kinds.get(item.kind), item.data, today=today, born=born)
    return rows


def basics_of(user_id: int) -> dict[str, Any]:
    """个人基本信息 as approved; empty where none is."""
    record = basics_record(user_id)
    return record.approved.data if record is not None and record.approved is not None else {}


def basics_record(user_id: int) -> Record | None:
    """个人基本信息 as a record: its open version beside the approved one."""
    return next(iter(records_of(user_id, "basics")), None)


def born_of(user_id: int) -> date | None:
    """The birth date the person gave in 个人基本信息, where it reads as a day."""
    rows = Item.objects.filter(owner_id=user_id, kind="basics", state__in=rules.CURRENT).order_by("-version")
    data = rows.values_list("data", flat=True).first() or {}
    day = dates.read(str(data.get("born") or ""))
    return dates.earliest(day) if day and dates.is_whole(day) else None


def sent_or_approved(user_id: int) -> list[Item]:
    """Of each record the version with the employer, else the one in force: what new records are held against."""
    rows = Item.objects.filter(owner_id=user_id, state__in=(State.SUBMITTED, State.APPROVED)).order_by("pk")
    newest = {row.lineage: row for row in sorted(rows, key=lambda row: row.state == State.SUBMITTED)}
    return list(newest.values())


def counts_of(user_id: int) -> dict[str, int]:
    """How many rows of a person are in each state: {"draft": 2, "approved": 29, …}; states without any are 0."""
    found = Item.objects.filter(owner_id=user_id, state__in=rules.CURRENT).values_list("state")
    return {str(state): 0 for state in rules.CURRENT} | dict(found.annotate(Count("pk")))


def _record(rows: Iterable[Item]) -> Record:
    made = None
    for row in rows:
        made = made or Record(row.lineage, row.kind, None, None)
        made = replace(made, approved=row) if row.state == State.APPROVED else replace(made, open=row)
    assert made is not None
    return made
