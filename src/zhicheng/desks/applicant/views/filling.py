"""Step 3, 填写申报信息: saved as typed, judged as a whole when she goes on."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.applications import services
from zhicheng.applications.errors import FieldsRefused
from zhicheng.casework import filing_draft
from zhicheng.plans import queries as plans
from zhicheng.standards.text import SHANGHAI
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from ..computed_words import appraisal_years, path_standing
from ..forms import ApplicationForm
from ..pages import refuse_step, remarks, step_context


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required("applicant")
def form(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The form with what the dossier already tells; `?check=1` shows what is still to mend beside each field."""
    at, actor = clock.now(), actor_of(request)
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    if away := refuse_step(request, filing, "form"):
        return away
    plan = filing.draft.plan
    if request.method == "POST":
        typed = ApplicationForm(plan, request.POST)
        refused: dict[str, str] = {}
        try:
            services.save_form(actor=actor, application_id=pk, values=typed.values(), at=at)
        except FieldsRefused as some:
            refused = some.errors
        if "later" in request.POST and not refused:
            flash.say(request, "草稿已经存好，可以随时回来接着填。")
            return redirect("applicant:application", pk)
        if typed.judge() and not refused:
            flash.say(request, "申报信息已经存好。")
            return redirect("applicant:items", pk)
        if not refused:
            return redirect(f"{request.path}?check=1")  # a page that reloading does not send again
        for code, sentence in refused.items():
            if code not in typed.errors:
                typed.add_error(code if code in typed.fields else None, sentence)
        filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    elif "check" in request.GET:
        typed = ApplicationForm(plan, filing.draft.form)
        typed.judge()
    else:
        typed = ApplicationForm(plan, initial=filing.draft.form)
    return render(request, "applicant/form.html", _context(filing, typed))


@require_POST
@seat_required("applicant")
def autosave(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep what was typed so far. Answers with the time; 422 with the sentence for what cannot be kept."""
    at, actor = clock.now(), actor_of(request)
    own = applications.own(actor, pk)
    typed = ApplicationForm(plans.plan_of(own.plan_id), request.POST)
    try:
        services.save_form(actor=actor, application_id=pk, values=typed.values(), at=at)
    except FieldsRefused as refused:
        return JsonResponse({"error": refused.sentence, "errors": refused.errors}, status=422)
    return JsonResponse({"saved": f"{at.astimezone(SHANGHAI):%H:%M}"})


def _context(filing: filing_draft.Filing, typed: ApplicationForm) -> dict[str, Any]:
    person = filing.application.applicant
    return step_context(
        filing,
        "form",
        form=typed,
        remarks=remarks(filing.draft.plan, "form"),
        as_of_clauses=tuple(dict.fromkeys(ref.partition("#")[0] for ref in filing.draft.plan.as_of_clause)),
        years=filing.computed["years"],
        hours=filing.computed["hours"],
        appraisals=appraisal_years(filing.outcome, filing.computed),
        standing=path_standing(filing.outcome, filing.draft.form.get("path")),
        known=[
            ("姓名", person.name),
            ("证件号码", person.identity_masked),
            ("现工作单位", filing.draft.employer_name or "还没有填"),
        ],
    )
