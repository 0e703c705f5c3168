"""Uploads of a draft: judged, kept and put into their slot by one call each, both or neither."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from zhicheng.files import services as files
from zhicheng.plans import queries as plans
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound, Refused

from . import rules
from .drafting import put_file
from .locks import lock_own
from .models import DraftFile
from .photo import photo_rule


def attach(
    *, actor: Actor, application_id: int, slot: str, uploads: Iterable[tuple[str, bytes]], at: datetime
) -> tuple[str | None, ...]:
    """Keep uploads (name, bytes) as attachments in a slot; a bad one stops no other.

    Returns for each None, or the sentence it was refused with. Raises `NotFound` (`ApplicationUnknown`).
    """
    return tuple(_attach(actor, application_id, slot, name, data, at) for name, data in uploads)


def _attach(actor: Actor, application_id: int, slot: str, name: str, data: bytes, at: datetime) -> str | None:
    try:
        with transaction.atomic():
            kept = files.keep_document(
                owner_id=actor.person_id or 0, purpose="attachment", name=name, data=data, actor=actor, at=at
            )
            put_file(actor=actor, application_id=application_id, slot=slot, file_id=kept.pk, at=at)
    except NotFound:
        raise
    except Refused as refused:
        return refused.sentence
    return None


def put_photo(*, actor: Actor, application_id: int, name: str, data: bytes, mend: bool, at: datetime) -> DraftFile:
    """Keep an upload as the draft's photo by its plan's rule, as it is or (`mend`) framed and re-encoded by us.

    Raises `ApplicationUnknown`, `NotEditable`, `NotAccepted` with every reason.
    """
    with transaction.atomic():
        rule = photo_rule(plans.plan_of(lock_own(actor, application_id).plan_id))
        given: dict[str, Any] = {
            "owner_id": actor.person_id or 0,
            "name": name,
            "data": data,
            "rule": rule,
            "actor": actor,
            "at": at,
        }
        kept = files.keep_mended_photo(crop=None, **given) if mend else files.keep_photo(**given)
        return put_file(actor=actor, application_id=application_id, slot=rules.PHOTO, file_id=kept.pk, at=at)
