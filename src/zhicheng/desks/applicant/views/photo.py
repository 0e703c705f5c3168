"""Step 1, 上传证件照: judged on its content by the plan's rule; the page's crop tool mends what can be mended."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.applications import services
from zhicheng.casework import filing_draft
from zhicheng.files.errors import NotAccepted
from zhicheng.files.inspect import inspect_photo
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from ..forms import PhotoForm
from ..pages import refuse_step, step_context
from ..photo_words import rule_rows


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required("applicant")
def photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the photo that is there and the rule; take a new one, as it is or framed by us."""
    at = clock.now()
    actor = actor_of(request)
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    if away := refuse_step(request, filing, "photo"):
        return away
    if request.method == "POST" and "next" in request.POST and filing.draft.photo and "photo" not in request.FILES:
        return redirect("applicant:commitment", pk)  # no other photo was chosen: the one that is there stays
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    verdict: Any = None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["photo"]
        content, rule = upload.read(), applications.photo_rule(filing.draft.plan)
        mend = form.cleaned_data["mend"]
        try:
            services.put_photo(actor=actor, application_id=pk, name=upload.name, data=content, mend=mend, at=at)
        except NotAccepted as refused:
            verdict = inspect_photo(content, rule)
            for reason in refused.reasons:
                form.add_error("photo", reason)
        else:
            flash.say(request, "证件照已经存好。")
            return redirect("applicant:commitment" if "next" in request.POST else "applicant:photo", pk)
    return render(request, "applicant/photo.html", _context(filing, form, verdict))


def _context(filing: filing_draft.Filing, form: PhotoForm, verdict: Any) -> dict[str, Any]:
    draft = filing.draft
    seen = verdict or (draft.photo.file.blob if draft.photo else None)
    clause = draft.plan.photo.clause if draft.plan.photo else ()
    return step_context(
        filing,
        "photo",
        form=form,
        rows=rule_rows(draft.plan, seen),
        quotes=[draft.plan.notice.text_of(ref) for ref in clause if draft.plan.notice.has(ref)],
        clauses=tuple(dict.fromkeys(ref.partition("#")[0] for ref in clause)),
    )
