"""Reading files. Who may read one is decided by the thing it belongs to, or by being its owner."""

from __future__ import annotations

from typing import Any, BinaryIO
from uuid import UUID

from django.db.models import QuerySet

from zhicheng.standards.errors import NotFound

from .errors import Lost
from .models import File
from .storage import store


def owned(owner_id: int, purpose: str | None = None) -> QuerySet[File]:
    """The files of one owner, newest first."""
    found = File.objects.filter(owner_id=owner_id).select_related("blob").order_by("-created_at", "-id")
    return found.filter(purpose=purpose) if purpose else found


def get_owned(owner_id: int, file_id: UUID | str) -> File:
    """A file of this owner; `NotFound` for anybody else's, and for what is no id at all."""
    try:
        return File.objects.select_related("blob").get(pk=UUID(str(file_id)), owner_id=owner_id)
    except (File.DoesNotExist, ValueError):
        raise NotFound("没有找到这个文件，请从原来的页面重新打开。") from None


def get(file_id: UUID | str) -> File:
    """A file by its id, for a caller that has already checked the thing it belongs to; else `NotFound`."""
    try:
        return File.objects.select_related("blob").get(pk=UUID(str(file_id)))
    except (File.DoesNotExist, ValueError):
        raise NotFound("没有找到这个文件，请从原来的页面重新打开。") from None


def open_blob(file: File) -> BinaryIO:
    """The bytes of a file for reading; `Lost` where the store does not have them."""
    try:
        return store().open(file.blob_id)
    except (FileNotFoundError, PermissionError):
        raise Lost() from None


def read(file: File) -> bytes:
    """All bytes of a file."""
    with open_blob(file) as source:
        return source.read()


def describe(file: File) -> dict[str, Any]:
    """What a revision freezes of a file, and what lists show of it."""
    blob = file.blob
    return {
        "id": str(file.pk),
        "name": file.name,
        "purpose": file.purpose,
        "sha256": blob.sha256,
        "size": blob.size,
        "media_type": blob.media_type,
        "pages": blob.pages,
        "width": blob.width,
        "height": blob.height,
    }


def healthy() -> bool:
    """Whether bytes can be kept right now."""
    return store().healthy()
