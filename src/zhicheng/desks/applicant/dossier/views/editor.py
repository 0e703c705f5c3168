"""Filling in one record: the editor, and saving as typed."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhicheng import clock, kinds
from zhicheng.dossier import queries, services
from zhicheng.kinds import Kind
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import editing
from ..forms import typed


@seat_required("applicant")
@require_safe
def new(_request: HttpRequest, kind: str) -> HttpResponse:
    """A record that has a name of its own before its first keystroke, so that reloading or signing in loses nothing."""
    what = kind_or_404(kind)
    if what.singleton:
        return redirect("applicant:dossier_basics")
    return redirect("applicant:dossier_record", kind, uuid4())


@seat_required("applicant")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, kind: str, lineage: UUID) -> HttpResponse:
    """The editor of one record. A record that is with the employer is shown instead."""
    what = kind_or_404(kind)
    if what.singleton:
        return redirect("applicant:dossier_basics")

    def again(**changes: object) -> HttpResponse:
        return editing.page(request, what, lineage, **changes)  # type: ignore[arg-type]

    if request.method == "POST":
        return editing.save(request, what, lineage, again=again)
    record = queries.record_of(actor_of(request).person_id or 0, lineage)
    if record is not None and record.kind != kind:
        raise Http404
    if record is not None and record.now.state == "submitted":
        return redirect("applicant:dossier_item", record.now.pk)
    return again(problems=editing.asked_to_check(request, record.now if record else None))


@seat_required("applicant")
@require_POST
def autosave(request: HttpRequest, kind: str, lineage: UUID) -> HttpResponse:
    """Keep what was typed so far; answers with the time, for the page to say 20:31 已自动保存."""
    what = kind_or_404(kind)
    at = clock.now()
    item = services.save_item(
        actor=actor_of(request),
        kind=what.code,
        data=typed(what, request.POST),
        lineage=lineage,
        expected_version=editing.version(request),
        at=at,
    )
    saved = at.astimezone(clock.SHANGHAI)
    return JsonResponse({"saved": f"{saved:%H:%M}", "version": item.version, "title": item.title})


def kind_or_404(code: str) -> Kind:
    """The kind of a code in an address."""
    try:
        return kinds.get(code)
    except KeyError:
        raise Http404 from None
