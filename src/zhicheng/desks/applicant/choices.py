"""The achievements of a dossier as they can be chosen: by kind, each with its state and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import kinds
from zhicheng.policy import selection

if TYPE_CHECKING:
    from zhicheng.casework.filing_draft import Filing
    from zhicheng.dossier.queries import Record

MOST_FACTS = 4
FALLS = {
    "met": ("在时间范围内", "dot", "celadon"),
    "unmet": ("不在时间范围内", "dot", "ochre"),
    "unknown": ("日期不全，看不出在不在时间范围内", "dotted", "grey"),
    "needs_human": ("时间由审核单位判断", "ring", "indigo"),
}
"""How a record stands to the plan's window: word, shape and tone."""
WAITING = {"draft": "还没送审", "submitted": "单位审核中", "returned": "退回修改"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One record: can be chosen when the employer has approved it. `falls`: how it stands to the plan's window."""

    id: int
    title: str
    fact: str
    approved: bool
    state: str
    chosen: bool
    representative: bool
    href: str
    falls: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind."""

    code: str
    name: str
    choices: tuple[Choice, ...]


def groups_of(records: Sequence[Record], chosen: set[int], marked: set[int], windows: Mapping[int, str]) -> list[Group]:
    """The records by kind in display order; kinds without any are left out. `windows`: item → whether it falls in."""
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    return [
        Group(kind.code, kind.name, tuple(_choices(by_kind[kind.code], chosen, marked, windows)))
        for kind in kinds.all()
        if kind.code in by_kind
    ]


def selection_words(filing: Filing) -> dict[str, Any] | None:
    """What the plan says of choosing: from when, of what level (`level` is a finding), what besides; None: nothing."""
    plan = filing.draft.plan
    chosen = plan.selection
    if chosen is None:
        return None
    return {
        "when": selection.words(chosen.window) if chosen.window is not None else "",
        "when_clause": chosen.window.clause if chosen.window is not None else (),
        "level": selection.level(plan, filing.facts),
        "says": chosen.says,
        "proof": chosen.proof,
        "clause": chosen.clause,
    }


def _choices(
    records: Iterable[Record], chosen: set[int], marked: set[int], windows: Mapping[int, str]
) -> Iterable[Choice]:
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
            falls=FALLS[windows[item.pk]] if item.pk in windows else None,
        )
