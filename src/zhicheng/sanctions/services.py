"""Entering a ban in the register, and lifting it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .errors import BanOutOfOrder, BanUnfounded, BanUnknown
from .models import Ban


def impose(
    *,
    person_id: int,
    scope: Ban.Scope,
    starts_on: date,
    until: date,
    breach: str,
    basis: str,
    decided_by: str,
    actor: Actor,
    at: datetime,
) -> Ban:
    """Enter a ban that an office decided: both days are in it. The same ban entered twice is one.

    Raises `BanOutOfOrder` where it ends before it begins, `BanUnfounded` where fact, basis or office is missing.
    """
    if until < starts_on:
        raise BanOutOfOrder(field="until")
    words = {"breach": breach.strip(), "basis": basis.strip(), "decided_by": decided_by.strip()}
    for name, value in words.items():
        if not value:
            raise BanUnfounded(field=name)
    with transaction.atomic():
        made, new = Ban.objects.get_or_create(
            person_id=person_id,
            scope=scope,
            starts_on=starts_on,
            until=until,
            lifted_at=None,
            defaults={**words, "entered_at": at},
        )
        if new:
            data = {"ban": made.pk, "scope": scope.value, "from": str(starts_on), "until": str(until), **words}
            trail.record(subject=f"user:{person_id}", act="ban.imposed", actor=actor, at=at, data=data)
        return made


def lift(*, ban_id: int, reason: str, actor: Actor, at: datetime) -> Ban:
    """End a ban before its time. Raises `BanUnknown`, or `BanUnfounded` without a reason."""
    if not reason.strip():
        raise BanUnfounded("请写明解除限制的原因。", field="reason")
    with transaction.atomic():
        ban = Ban.objects.select_for_update().filter(pk=ban_id, lifted_at=None).first()
        if ban is None:
            raise BanUnknown()
        ban.lifted_at = at
        ban.save(update_fields=["lifted_at"])
        data = {"ban": ban.pk, "reason": reason.strip()}
        trail.record(subject=f"user:{ban.person_id}", act="ban.lifted", actor=actor, at=at, data=data)
        return ban
