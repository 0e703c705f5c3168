"""The signed commitment (签署个人承诺): a single-use code for ten minutes, then a handwritten signature.

Owns codes and signatures. A commitment holds for one person, one plan version and one text: a new version or text
voids it, and it is signed again. Codes live by machine time, since a demo may move business time.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zhicheng import clock
from zhicheng.files import services as files
from zhicheng.files.errors import NotAccepted
from zhicheng.plans import queries as plans
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from . import rules
from .errors import CodeExpired, CodeUnknown, CodeUsed, CodeVoid, NotEditable, PhotoFirst, SignaturePoor
from .locks import lock, lock_own
from .models import Commitment, DraftFile

if TYPE_CHECKING:
    from zhicheng import policy

    from .models import Application

LIFE = timedelta(minutes=10)
DEVICES = ("phone", "page")


def digest_of_token(token: str) -> str:
    """Under which digest a code is kept; the code itself is never stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def digest_of_text(commitment: policy.plan.Commitment) -> str:
    """The digest of the text that is signed, its title included."""
    return hashlib.sha256(f"{commitment.title}\n{commitment.text}".encode()).hexdigest()


def holds(commitment: Commitment, *, plan_digest: str, text_digest: str) -> bool:
    """Whether a signature was given for this plan version and this text."""
    return (
        commitment.signed_at is not None
        and commitment.plan_digest == plan_digest
        and commitment.text_digest == text_digest
    )


def open_commitment(*, actor: Actor, application_id: int, at: datetime) -> str:
    """A new code for signing, shown this once (in the QR code's address); ten minutes, single use.

    Raises `ApplicationUnknown`, `NotEditable`, `PhotoFirst`.
    """
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        application = lock_own(actor, application_id)
        if not rules.editable(application):
            raise NotEditable()
        published = plans.get(application.plan_id)
        plan = plans.plan_of(published.pk)
        photos = DraftFile.objects.filter(application=application, slot=rules.PHOTO)
        if plan.photo is not None and not photos.exists():
            raise PhotoFirst()
        application.changed_at = at
        application.save(update_fields=["changed_at"])
        Commitment.objects.create(
            application=application,
            token_digest=digest_of_token(token),
            plan_digest=published.digest,
            text_digest=digest_of_text(plan.commitment),
            expires_at=clock.real_now() + LIFE,
        )
    return token


def sign(*, token: str, strokes: Sequence[Any], device: str, at: datetime) -> Commitment:
    """Sign with a code; who has the code is the applicant, since only her page shows it.

    `strokes` is a list of strokes, each a list of points, as `files` judges and draws them; `device` is phone or
    page. A refused signature leaves the code as it was. Raises `CodeUnknown`, `CodeUsed`, `CodeExpired`, `CodeVoid`,
    `NotEditable`, `SignaturePoor`.
    """
    if device not in DEVICES:
        raise ValueError(f"unknown device {device!r}")
    found = Commitment.objects.filter(token_digest=digest_of_token(token)).values("application_id").first()
    if found is None:
        raise CodeUnknown()
    with transaction.atomic():
        application = lock(found["application_id"])
        commitment = Commitment.objects.select_for_update().get(token_digest=digest_of_token(token))
        refuse_if_dead(application, commitment)
        owner = application.applicant
        actor = Actor(person_id=owner.pk, person_name=owner.name, role="applicant")
        try:
            signature = files.keep_signature(owner_id=owner.pk, strokes=strokes, actor=actor, at=at)
        except NotAccepted as poor:
            raise SignaturePoor(poor.sentence) from poor
        now = clock.real_now()
        commitment.used_at, commitment.signed_at = now, at
        commitment.signature, commitment.device = signature, device
        commitment.save(update_fields=["used_at", "signed_at", "signature", "device"])
        Commitment.objects.filter(application=application, used_at=None).update(expires_at=now)
        trail.record(
            subject=f"application:{application.pk}",
            act="commitment.signed",
            actor=actor,
            at=at,
            data={
                "device": device,
                "plan": commitment.plan_digest,
                "text": commitment.text_digest,
                "signature": signature.blob_id,
            },
        )
        return commitment


def sign_here(*, actor: Actor, application_id: int, strokes: Sequence[Any], at: datetime) -> Commitment:
    """Sign in her own page, with a code that nobody sees. Raises what `open_commitment` and `sign` raise."""
    with transaction.atomic():
        token = open_commitment(actor=actor, application_id=application_id, at=at)
        return sign(token=token, strokes=strokes, device="page", at=at)


def refuse_if_dead(application: Application, commitment: Commitment) -> None:
    """Raise what keeps this code from being signed with: `CodeUsed`, `CodeExpired`, `CodeVoid`, `NotEditable`."""
    if commitment.used_at is not None:
        raise CodeUsed()
    if clock.real_now() >= commitment.expires_at:
        raise CodeExpired()
    if not rules.editable(application):
        raise NotEditable()
    published = plans.get(application.plan_id)
    text = digest_of_text(plans.plan_of(published.pk).commitment)
    replaced = application.revision_number == 0 and not published.current
    if (commitment.plan_digest, commitment.text_digest) != (published.digest, text) or replaced:
        raise CodeVoid()
