"""The applicant's first page: what waits for her, where each application is, her dossier, her messages; the list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import reading
from zhicheng.dossier import queries as dossier
from zhicheng.messages import queries as messages
from zhicheng.plans import queries as plans
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import pages, tracking

LAST_MESSAGES = 3
A_PAGE = 20


@require_safe
@seat_required("applicant")
def home(request: HttpRequest) -> HttpResponse:
    """What waits for her first; then every application with who has it, since when, until when, what to do."""
    at, actor = clock.now(), actor_of(request)
    user_id = actor.person_id or 0
    rows = tracking.rows_of(applications.mine(user_id)[:A_PAGE])
    counts = dossier.counts_of(user_id)
    waiting = [row for row in rows if row["mine"]]
    focus = next(iter(waiting), None)
    return render(
        request,
        "applicant/home.html",
        {
            "today": clock.today(at),
            "rows": rows,
            "focus": focus,
            "fixes": pages.fixes_of(focus["application"]) if focus else [],
            "road": _road(focus or next((row for row in rows if row["where"].holder), None)),
            "waiting": len(waiting) + (1 if counts["returned"] else 0),
            "counts": counts,
            "to_send": counts["draft"] + counts["returned"],
            "basics": bool(dossier.basics_record(user_id)),
            "messages": tracking.brief(messages.inbox(user_id)[:LAST_MESSAGES]),
            "message_count": messages.inbox(user_id).count(),
            "open_plans": len(plans.open_plans(clock.today(at))),
        },
    )


@require_safe
@seat_required("applicant")
def applications_list(request: HttpRequest) -> HttpResponse:
    """我的申报: all of them, the one changed last first."""
    found = paginate(applications.mine(actor_of(request).person_id or 0), request.GET, per_page=A_PAGE, unit="件")
    return render(request, "applicant/applications.html", {"page": found, "rows": tracking.rows_of(found.items)})


def _road(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """The stage timeline of the application the page is about."""
    if row is None:
        return None
    application = row["application"]
    plan = plans.plan_of(application.plan_id)
    return {
        "pk": application.pk,
        "stages": tracking.stages_of(application, plan, reading.visits(application)),
        "href": reverse("applicant:application", args=[application.pk]),
    }
