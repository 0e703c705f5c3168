"""Reading notices and their entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, Value, When

from zhicheng.standards.errors import NotFound

from .models import Entry, Notice

if TYPE_CHECKING:
    from django.db.models import QuerySet


def notices_of(employer_id: int) -> QuerySet[Notice]:
    """All notices of an employer, open ones first, then the newest; each with its plan (without the document)."""
    return (
        Notice.objects.filter(employer_id=employer_id)
        .select_related("plan")
        .defer("plan__document")
        .annotate(counting=Case(When(state="open", then=Value(1)), default=Value(0)))
        .order_by("-counting", "-opened_at", "-id")
    )


def counts_of(employer_id: int, today: date) -> tuple[int, int]:
    """Of an employer's open notices: how many count their days still, and how many are over and to be closed."""
    last_days = list(Notice.objects.filter(employer_id=employer_id, state="open").values_list("last_day", flat=True))
    over = sum(1 for day in last_days if day < today)
    return len(last_days) - over, over


def notice_for(employer_id: int, notice_id: int) -> Notice:
    """One notice of this employer; NotFound where it is not the employer's."""
    found = Notice.objects.select_related("plan", "employer").filter(pk=notice_id, employer_id=employer_id).first()
    if found is None:
        raise NotFound("没有找到这份公示，请从公示列表里重新打开。")
    return found


def get(notice_id: int) -> Notice:
    """One notice by its key, for callers that have checked the right to see it; NotFound where there is none."""
    found = Notice.objects.select_related("plan", "employer").filter(pk=notice_id).first()
    if found is None:
        raise NotFound("没有找到这份公示，请从公示列表里重新打开。")
    return found


def successor(notice_id: int) -> Notice | None:
    """The notice that was posted anew in place of this one."""
    return Notice.objects.filter(restarted_from_id=notice_id).first()


def entries_of(notice_id: int) -> Sequence[Entry]:
    """The applicants on a notice, by name."""
    return list(
        Entry.objects.filter(notice_id=notice_id)
        .select_related("application__applicant")
        .order_by("application__applicant__name_key", "id")
    )


def entries_of_application(application_id: int) -> Sequence[Entry]:
    """Every posting of an application, oldest first, with its notice."""
    return list(Entry.objects.filter(application_id=application_id).select_related("notice").order_by("id"))


def open_entry(application_id: int) -> Entry | None:
    """The posting that is counting for this application now."""
    return Entry.objects.filter(application_id=application_id, state="open").select_related("notice").first()


def last_done_entry(application_id: int) -> Entry | None:
    """The newest posting that ran its days and was closed without upheld objection."""
    return (
        Entry.objects.filter(application_id=application_id, state="done")
        .select_related("notice")
        .order_by("-id")
        .first()
    )
