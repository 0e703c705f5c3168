"""Records in words for the clerks' pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock, kinds
from zhicheng.dossier import rules
from zhicheng.dossier.values import fact_of
from zhicheng.standards.actor import Actor
from zhicheng.standards.text import amount, chinese_date, listed

if TYPE_CHECKING:
    from zhicheng.dossier.models import Item

NAMED_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One record that waits, as a line of a list. `why_not` says why this clerk cannot decide on it."""

    id: int
    title: str
    kind: str
    fact: str
    owner: str
    sent: str
    days: str
    files: int
    mark: str
    seen: str
    href: str
    why_not: str


def row(item: Item, actor: Actor, at: datetime) -> Row:
    """A record as a line."""
    kind = kinds.get(item.kind)
    why_not = rules.why_not_review(actor, item, employer_id=actor.organisation_id)
    return Row(
        id=item.pk,
        title=item.title,
        kind=kind.name,
        fact=fact_of(kind, item.data),
        owner=item.owner.name,
        sent=day(item.submitted_at),
        days=waited(item.submitted_at, at),
        files=len(item.evidence.all()),
        mark=mark(item),
        seen=stamp(item),
        href=reverse("employer:records_item", args=[item.pk]),
        why_not=why_not or "",
    )


def mark(item: Item) -> str:
    """What is special about a record: sent again after a return, or a new version of one approved."""
    if item.reasons:
        return "退回后再交"
    return f"第 {item.version} 版" if item.version > 1 else ""


def stamp(item: Item) -> str:
    """When the version looked at had been sent, for the form to hand back."""
    return item.submitted_at.isoformat() if item.submitted_at else ""


def moment_of(text: str) -> datetime | None:
    """A stamp read back; None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def day(moment: datetime | None) -> str:
    """8月11日, in China."""
    return chinese_date(clock.today(moment), weekday=False) if moment else ""


def waited(since: datetime | None, at: datetime) -> str:
    """For how many days it has been here."""
    if since is None:
        return ""
    days = (clock.today(at) - clock.today(since)).days
    return amount(days, "天") if days > 0 else "今天"


def names(items: Iterable[Item]) -> str:
    """苏见山 3 条、傅雨石 2 条: whose records, and how many of each."""
    counts: dict[str, tuple[str, int]] = {}
    for item in items:
        key = str(item.owner_id)
        counts[key] = (item.owner.name, counts.get(key, ("", 0))[1] + 1)
    told = [f"{name} {amount(count, '条')}" for name, count in counts.values()]
    more = f"等 {amount(len(told), '人')}" if len(told) > NAMED_AT_MOST else ""
    return listed(told[:NAMED_AT_MOST], last="、") + more


def files(item: Item) -> list[dict[str, Any]]:
    """The evidence of a record: name, size, pages, address, and whether a browser shows it as a picture."""
    return [
        {
            "id": one.pk,
            "name": one.file.name,
            "size": one.file.blob.size,
            "pages": one.file.blob.pages,
            "picture": one.file.blob.media_type.startswith("image/"),
            "digest": f"{one.file.blob_id[:4]}…{one.file.blob_id[-4:]}",
            "href": reverse("employer:records_file", args=[item.pk, one.pk]),
        }
        for one in item.evidence.all()
    ]


def rows_of(items: Sequence[Item], actor: Actor, at: datetime) -> list[Row]:
    """Several records as lines."""
    return [row(item, actor, at) for item in items]
