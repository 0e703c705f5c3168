"""Step 5, 上传相关附件: the slots this person needs; each file is opened and judged, and a bad one stops no other."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.applications import services
from zhicheng.casework import filing_draft
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import post_only

from ..forms import AttachmentForm
from ..pages import refuse_step, step_context
from ..slots import shown

LONGEST_NAME = 40


@require_safe
@seat_required("applicant")
def attachments(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What she has to give, what may be given, and what she need not send, each with the reason."""
    filing = filing_draft.filing_of(actor=actor_of(request), application_id=pk, at=clock.now())
    return refuse_step(request, filing, "attachments") or _page(request, filing)


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required("applicant")
def attach(request: HttpRequest, pk: int, slot: str) -> HttpResponseBase:
    """Files for one slot: the good ones are kept, each other is answered with its sentence."""
    at, actor = clock.now(), actor_of(request)
    back = reverse("applicant:attachments", args=[pk])
    if request.method != "POST":
        return redirect(back)
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    if away := refuse_step(request, filing, "attachments"):
        return away
    form = AttachmentForm(request.POST, request.FILES)
    bad: list[dict[str, Any]] = []
    if form.is_valid():
        sent = form.cleaned_data["attachment"]
        uploads = ((one.name, one.read()) for one in sent)
        refused = services.attach(actor=actor, application_id=pk, slot=slot, uploads=uploads, at=at)
        bad = [
            {"name": one.name, "size": one.size, "state": sentence, "bad": True}
            for one, sentence in zip(sent, refused, strict=True)
            if sentence is not None
        ]
        if not bad:
            flash.say(request, f"收到 {len(sent)} 个文件。")
            return redirect(f"{back}#slot-{slot}")
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    errors = list(form.errors.get("attachment", []))
    return _page(request, filing, slot=slot, bad=bad, sentences=[str(one) for one in errors])


@post_only("applicant:attachments", "pk")
@seat_required("applicant")
def detach(request: HttpRequest, pk: int, slot: str, file_id: UUID) -> HttpResponseBase:
    """Take a file out of a slot; filed revisions keep it."""
    services.remove_file(actor=actor_of(request), application_id=pk, slot=slot, file_id=file_id, at=clock.now())
    flash.say(request, "文件已经从草稿里拿掉。")
    return redirect(f"{reverse('applicant:attachments', args=[pk])}#slot-{slot}")


def _page(
    request: HttpRequest,
    filing: filing_draft.Filing,
    *,
    slot: str = "",
    bad: list[dict[str, Any]] | None = None,
    sentences: list[str] | None = None,
) -> HttpResponseBase:
    """The page of all slots; what could not be taken stands beside its slot and in the summary."""
    found = shown(filing, slot=slot, bad=bad or [], sentences=sentences or [])
    problems = [
        (one.input, one.name, sentence)
        for one in found
        for sentence in (*one.sentences, *(f"{row['name'][:LONGEST_NAME]}：{row['state']}" for row in one.bad))
    ]
    context = step_context(
        filing,
        "attachments",
        wanted=[one for one in found if one.state in ("missing", "given")],
        may=[one for one in found if one.state == "unknown"],
        spared=[one for one in found if one.state in ("held", "not_needed")],
        missing=sum(1 for one in found if one.state == "missing"),
        problems=problems,
    )
    return render(request, "applicant/attachments.html", context)
