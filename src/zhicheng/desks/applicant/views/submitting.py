"""Step 6, 预览确认提交; the receipt; and giving an application up."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.applications.errors import NotReady
from zhicheng.casework import filing, filing_draft, reading
from zhicheng.casework.errors import NotNow
from zhicheng.casework.filing_errors import CannotWithdraw, FiledTooLate, NoEmployer, PlanReplaced
from zhicheng.documents import services as documents
from zhicheng.documents.errors import MissingFont, MissingGlyph
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import pdf_response, post_only
from zhicheng.ui.errors import add_refusal

from ..forms import SubmitForm, WithdrawForm
from ..pages import refuse_step
from ..previewing import preview_context
from ..receipts import receipt_context, receipt_data


@require_safe
@seat_required("applicant")
def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Everything that would be filed, as it would be filed, and what still stands in the way."""
    at = clock.now()
    found = filing_draft.filing_of(actor=actor_of(request), application_id=pk, at=at)
    if away := refuse_step(request, found, "preview"):
        return away
    return render(request, "applicant/preview.html", preview_context(found, at))


@post_only("applicant:preview", "pk")
@seat_required("applicant")
def submit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Submit what was looked at. The same click twice is one submission; what is missing is told all at once."""
    at, actor = clock.now(), actor_of(request)
    form = SubmitForm(request.POST)
    if not form.is_valid():
        return redirect("applicant:preview", pk)
    try:
        revision = filing.submit(actor=actor, application_id=pk, expected_version=form.cleaned_data["version"], at=at)
    except (NotReady, FiledTooLate, PlanReplaced, NoEmployer) as refused:
        found = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
        context = preview_context(found, at, refused=None if isinstance(refused, NotReady) else refused)
        return render(request, "applicant/preview.html", context)
    except NotNow as refused:
        flash.say(request, refused.sentence, kind="ochre")
        return redirect("applicant:application", pk)
    return redirect("applicant:receipt", revision.application_id)


@require_safe
@seat_required("applicant")
def receipt(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The receipt of the newest submission: number, what was filed, who has it now."""
    actor = actor_of(request)
    own = applications.own(actor, pk)
    if not own.revision_number:
        return redirect("applicant:application", pk)
    return render(request, "applicant/receipt.html", receipt_context(own))


@require_safe
@seat_required("applicant")
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The receipt as PDF."""
    own = applications.own(actor_of(request), pk)
    if not own.revision_number:
        return redirect("applicant:application", pk)
    try:
        made = documents.receipt(receipt_data(own))
    except (MissingFont, MissingGlyph) as refused:
        flash.say(request, refused.sentence, kind="ochre")
        return redirect("applicant:receipt", pk)
    return pdf_response(made, f"申报回执-{own.receipt_number}.pdf", download=True)


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required("applicant")
def withdraw(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask once more, with the reason; then withdraw."""
    at, actor = clock.now(), actor_of(request)
    own = applications.own(actor, pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"version": own.version})
    if request.method == "POST" and form.is_valid():
        try:
            filing.withdraw(
                actor=actor,
                application_id=pk,
                expected_version=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
                at=at,
            )
        except CannotWithdraw as refused:
            add_refusal(form, refused)
        else:
            flash.say(request, "申报已经撤回，填过的内容都还在。")
            return redirect("applicant:application", pk)
    why_not = reading.may(actor, own, "withdraw", at)
    return render(request, "applicant/withdraw.html", {"application": own, "form": form, "why_not": why_not})
