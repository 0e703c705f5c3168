"""What an employer sees of its people's dossiers: what waits for it, and what it has sent back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from zhicheng.accounts import queries as accounts
from zhicheng.standards.actor import Actor
from zhicheng.standards.text import chinese_moment
from zhicheng.trail import queries as trail

from .. import rules
from ..errors import NoSuchItem
from ..models import Item, Profile
from .items import WITH_EVIDENCE, in_order, of_people, one

if TYPE_CHECKING:
    from zhicheng.accounts.models import User

State = Item.State


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person with records that wait for the employer."""

    owner_id: int
    public_id: UUID
    name: str
    items: int
    since: datetime


def people_of(organisation_id: int) -> QuerySet[User]:
    """The people who work at this organisation now and have an account in use, by the sound of the name."""
    working = Profile.objects.filter(employer_id=organisation_id).values("owner_id")
    return accounts.people().filter(pk__in=working, is_active=True)


def once_sent(actor: Actor, item_id: int) -> Item:
    """A row of one of the employer's people that was sent at some time, whatever became of it; else `NoSuchItem`.

    For deciding, so that a second clerk is told what happened. What its owner is writing meanwhile is not for showing.
    """
    if actor.role != "employer" or actor.organisation_id is None:
        raise NoSuchItem()
    found = Item.objects.filter(of_people(actor.organisation_id)).exclude(submitted_at=None)
    return one(found.select_related("owner"), item_id)


def why_not_review(actor: Actor, item: Item) -> str | None:
    """Why this clerk cannot decide on a record of her people now, with who brought that about and when."""
    why_not = rules.why_not_review(actor, item, employer_id=actor.organisation_id)
    if why_not is None or item.owner_id == actor.person_id:
        return why_not
    lines = trail.lines_of(f"item:{item.pk}")
    who = f"{chinese_moment(lines[-1].at)} {lines[-1].actor['person_name']}：" if lines else ""
    return who + why_not


def waiting_for_employer(organisation_id: int) -> list[Waiting]:
    """The people of an employer with records to review, the longest waiting first."""
    rows = (
        Item.objects.filter(of_people(organisation_id), state=State.SUBMITTED)
        .values("owner_id", "owner__public_id", "owner__name", "owner__name_key")
        .annotate(items=Count("pk"), since=Min("submitted_at"))
        .order_by("since", "owner__name_key", "owner_id")
    )
    return [
        Waiting(row["owner_id"], row["owner__public_id"], row["owner__name"], row["items"], row["since"])
        for row in rows
    ]


def waiting_counts(organisation_id: int) -> tuple[int, int]:
    """How many people, and how many records, wait for an employer."""
    found = Item.objects.filter(of_people(organisation_id), state=State.SUBMITTED)
    counted = found.aggregate(people=Count("owner_id", distinct=True), items=Count("pk"))
    return counted["people"], counted["items"]


def submitted_items(
    organisation_id: int, *, owner: UUID | None = None, item_ids: Iterable[int] | None = None
) -> list[Item]:
    """The records that wait for an employer, with owner and evidence: of one person (public id), or those named."""
    found = Item.objects.filter(of_people(organisation_id), state=State.SUBMITTED)
    if owner is not None:
        found = found.filter(owner__public_id=owner)
    if item_ids is not None:
        found = found.filter(pk__in=set(item_ids))
    return in_order(found.select_related("owner").prefetch_related(WITH_EVIDENCE))


def returned_to(organisation_id: int) -> QuerySet[Item]:
    """What an employer has sent back and waits to see again, latest first. Shows who and why, never the draft."""
    found = Item.objects.filter(of_people(organisation_id), state=State.RETURNED, reviewed_by_id=organisation_id)
    return found.select_related("owner").order_by("-reviewed_at", "pk")
