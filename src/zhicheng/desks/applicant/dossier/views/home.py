"""我的业绩档案: every section with its records, and saying that there are no more."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.dossier import queries, services
from zhicheng.standards.text import amount
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import post_only

from .. import presenting
from .editor import kind_or_404


@seat_required("applicant")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The dossier as its owner sees it, with what waits to be sent."""
    user_id = actor_of(request).person_id or 0
    profile = queries.profile_of(user_id)
    counts = queries.counts_of(user_id)
    basics = queries.basics_record(user_id)
    slips = Counter(one.item_id for one in services.problems_of(actor=actor_of(request), at=clock.now()))
    return render(
        request,
        "applicant/dossier/home.html",
        {
            "sections": presenting.sections(queries.sections_of(user_id), slips),
            "basics": presenting.row(basics, slips) if basics else None,
            "employer": profile.employer if profile else None,
            "counts": counts,
            "to_send": counts["draft"] + counts["returned"],
            "to_send_words": amount(counts["draft"] + counts["returned"], "条"),
            "returned_words": amount(counts["returned"], "条"),
            "trust": presenting.TRUST,
        },
    )


@post_only("applicant:dossier")
@seat_required("applicant")
def complete(request: HttpRequest, kind: str) -> HttpResponse:
    """“我没有更多了”, said or taken back."""
    what = kind_or_404(kind)
    said = request.POST.get("complete") == "1"
    services.mark_complete(actor=actor_of(request), kind=what.code, complete=said, at=clock.now())
    return redirect(f"{reverse('applicant:dossier')}#{what.code}")
