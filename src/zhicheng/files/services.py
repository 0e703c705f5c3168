"""Keeping files: content is judged first, bytes are safe before the row exists, and a row never changes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import datetime
from typing import Any

from django.db import transaction

from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import BadValue
from zhicheng.trail import services as trail

from .errors import NotAccepted
from .inspect import inspect_document
from .models import Blob, File
from .photo import Crop, Rule, inspect_photo, mend_photo
from .signature import inspect_signature
from .storage import store

NAME_LENGTH = 200


def keep(
    *,
    owner_id: int,
    purpose: str,
    name: str,
    data: bytes,
    media_type: str,
    actor: Actor,
    at: datetime,
    pages: int | None = None,
    width: int | None = None,
    height: int | None = None,
) -> File:
    """Keep bytes that were already judged (or that the platform made itself) and grant them to `owner_id`.

    `purpose` is evidence, photo, signature, attachment or document. The bytes are written before the row, so
    that a row without bytes cannot come to be; bytes without a row cost room and nothing else.
    """
    digest = hashlib.sha256(data).hexdigest()
    store().put(digest, data)
    with transaction.atomic():
        blob, _ = Blob.objects.get_or_create(
            sha256=digest,
            defaults={"size": len(data), "media_type": media_type, "pages": pages, "width": width, "height": height},
        )
        file = File.objects.create(blob=blob, owner_id=owner_id, purpose=purpose, name=tidy_name(name), created_at=at)
        trail.record(
            subject=f"file:{file.pk}",
            act="file.kept",
            actor=actor,
            at=at,
            data={"purpose": purpose, "sha256": digest, "size": len(data)},
            private={"owner": owner_id, "name": file.name},
        )
    return file


def keep_document(*, owner_id: int, purpose: str, name: str, data: bytes, actor: Actor, at: datetime) -> File:
    """Keep an attachment or evidence (PDF, JPEG, PNG to 20 MB); raises `NotAccepted` with every reason."""
    verdict = inspect_document(data, name)
    if not verdict.ok:
        raise NotAccepted(verdict.reasons, field="file")
    return keep(
        owner_id=owner_id,
        purpose=purpose,
        name=name,
        data=data,
        media_type=verdict.media_type,
        pages=verdict.pages,
        width=verdict.width,
        height=verdict.height,
        actor=actor,
        at=at,
    )


def keep_photo(*, owner_id: int, name: str, data: bytes, rule: Rule, actor: Actor, at: datetime) -> File:
    """Keep a photo that meets the plan's rule as it is; raises `NotAccepted` with every reason."""
    verdict = inspect_photo(data, rule)
    if not verdict.ok:
        raise NotAccepted(verdict.reasons, field="photo")
    return keep(
        owner_id=owner_id,
        purpose="photo",
        name=name,
        data=verdict.data,
        media_type=verdict.media_type,
        pages=1,
        width=verdict.width,
        height=verdict.height,
        actor=actor,
        at=at,
    )


def keep_mended_photo(
    *, owner_id: int, name: str, data: bytes, crop: Crop | None, rule: Rule, actor: Actor, at: datetime
) -> File:
    """Crop and re-encode an upload by the plan's rule, then keep it; raises `NotAccepted` where that cannot be."""
    try:
        mended = mend_photo(data, crop, rule)
    except BadValue as bad:
        raise NotAccepted([bad.sentence], field="photo") from None
    stem = name.rsplit(".", 1)[0] or "证件照"
    return keep_photo(owner_id=owner_id, name=f"{stem}.jpg", data=mended, rule=rule, actor=actor, at=at)


def keep_signature(*, owner_id: int, strokes: Any, actor: Actor, at: datetime) -> File:
    """Judge and draw a signature and keep its picture; raises `NotAccepted` where it is empty or poor."""
    verdict = inspect_signature(strokes)
    if not verdict.ok:
        raise NotAccepted(verdict.reasons, field="signature")
    return keep(
        owner_id=owner_id,
        purpose="signature",
        name="签名.png",
        data=verdict.png,
        media_type="image/png",
        pages=1,
        width=verdict.width,
        height=verdict.height,
        actor=actor,
        at=at,
    )


def tidy_name(name: str) -> str:
    """A file's name without folders and control characters, at most 200 characters, its extension kept."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = re.sub(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain).strip(" .") or "未命名"
    if len(plain) <= NAME_LENGTH:
        return plain
    stem, dot, extension = plain.rpartition(".")
    if not dot or len(extension) > 10:
        return plain[:NAME_LENGTH]
    return stem[: NAME_LENGTH - len(extension) - 1] + dot + extension
