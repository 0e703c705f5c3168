"""The achievements of a dossier as they can be chosen: by kind, each with its state and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from zhicheng import kinds

if TYPE_CHECKING:
    from zhicheng.dossier.queries import Record

MOST_FACTS = 4
WAITING = {"draft": "还没送审", "submitted": "单位审核中", "returned": "退回修改"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One record: can be chosen when the employer has approved it."""

    id: int
    title: str
    fact: str
    approved: bool
    state: str
    chosen: bool
    representative: bool
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind."""

    code: str
    name: str
    choices: tuple[Choice, ...]


def groups_of(records: Sequence[Record], chosen: set[int], marked: set[int]) -> list[Group]:
    """The records by kind in display order; kinds without any are left out."""
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    return [
        Group(kind.code, kind.name, tuple(_choices(by_kind[kind.code], chosen, marked)))
        for kind in kinds.all()
        if kind.code in by_kind
    ]


def _choices(records: Iterable[Record], chosen: set[int], marked: set[int]) -> Iterable[Choice]:
    for record in records:
        item = record.approved or record.now
        rows = kinds.get(record.kind).rows(item.data)
        yield Choice(
            id=item.pk,
            title=item.title or kinds.get(record.kind).name,
            fact=" · ".join(f"{name} {text}" for name, text in rows[1 : MOST_FACTS + 1]),
            approved=record.approved is not None,
            state="已审查" if record.approved is not None else WAITING.get(item.state, ""),
            chosen=item.pk in chosen,
            representative=item.pk in marked,
            href=reverse("applicant:dossier_item", args=[item.pk]),
        )
