"""One case: claims, evidence, findings and opinions side by side; and what may be done with it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.accounts import services as accounts
from zhicheng.casework import deciding, reading
from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import is_opened, post_only

from .. import casefile
from ..forms import DecisionForm, reason_rows, reasons_of
from ..presenting import ANY_OFFICE

DONE = {"pass": "已经通过", "return": "已经退回修改", "reject": "已经作出不通过的决定"}


@seat_required(*ANY_OFFICE)
@require_safe
def show(request: HttpRequest, application_id: int) -> HttpResponse:
    """The case page. Opening it tells the road that this office has seen the case."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    if is_opened(request):
        deciding.see(actor=actor, application_id=application_id, at=at)
    form = DecisionForm(initial={"version": application.version}, **casefile.asked(actor, application))
    return _page(request, application, form, reason_rows(*casefile.picks(application)), at)


@post_only("authority:case", "application_id")
@seat_required(*ANY_OFFICE)
def decide(request: HttpRequest, application_id: int) -> HttpResponse:
    """通过, 退回 or 不通过: one call; what is missing is told beside its field, what changed is a 409."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    form = DecisionForm(request.POST, **casefile.asked(actor, application))
    rows = reason_rows(*casefile.picks(application), request.POST)
    if not (form.is_valid() and rows.is_valid()):
        return _page(request, application, form, rows, at)
    try:
        deciding.decide(
            actor=actor,
            application_id=application_id,
            verdict=form.cleaned_data["verdict"],
            opinion=form.cleaned_data["opinion"],
            reasons=reasons_of(rows) if form.cleaned_data["verdict"] != "pass" else (),
            soft_passes=form.soft_passes,
            due_on=form.cleaned_data["due_on"],
            expected_version=form.cleaned_data["version"],
            at=at,
        )
    except (NotFound, Stale):
        raise
    except Refused as refused:
        casefile.add_refusal(form, rows, refused)
        return _page(request, application, form, rows, at)
    flash.say(request, f"{application.applicant.name}的申报{DONE[form.cleaned_data['verdict']]}，本人会收到消息。")
    onwards = casefile.neighbours(actor, application_id)["next"]
    return redirect("authority:case", onwards if onwards and form.cleaned_data["verdict"] == "pass" else application_id)


@post_only("authority:case", "application_id")
@seat_required(*ANY_OFFICE)
def take_back(request: HttpRequest, application_id: int) -> HttpResponse:
    """收回 this office's last act, while the next office has not opened the case."""
    version = request.POST.get("version", "")
    deciding.take_back(
        actor=actor_of(request),
        application_id=application_id,
        expected_version=int(version) if version.isdecimal() else -1,
        at=clock.now(),
    )
    flash.say(request, "已经收回，这件申报又在您这里了。")
    return redirect("authority:case", application_id)


@post_only("authority:case", "application_id")
@seat_required(*ANY_OFFICE)
def note(request: HttpRequest, application_id: int) -> HttpResponse:
    """A note for colleagues of the same office."""
    try:
        deciding.add_note(
            actor=actor_of(request), application_id=application_id, text=request.POST.get("text", ""), at=clock.now()
        )
    except NotFound:
        raise
    except Refused as refused:
        flash.say(request, refused.sentence, kind="ochre")
    return redirect("authority:case", application_id)


@post_only("authority:case", "application_id")
@seat_required(*ANY_OFFICE)
def identity(request: HttpRequest, application_id: int) -> HttpResponse:
    """The identity number in full, for a purpose, on the page that answers and nowhere else; the look is logged."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    purpose = request.POST.get("purpose", "").strip()[:100]
    if not purpose:
        flash.say(request, "请写明为什么要看完整号码，查看会记入记录。", kind="ochre")
        return redirect("authority:case", application_id)
    number = accounts.open_identity(user_id=application.applicant_id, purpose=purpose, actor=actor, at=at)
    form = DecisionForm(initial={"version": application.version}, **casefile.asked(actor, application))
    page = _page(request, application, form, reason_rows(*casefile.picks(application)), at, identity=number)
    page["Cache-Control"] = "no-store"
    return page


def _page(
    request: HttpRequest, application: Any, form: DecisionForm, rows: Any, at: datetime, *, identity: str = ""
) -> HttpResponse:
    context = casefile.context(
        actor=actor_of(request),
        application=application,
        at=at,
        number=request.GET.get("revision", ""),
        file=request.GET.get("file", ""),
    )
    bad = form.is_bound and not (form.is_valid() and rows.is_valid())
    problems = casefile.row_problems(rows)
    context |= {"form": form, "reason_rows": rows, "problems": problems, "identity": identity}
    return render(request, "authority/case.html", context, status=422 if bad else 200)
