"""The draft as typed: form fields, chosen achievements, files in their slots. Autosave writes no trail line.

Every change holds the application's row lock and touches only what it was asked to, so that two tabs never undo
each other: the last write of each field wins.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from zhicheng.dossier import queries as dossier
from zhicheng.files import queries as files
from zhicheng.files.inspect import inspect_photo
from zhicheng.plans import queries as plans
from zhicheng.standards.actor import Actor

from . import form, rules
from .errors import (
    FieldsRefused,
    FileNotTaken,
    ItemNotChoosable,
    NotEditable,
    PhotoNotFit,
    SignFirst,
    SlotUnknown,
)
from .locks import lock_own
from .models import Application, ChosenItem, Commitment, DraftFile
from .photo import photo_rule


def save_form(*, actor: Actor, application_id: int, values: Mapping[str, Any], at: datetime) -> Application:
    """Keep these fields of 填写申报信息 as typed; fields not named stay. Over-long statements are kept too.

    What can be kept is kept even when other fields of the same save cannot: then `FieldsRefused` names those.
    Raises `ApplicationUnknown`, `NotEditable`, `SignFirst`.
    """
    with transaction.atomic():
        application = _open(actor, application_id, signed=True)
        kept, errors = form.keep(plans.plan_of(application.plan_id), values)
        if any(application.form.get(code) != value for code, value in kept.items()):
            application.form = {**application.form, **kept}
            application.changed_at = at
            application.save(update_fields=["form", "changed_at"])
    if errors:
        raise FieldsRefused(errors)
    return application


def choose_items(
    *,
    actor: Actor,
    application_id: int,
    item_ids: Sequence[int],
    representative: Collection[int] = (),
    said: bool = True,
    at: datetime,
) -> list[ChosenItem]:
    """Choose exactly these approved achievements (选择相关业绩); an empty choice says “none”.

    `representative` are those of them marked as representative work (代表作). `said`: she pressed the button; ticks
    that are only kept as made do not answer for her that there is nothing to choose. Raises `ApplicationUnknown`,
    `NotEditable`, `SignFirst`, `ItemNotChoosable` (not hers, not approved, of a kind that is not chosen, too many).
    """
    wanted = list(dict.fromkeys(item_ids))
    if len(wanted) > rules.MOST_CHOSEN:
        raise ItemNotChoosable(f"最多选 {rules.MOST_CHOSEN} 条，请留下最有代表性的。", field="items")
    with transaction.atomic():
        application = _open(actor, application_id, signed=True)
        approved = {item.pk for item in dossier.approved_items(application.applicant_id) if rules.choosable(item.kind)}
        if not set(wanted) <= approved:
            raise ItemNotChoosable(field="items")
        before = {row.item_id: row for row in ChosenItem.objects.filter(application=application)}
        ChosenItem.objects.filter(application=application).exclude(item_id__in=wanted).delete()
        for item_id in wanted:
            marked = item_id in representative
            row = before.get(item_id)
            if row is None:
                ChosenItem.objects.create(application=application, item_id=item_id, representative=marked)
            elif row.representative != marked:
                ChosenItem.objects.filter(pk=row.pk).update(representative=marked)
        if said or wanted or before:
            application.items_chosen_at = at if said or wanted else None
        application.changed_at = at
        application.save(update_fields=["items_chosen_at", "changed_at"])
        return list(ChosenItem.objects.filter(application=application).order_by("pk"))


def put_file(*, actor: Actor, application_id: int, slot: str, file_id: UUID, at: datetime) -> DraftFile:
    """Put one of the applicant's own files into a slot: "photo" (replaces the one before), or an attachment's id.

    A photo is judged by the plan's rule on its content. The same file twice in a slot is one. Raises
    `ApplicationUnknown`, `NotEditable`, `SignFirst` (attachments), `SlotUnknown`, `FileNotTaken`, `PhotoNotFit`, and
    `NotFound` for a file that is not hers.
    """
    photo = slot == rules.PHOTO
    file = files.get_owned(actor.person_id or 0, file_id)
    if file.purpose != ("photo" if photo else "attachment"):
        raise FileNotTaken(field=slot)
    content = files.read(file) if photo else b""
    with transaction.atomic():
        application = _open(actor, application_id, signed=not photo)
        plan = plans.plan_of(application.plan_id)
        if not photo and slot not in {one.id for one in plan.attachments}:
            raise SlotUnknown(field=slot)
        here = DraftFile.objects.filter(application=application, slot=slot)
        if (same := here.filter(file=file).first()) is not None:
            return same
        if photo:
            if wrong := inspect_photo(content, photo_rule(plan)).reasons:
                raise PhotoNotFit(wrong)
            here.delete()
        elif here.count() >= rules.MOST_FILES_IN_SLOT:
            raise FileNotTaken(f"这一项最多放 {rules.MOST_FILES_IN_SLOT} 个文件，可以合成一个 PDF 再传。", field=slot)
        row = DraftFile.objects.create(application=application, slot=slot, file=file, added_at=at)
        _touch(application, at)
        return row


def remove_file(*, actor: Actor, application_id: int, slot: str, file_id: UUID, at: datetime) -> None:
    """Take a file out of a slot of the draft; the file itself and filed revisions keep it.

    Raises `ApplicationUnknown`, `NotEditable`.
    """
    with transaction.atomic():
        application = _open(actor, application_id)
        gone, _ = DraftFile.objects.filter(application=application, slot=slot, file_id=file_id).delete()
        if gone:
            _touch(application, at)


def _open(actor: Actor, application_id: int, *, signed: bool = False) -> Application:
    """The locked draft, if it may be changed now; with `signed`, only once a commitment was ever signed for it."""
    application = lock_own(actor, application_id)
    if not rules.editable(application):
        raise NotEditable()
    if signed and not Commitment.objects.filter(application=application, signed_at__isnull=False).exists():
        raise SignFirst()
    return application


def _touch(application: Application, at: datetime) -> None:
    application.changed_at = at
    application.save(update_fields=["changed_at"])
