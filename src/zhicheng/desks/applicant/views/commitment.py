"""Step 2, 签署个人承诺: a code for the phone that is shown once, the page that waits for it, and signing in the page.

The code itself stays in the reader's session until it is used or too old; the database knows only its digest.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.applications import services
from zhicheng.casework import filing_draft
from zhicheng.standards.errors import Refused
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import is_opened, post_only
from zhicheng.ui.errors import add_refusal

from ..forms import SignForm
from ..pages import refuse_step, step_context

if TYPE_CHECKING:
    from zhicheng.applications.models import Commitment

STATES = {"waiting": "等您在手机上签名", "signed": "签好了", "none": "二维码到时间了"}


@never_cache
@require_safe
@seat_required("applicant")
def commitment(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The text to sign with its QR code; the page goes on by itself once it is signed.

    The first visit of a session gives a code at once; a code that is used or too old is renewed by asking only, so
    that a page left open does not keep the session alive.
    """
    at, actor = clock.now(), actor_of(request)
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    if away := refuse_step(request, filing, "commitment"):
        return away
    if filing.draft.commitment is None and _key(pk) not in request.session and is_opened(request):
        request.session[_key(pk)] = services.open_commitment(actor=actor, application_id=pk, at=at)
    token, live = _live_code(request, pk)
    link = settings.PUBLIC_URL + reverse("public:sign", args=[token]) if token else ""
    context = step_context(
        filing,
        "commitment",
        signing=live,
        seconds_left=_seconds_left(live) if live else 0,
        qr=qr_of(link) if link else "",
        link=link if settings.DEMO else "",
        signed=filing.draft.commitment,
    )
    return render(request, "applicant/commitment.html", context)


@post_only("applicant:commitment", "pk")
@seat_required("applicant")
def code(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A new code; it is shown on the page that follows."""
    request.session[_key(pk)] = services.open_commitment(actor=actor_of(request), application_id=pk, at=clock.now())
    return redirect("applicant:commitment", pk)


@never_cache
@require_safe
@seat_required("applicant")
def state(request: HttpRequest, pk: int) -> HttpResponseBase:
    """For the page that waits: whether the phone has signed, and where to go then."""
    found = applications.commitment_state(actor_of(request), pk)
    return JsonResponse(
        {
            "done": found == "signed",
            "ended": found == "none",
            "state": STATES[found],
            "next": reverse("applicant:form", args=[pk]),
        }
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@seat_required("applicant")
def sign_here(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Signing in the page, with finger, pen or mouse, for who has no smartphone."""
    at, actor = clock.now(), actor_of(request)
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    if away := refuse_step(request, filing, "commitment"):
        return away
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.sign_here(actor=actor, application_id=pk, strokes=form.strokes_drawn(), at=at)
        except Refused as refused:
            add_refusal(form, _beside_signature(refused))
        else:
            request.session[_key(pk)] = ""
            flash.say(request, "个人承诺已经签好。")
            return redirect("applicant:form", pk)
    return render(request, "applicant/sign_here.html", step_context(filing, "commitment", form=form))


def qr_of(link: str) -> SafeString:
    """The QR code of an address as inline SVG, without a size of its own."""
    made = segno.make(link, error="m", micro=False)
    svg = made.svg_inline(border=1, omitsize=True, dark="#1a2321", light="#ffffff", svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308 (made by the encoder from an address of ours)


def _beside_signature(refused: Refused) -> Refused:
    refused.field = "signature_strokes" if refused.field == "strokes" else refused.field
    return refused


def _seconds_left(signing: Commitment) -> int:
    """How long its code can still be signed with, in whole seconds, by the server's clock."""
    return max(0, ceil((signing.expires_at - clock.real_now()).total_seconds()))


def _key(pk: int) -> str:
    return f"signing_code:{pk}"


def _live_code(request: HttpRequest, pk: int) -> tuple[str, Commitment | None]:
    """The code in this session if it can still be signed with; of a dead one only the fact stays."""
    token = request.session.get(_key(pk), "")
    if token:
        try:
            return token, applications.commitment_by_token(token)
        except Refused:
            request.session[_key(pk)] = ""
    return "", None
