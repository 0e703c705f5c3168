"""Freezing a submission as a numbered revision that never changes (第 n 稿)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng.dossier import queries as dossier

from . import content, rules
from .errors import NotReady
from .models import Revision, RevisionFile

if TYPE_CHECKING:
    from .rules import Draft


def freeze(*, draft: Draft, facts: Mapping[str, Any], at: datetime) -> Revision:
    """Freeze a complete draft of a locked application as its next revision, with every file kept reachable.

    Everything that stands in the way is raised at once as `NotReady`. The caller changes the application's state
    and writes the trail line.
    """
    if wrong := rules.problems(draft):
        raise NotReady(wrong)
    application = draft.application
    number = application.revision_number + 1
    approved = dossier.approved_items(application.applicant_id)
    document, attached = content.content_of(draft, approved=approved, facts=facts, number=number, at=at)
    revision = Revision.objects.create(
        application=application,
        number=number,
        content=document,
        digest=content.digest_of(document),
        from_version=application.version,
        filed_at=at,
    )
    RevisionFile.objects.bulk_create(
        RevisionFile(revision=revision, file_id=file.pk, place=place) for place, file in attached
    )
    return revision
