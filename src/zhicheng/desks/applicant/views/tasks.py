"""Beginning an application (马上申报), and its page: the six steps while it is hers, then where it is."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.applications import rules
from zhicheng.casework import filing, filing_draft, reading
from zhicheng.casework.filing_errors import ApplicantsOnly, BasicsNotApproved, NoEmployer, PlanNotOpen
from zhicheng.standards.text import numeral
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required, signed_in
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import post_only

from .. import mending, tracking

FIRST = {NoEmployer: "applicant:dossier_employer", BasicsNotApproved: "applicant:dossier_basics"}


@post_only("public:plan", "plan_pk")
@signed_in
def start(request: HttpRequest, plan_pk: int) -> HttpResponseBase:
    """马上申报: begin, or go on with what was begun; where something must come first, go there with a sentence."""
    try:
        application = filing.start(actor=actor_of(request), plan_pk=plan_pk, at=clock.now())
    except (NoEmployer, BasicsNotApproved) as refused:
        flash.say(request, refused.sentence, kind="ochre")
        return redirect(FIRST[type(refused)])
    except (ApplicantsOnly, PlanNotOpen) as refused:
        flash.say(request, refused.sentence, kind="ochre")
        return redirect("public:plan", plan_pk)
    return redirect("applicant:application", application.pk)


@require_safe
@seat_required("applicant")
def application(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One application: what to do while she has it, otherwise who has it, since when, until when; and its history."""
    at = clock.now()
    actor = actor_of(request)
    own = applications.own(actor, pk)
    context = tracking.of_application(actor, own, at)
    if not rules.editable(own):
        return render(request, "applicant/application.html", context)
    found = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    fixes = mending.fixes_with_state(found, at)
    done = sum(1 for step in found.steps if step.state == "done")
    going = next((step for step in found.steps if step.state in ("fix", "started", "todo")), None)
    return render(
        request,
        "applicant/steps.html",
        {
            **context,
            "filing": found,
            "outdated": own.status == "draft" and not own.plan.current,
            "plan": found.draft.plan,
            "done": done,
            "total": len(found.steps),
            "total_word": numeral(len(found.steps)),
            "going": going,
            "tasks": mending.tasks_with_fixes(found, fixes),
            "fixes": fixes,
            "first_fix": next((fix for fix in fixes if not fix["done"]), None),
            "left": sum(1 for fix in fixes if not fix["done"]),
            "days_left": (clock.last_day(found.due_at) - clock.today(at)).days if found.due_at else None,
            "returned_by": tracking.returned_by(own) if own.status == "returned" else None,
            "why_not_withdraw": reading.may(actor, own, "withdraw", at),
        },
    )
