"""Who waits with how many records, what one person has sent, and what was sent back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhicheng import clock, kinds
from zhicheng.dossier import queries
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import presenting


@seat_required("employer")
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """待审核: people with records to review, the longest waiting first."""
    actor, at = actor_of(request), clock.now()
    waiting = queries.waiting_for_employer(actor.organisation_id or 0)
    page = paginate(waiting, request.GET, unit="人")
    rows = [
        {
            "public_id": one.public_id,
            "name": one.name,
            "items": one.items,
            "since": presenting.day(one.since),
            "days": presenting.waited(one.since, at),
            "own": one.owner_id == actor.person_id,
        }
        for one in page
    ]
    context = {"page": page, "rows": rows, "items": sum(one.items for one in waiting), **side(request, "waiting")}
    return render(request, "employer/records/queue.html", context)


@seat_required("employer")
@require_safe
def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What one person has sent. When nothing is left, back to the list."""
    actor = actor_of(request)
    items = queries.submitted_items(actor.organisation_id or 0, owner=public_id)
    if not items:
        return redirect("employer:records")
    rows = presenting.rows_of(items, actor, clock.now())
    context = {
        "name": items[0].owner.name,
        "own": items[0].owner_id == actor.person_id,
        "rows": rows,
        "again": sum(1 for one in items if one.reasons),
        **side(request, "waiting"),
    }
    return render(request, "employer/records/person.html", context)


@seat_required("employer")
@require_safe
def returned(request: HttpRequest) -> HttpResponse:
    """退回待再交: what was sent back, to whom and why. What is being written meanwhile is not shown."""
    actor = actor_of(request)
    page = paginate(queries.returned_to(actor.organisation_id or 0), request.GET, unit="条")
    rows = [
        {
            "name": item.owner.name,
            "title": item.title,
            "kind": kinds.get(item.kind).name,
            "when": presenting.day(item.reviewed_at),
            "reasons": queries.reason_sentences(item),
        }
        for item in page
    ]
    return render(request, "employer/records/returned.html", {"page": page, "rows": rows, **side(request, "returned")})


def side(request: HttpRequest, current: str) -> dict[str, object]:
    """The counts of the left-hand list."""
    organisation_id = actor_of(request).organisation_id or 0
    people, items = queries.waiting_counts(organisation_id)
    return {
        "waiting_people": people,
        "waiting_items": items,
        "returned_items": queries.returned_to(organisation_id).count(),
        "current": current,
    }
