"""Files of one's own draft or revision. The right to a file comes from the application it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from zhicheng.applications import queries as applications
from zhicheng.files import queries as files
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

if TYPE_CHECKING:
    from zhicheng.files.models import File

SHOWN = ("application/pdf", "image/jpeg", "image/png")
"""What a browser may show in place; anything else is offered for keeping."""


@require_safe
@seat_required("applicant")
def draft_file(request: HttpRequest, pk: int, file_id: UUID) -> HttpResponseBase:
    """A file of the draft."""
    return answer(applications.draft_file(actor_of(request), pk, file_id).file)


@require_safe
@seat_required("applicant")
def revision_file(request: HttpRequest, pk: int, number: int, file_id: UUID) -> HttpResponseBase:
    """A file of a frozen revision."""
    applications.own(actor_of(request), pk)
    return answer(applications.revision_file(pk, number, file_id).file)


def answer(file: File) -> FileResponse:
    """The bytes under the name its owner gave it, never run as a page of ours, never kept by shared caches."""
    kind = file.blob.media_type
    response = FileResponse(files.open_blob(file), content_type=kind)
    place = "inline" if kind in SHOWN else "attachment"
    response["Content-Disposition"] = f"{place}; filename*=UTF-8''{quote(file.name)}"
    response["Content-Length"] = str(file.blob.size)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "private, max-age=600"
    return response
