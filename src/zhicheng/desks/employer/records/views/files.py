"""Evidence shown to the employer, from under the record it belongs to."""

from urllib.parse import quote

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from zhicheng.dossier import queries
from zhicheng.files import queries as files
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of


@seat_required("employer")
@require_safe
def evidence(request: HttpRequest, item_id: int, evidence_id: int) -> FileResponse:
    """One file of a record that one of the employer's people has sent, inline and in a sandbox; others do not exist."""
    file = queries.evidence_for(actor_of(request), item_id, evidence_id).file
    response = FileResponse(files.open_blob(file), content_type=file.blob.media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(file.name)}"
    response["Content-Length"] = str(file.blob.size)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "private, max-age=600"
    return response
