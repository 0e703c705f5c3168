"""The owner's own evidence, served inline from under the record it belongs to."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from zhicheng.dossier import queries
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from ...views.files import answer


@seat_required("applicant")
@require_safe
def evidence(request: HttpRequest, item_id: int, evidence_id: int) -> HttpResponseBase:
    """One file of one of the reader's own records, in a sandbox; anybody else's does not exist."""
    return answer(queries.evidence_for(actor_of(request), item_id, evidence_id).file)
