"""待审查 and 已办: the office's cases, filtered, paged, and as a spreadsheet with the same filter."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import lists, rosters
from zhicheng.documents import services as documents
from zhicheng.review import queries
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import presenting
from ..presenting import ANY_OFFICE, AUTHORITIES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@seat_required(*AUTHORITIES)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """待审查: what waits for this office, what is due first on top."""
    office, at = actor_of(request).organisation_id or 0, clock.now()
    asked = wanted(request.GET)
    page = paginate(queries.waiting(office, **asked), request.GET, unit="件")
    rows = [presenting.waiting_row(run, actor_of(request), at) for run in page]
    context = {"page": page, "rows": rows, "text": asked["text"], **side(request, "waiting")}
    return render(request, "authority/waiting.html", context)


@seat_required(*AUTHORITIES)
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """已办: what this office has passed on, returned or rejected, newest first."""
    asked = wanted(request.GET)
    found = queries.done(actor_of(request).organisation_id or 0, plan_id=asked["plan_id"], text=asked["text"])
    page = paginate(found, request.GET, unit="件")
    rows = [presenting.done_row(run) for run in page]
    offered = rosters.offered(actor_of(request))
    context = {"page": page, "rows": rows, "rosters": offered, **asked, **side(request, "done")}
    return render(request, "authority/done.html", context)


@seat_required(*ANY_OFFICE)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The waiting list as XLSX, with the filter of the page it was asked from."""
    actor = actor_of(request)
    step = request.GET.get("step", "")
    sheet = lists.office_sheet(actor=actor, step=step if step in queries.STEPS else None, **wanted(request.GET))
    response = HttpResponse(documents.sheet(sheet.columns, sheet.rows, title=sheet.title), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="list-{clock.today():%Y%m%d}.xlsx"'
    return response


@seat_required(*ANY_OFFICE)
@require_safe
def roster(request: HttpRequest, plan_id: str, roster_id: str) -> HttpResponse:
    """A roster (花名册) that the plan has this office make, as XLSX."""
    made = rosters.sheet(actor=actor_of(request), plan_id=plan_id, roster_id=roster_id)
    response = HttpResponse(documents.sheet(made.columns, made.rows, title=made.title), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(made.title)}.xlsx"
    return response


@seat_required(*ANY_OFFICE)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Straight to the case of a receipt number, if this office may see it."""
    number = request.GET.get("receipt", "")
    found = lists.find_by_receipt(actor=actor_of(request), receipt_number=number)
    if found is not None:
        return redirect("authority:case", found.pk)
    flash.say(request, f"没有找到受理编号“{number[:30]}”，请核对后再查。", kind="ochre")
    return redirect(presenting.HOMES[actor_of(request).role][0])


def wanted(query: QueryDict) -> dict[str, Any]:
    """The filter a list was asked with: plan and words."""
    return {"plan_id": query.get("plan", "")[:120], "text": query.get("q", "")[:60]}


def side(request: HttpRequest, current: str) -> dict[str, Any]:
    """The left-hand list with its counts."""
    counts = queries.counts(actor_of(request).organisation_id or 0)
    return {"counts": counts, "waiting_count": sum(counts.values()) - counts["in_committee"], "current": current}
