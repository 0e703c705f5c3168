"""A frozen revision as a page: exactly what was filed, and what changed since the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng.applications import queries as applications

from .content_words import File, content_context

if TYPE_CHECKING:
    from zhicheng.applications.models import Application, Revision


def revision_context(
    application: Application, revision: Revision, before: Revision | None, why_not_print: str | None
) -> dict[str, Any]:
    """The context of the page of one revision."""

    def link(file: File) -> str:
        return reverse("applicant:revision_file", args=[application.pk, revision.number, file["id"]])

    changes = applications.diff(before, revision) if before else []
    return {
        "application": application,
        "revision": revision,
        "before": before,
        "changes": [{"name": one.name, "old": one.before or None, "new": one.after or None} for one in changes],
        "why_not_print": why_not_print,
        **content_context(revision.content, link),
    }
