"""What was filed (第 n 稿): to read, to keep as data, and, after the bureau's pass, the 评审表 and the bag cover."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import reading
from zhicheng.documents import services as documents
from zhicheng.documents.errors import MissingFont, MissingGlyph
from zhicheng.trail.services import canonical
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import pdf_response

from ..reading_revision import revision_context


@require_safe
@seat_required("applicant")
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """One revision as it was filed, with what changed since the one before."""
    own = applications.own(actor_of(request), pk)
    found = applications.revision(pk, number)
    before = applications.revision(pk, number - 1) if number > 1 else None
    why_not = reading.may(actor_of(request), own, "print", clock.now())
    return render(request, "applicant/revision.html", revision_context(own, found, before, why_not))


@require_safe
@seat_required("applicant")
def data(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The revision's document as canonical JSON: the SHA-256 of these bytes is the revision's digest."""
    own = applications.own(actor_of(request), pk)
    found = applications.revision(pk, number)
    response = HttpResponse(canonical(found.content), content_type="application/json; charset=utf-8")
    name = f"{own.receipt_number}-第{number}稿.json"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@seat_required("applicant")
def review_form(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The 评审表 as PDF, once it may be printed; before that, back to the page that says when."""
    actor, at = actor_of(request), clock.now()
    own = applications.own(actor, pk)
    applications.revision(pk, number)
    if (why := reading.may(actor, own, "print", at)) is not None:
        flash.say(request, why, kind="ochre")
        return redirect("applicant:revision", pk, number)
    try:
        made = documents.review_form(reading.review_form_data(own, number, actor=actor, at=at))
    except (MissingFont, MissingGlyph) as refused:
        flash.say(request, refused.sentence, kind="ochre")
        return redirect("applicant:revision", pk, number)
    return pdf_response(made, f"评审表-{own.receipt_number}-第{number}稿.pdf", download=True)


@require_safe
@seat_required("applicant")
def bag_cover(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The cover of the paper bag as PDF, once the papers may be printed."""
    actor, at = actor_of(request), clock.now()
    own = applications.own(actor, pk)
    why = reading.may(actor, own, "print", at) if own.revision_number else "提交并通过审查以后才有这一页。"
    if why is not None:
        flash.say(request, why, kind="ochre")
        return redirect("applicant:application", pk)
    try:
        made = documents.bag_cover(reading.bag_cover_data(own, at=at))
    except (MissingFont, MissingGlyph) as refused:
        flash.say(request, refused.sentence, kind="ochre")
        return redirect("applicant:application", pk)
    return pdf_response(made, f"资料袋封面-{own.receipt_number}.pdf", download=True)
