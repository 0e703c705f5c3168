"""Files of a revision and the printed review form, reached from under the case only."""

from urllib.parse import quote
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import reading
from zhicheng.documents import services as documents
from zhicheng.files import queries as files
from zhicheng.standards.errors import Refused
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import pdf_response

from ..presenting import ANY_OFFICE

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@seat_required(*ANY_OFFICE)
@require_safe
def file(request: HttpRequest, application_id: int, number: int, file_id: UUID) -> FileResponse:
    """One file of a revision, inline and in a sandbox, for an office that may see the case."""
    application = reading.application_for(actor_of(request), application_id)
    found = applications.revision_file(application.pk, number, file_id).file
    response = FileResponse(files.open_blob(found), content_type=found.blob.media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(found.name)}"
    response["Content-Length"] = str(found.blob.size)
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, max-age=600"
    return response


@seat_required(*ANY_OFFICE)
@require_safe
def review_form(request: HttpRequest, application_id: int) -> HttpResponse:
    """《评审表》 of the newest revision, once the plan lets it be printed."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    if (why := reading.may(actor, application, "print", at)) is not None:
        raise Refused(why)
    pdf = documents.review_form(reading.review_form_data(application, application.revision_number, actor=actor, at=at))
    return pdf_response(pdf, f"评审表-{application.applicant.name}.pdf")
