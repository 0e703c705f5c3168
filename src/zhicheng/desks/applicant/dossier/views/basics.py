"""个人基本信息: who one is, where one works, and the record of the rest."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhicheng import clock, kinds
from zhicheng.dossier import known, queries, services
from zhicheng.dossier.errors import EmployerUnknown
from zhicheng.organisations import queries as organisations
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import editing
from ..forms import EmployerSearch

KIND = "basics"


@seat_required("applicant")
@require_http_methods(["GET", "HEAD", "POST"])
def basics(request: HttpRequest) -> HttpResponse:
    """The page of the menu 个人基本信息. While the employer has the record, it is shown and can be taken back."""
    actor, kind = actor_of(request), kinds.get(KIND)
    user_id = actor.person_id or 0
    record = queries.basics_record(user_id)
    lineage: UUID = record.lineage if record else uuid4()
    profile = queries.profile_of(user_id)

    def again(**changes: object) -> HttpResponse:
        return editing.page(
            request,
            kind,
            lineage,
            template="applicant/dossier/basics.html",
            beginnings=known.beginnings(actor=actor, at=clock.now()) if record is None else {},
            employer=profile.employer if profile else None,
            rows=kind.rows(record.now.data) if record else [],
            locked=record is not None and record.now.state == "submitted" and not changes,
            **changes,  # type: ignore[arg-type]
        )

    if request.method == "POST":
        return editing.save(request, kind, lineage, again=again)
    problems = editing.asked_to_check(request, record.now if record else None)
    return again(problems=problems) if problems else again()


@seat_required("applicant")
@require_http_methods(["GET", "HEAD", "POST"])
def employer(request: HttpRequest) -> HttpResponse:
    """现工作单位: search among the registered employers, and pick one."""
    actor = actor_of(request)
    profile = queries.profile_of(actor.person_id or 0)
    problem = ""
    if request.method == "POST":
        chosen = request.POST.get("employer", "")
        try:
            if not chosen.isdecimal() or len(chosen) > 12:
                raise EmployerUnknown("请先从查到的单位里选一家。")
            saved = services.save_profile(actor=actor, employer_id=int(chosen), at=clock.now())
        except EmployerUnknown as refused:
            problem = refused.sentence
        else:
            name = saved.employer.name if saved.employer else ""
            flash.say(request, f"现工作单位已经是{name}。")
            return redirect("applicant:dossier_basics")
    search = request.POST if request.method == "POST" else request.GET
    words = str(search.get("q", "")).strip()
    return render(
        request,
        "applicant/dossier/employer.html",
        {
            "form": EmployerSearch(initial={"q": words}),
            "words": words,
            "found": organisations.employers_matching(words),
            "problems": [("employers", "现工作单位", problem)] if problem else [],
            "employer": profile.employer if profile else None,
            "waiting": queries.counts_of(actor.person_id or 0)["submitted"],
            "basics_address": reverse("applicant:dossier_basics"),
        },
    )
