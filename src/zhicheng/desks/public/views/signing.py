"""The page on which a phone signs the commitment, opened from a QR code and without signing in.

Who has the code is the applicant: it is shown on her own page only, works once, and for ten minutes.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.applications import services
from zhicheng.applications.errors import SignaturePoor
from zhicheng.plans import queries as plans
from zhicheng.standards.errors import NotFound, Refused
from zhicheng.ui.errors import add_refusal

from ..forms import PhoneSignForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponseBase:
    """The text, the box to sign in, and the word that it was read; a dead code says what to do instead."""
    form = PhoneSignForm(request.POST if request.method == "POST" else None)
    try:
        commitment = applications.commitment_by_token(token)
        if request.method == "POST" and form.is_valid():
            services.sign(token=token, strokes=form.strokes_drawn(), device="phone", at=clock.now())
            return redirect("public:signed")
    except SignaturePoor as refused:
        refused.field = "signature_strokes"
        add_refusal(form, refused)
    except Refused as refused:
        status = 404 if isinstance(refused, NotFound) else 410
        return _quiet(render(request, "public/sign_over.html", {"sentence": refused.sentence}, status=status))
    application = commitment.application
    context: dict[str, Any] = {
        "form": form,
        "person_name": application.applicant.name,
        "plan": plans.plan_of(application.plan_id),
        "clause_url": "",
    }
    return _quiet(render(request, "public/sign.html", context))


@never_cache
@require_safe
def signed(request: HttpRequest) -> HttpResponse:
    """After signing: the page on the computer goes on by itself."""
    return render(request, "public/signed.html")


def _quiet(response: HttpResponse) -> HttpResponse:
    """The code stands in the address: it is told to nobody else, and no robot keeps the page."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
