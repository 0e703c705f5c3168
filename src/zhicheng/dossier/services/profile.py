"""Where a person works now, and which kinds of record she has told in full."""

from datetime import datetime
from typing import Any

from django.db import transaction

from zhicheng import kinds
from zhicheng.organisations import queries as organisations
from zhicheng.organisations.errors import OrganisationUnknown
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .. import locks
from ..errors import EmployerUnknown, NoSuchItem, NoSuchKind
from ..models import CompleteSection, Profile


def save_profile(*, actor: Actor, employer_id: int, at: datetime) -> Profile:
    """Say where the actor works now (现工作单位): an employer that is registered here and in order.

    What waits for review goes to the new employer; what was approved stays approved, with the employer that
    approved it. The change is one line of the trail. Raises `EmployerUnknown`.
    """
    owner = owner_of(actor)
    with transaction.atomic():
        profile = locks.profile(owner)
        if profile.employer_id == employer_id:
            return profile
        before, profile.employer = profile.employer_id, _employer(employer_id)
        profile.version += 1
        profile.save(update_fields=["employer", "version"])
        trail.record(
            subject=f"profile:{owner}",
            act="profile.employer_set",
            actor=actor,
            at=at,
            data={"before": before, "after": employer_id},
        )
    return profile


def mark_complete(*, actor: Actor, kind: str, complete: bool, at: datetime) -> None:
    """Say “I have no more” (我没有更多了) of a kind, or take it back. Only then may an empty list mean none.

    Raises `NoSuchKind`, also for kinds of which everyone has exactly one.
    """
    owner = owner_of(actor)
    if kind_of(kind).singleton:
        raise NoSuchKind()
    with transaction.atomic():
        locks.profile(owner)
        said = CompleteSection.objects.filter(owner_id=owner, kind=kind)
        if said.exists() == complete:
            return
        if complete:
            CompleteSection.objects.create(owner_id=owner, kind=kind, said_at=at)
        else:
            said.delete()
        trail.record(
            subject=f"profile:{owner}",
            act="profile.complete_set",
            actor=actor,
            at=at,
            data={"kind": kind, "complete": complete},
        )


def owner_of(actor: Actor) -> int:
    """Whose dossier the actor writes: her own, always. Raises `NoSuchItem` for whoever is nobody."""
    if actor.person_id is None:
        raise NoSuchItem()
    return actor.person_id


def kind_of(code: str) -> kinds.Kind:
    """The kind of a code; raises `NoSuchKind`."""
    try:
        return kinds.get(code)
    except KeyError:
        raise NoSuchKind() from None


def _employer(employer_id: int) -> Any:
    try:
        employer = organisations.get(employer_id)
    except OrganisationUnknown:
        raise EmployerUnknown() from None
    if employer.kind != "employer" or employer.state != "active":
        raise EmployerUnknown()
    return employer
