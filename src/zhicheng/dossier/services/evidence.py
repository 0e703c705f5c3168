"""The files that show what a record says (佐证材料), as `files` judges and keeps them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from zhicheng.files import queries as files
from zhicheng.files import services as keeping
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused

from .. import locks, rules
from ..errors import NotNow, TooManyFiles
from ..models import Evidence, Item
from .drafting import open_version
from .profile import owner_of

PURPOSE = "evidence"


def add_files(
    *, actor: Actor, item_id: int, uploads: Iterable[tuple[str, bytes]], at: datetime
) -> tuple[int, tuple[str | None, ...]]:
    """Judge, keep and put uploads (name, bytes) to a record; a bad one stops no other.

    Returns the id of the row that has the files now (`add_evidence`), and for each upload None or the sentence it
    was refused with.
    """
    sentences: list[str | None] = []
    for name, data in uploads:
        try:
            with transaction.atomic():
                kept = keeping.keep_document(
                    owner_id=owner_of(actor), purpose=PURPOSE, name=name, data=data, actor=actor, at=at
                )
                item_id = add_evidence(actor=actor, item_id=item_id, file_id=kept.pk, at=at).item_id
            sentences.append(None)
        except Refused as refused:
            sentences.append(refused.sentence)
    return item_id, tuple(sentences)


def add_evidence(*, actor: Actor, item_id: int, file_id: UUID | str, at: datetime) -> Evidence:
    """Put one of the actor's own files to a record; the same content twice is put once.

    On an approved version the next one is begun, as by `save_item`; `.item` of the answer is the row that has the
    file. Raises `NoSuchItem`, `NotFound` for a file that is not the actor's, `UnderReview`, `NotNow`,
    `TooManyFiles`.
    """
    owner = owner_of(actor)
    file = files.get_owned(owner, file_id)
    if file.purpose != PURPOSE:
        raise NotNow("这个文件不是作为佐证材料上传的，请在这一条里重新上传。", field=PURPOSE)
    with transaction.atomic():
        given = locks.own_item(owner, item_id)
        same = given.evidence.filter(file__blob_id=file.blob_id).first()
        if same is not None:
            return same
        item = open_version(given, at)
        if item.evidence.count() >= rules.MOST_FILES:
            raise TooManyFiles(f"一条记录最多放{rules.MOST_FILES}个文件，请合并成一个PDF再上传。", field=PURPOSE)
        last = item.evidence.aggregate(last=Max("position"))["last"]
        evidence = Evidence.objects.create(item=item, file=file, position=0 if last is None else last + 1)
        _touch(item, at)
    return evidence


def remove_evidence(*, actor: Actor, item_id: int, evidence_id: int, at: datetime) -> Item:
    """Take a file away from a record; one that is gone already is no error. Returns the row without it.

    On an approved version the next one is begun: earlier versions and filed revisions keep their files. Raises
    `NoSuchItem`, `UnderReview`, `NotNow`.
    """
    with transaction.atomic():
        given = locks.own_item(owner_of(actor), item_id)
        file_id = given.evidence.filter(pk=evidence_id).values_list("file_id", flat=True).first()
        if file_id is None:
            return given
        item = open_version(given, at)
        item.evidence.filter(file_id=file_id).delete()
        _touch(item, at)
    return item


def _touch(item: Item, at: datetime) -> None:
    item.changed_at = at
    item.save(update_fields=["changed_at"])
