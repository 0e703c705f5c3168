"""Step 4, 选择相关业绩: the approved achievements she wants to show, and which of them are representative."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhicheng import clock
from zhicheng.applications import rules
from zhicheng.applications.errors import ItemNotChoosable
from zhicheng.casework import choosing, filing_draft
from zhicheng.dossier import queries as dossier
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from ..choices import groups_of, selection_words
from ..forms import ItemsForm
from ..pages import refuse_step, remarks, step_context


@require_http_methods(["GET", "HEAD", "POST"])
@seat_required("applicant")
def items(request: HttpRequest, pk: int) -> HttpResponseBase:
    """All achievements of the dossier by kind; those the employer has approved can be chosen."""
    at, actor = clock.now(), actor_of(request)
    filing = filing_draft.filing_of(actor=actor, application_id=pk, at=at)
    if away := refuse_step(request, filing, "items"):
        return away
    records = [one for one in dossier.records_of(actor.person_id or 0) if rules.choosable(one.kind)]
    approved = [one.approved.pk for one in records if one.approved is not None]
    form = ItemsForm(approved, request.POST if request.method == "POST" else None)
    chosen = {one.item_id for one in filing.draft.chosen if one.item is not None}
    marked = {one.item_id for one in filing.draft.chosen if one.representative}
    outside: tuple[choosing.Outside, ...] = ()
    if request.method == "POST":
        chosen, marked = _asked(request, "item"), _asked(request, "representative")
        if form.is_valid():
            item_ids, representative = form.chosen()
            try:
                choosing.choose(
                    actor=actor,
                    application_id=pk,
                    item_ids=item_ids,
                    representative=representative,
                    confirmed=_asked(request, "outside"),
                    at=at,
                )
            except choosing.OutsideWindow as refused:
                outside = refused.records
            except ItemNotChoosable as refused:
                form.add_error("item", refused.sentence)
            else:
                flash.say(request, f"选了 {len(item_ids)} 条业绩。" if item_ids else "您确认没有要选的业绩。")
                return redirect("applicant:application" if "later" in request.POST else "applicant:attachments", pk)
    gone = [one for one in filing.draft.chosen if one.item is None]
    items = [one.approved or one.now for one in records]
    told = ((one.pk, one.kind, one.data) for one in items)
    windows = choosing.windows(filing.draft.plan, filing.facts, told)
    context = step_context(
        filing,
        "items",
        form=form,
        groups=groups_of(records, chosen, marked, windows),
        asked=selection_words(filing),
        outside=outside,
        gone=gone,
        count=len(chosen),
        remarks=remarks(filing.draft.plan, "achievements"),
    )
    return render(request, "applicant/items.html", context, status=422 if outside else 200)


@require_POST
@seat_required("applicant")
def autosave(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep the ticks as they are made. Answers with the time; 422 with the sentence for what is not chosen by that."""
    at, actor = clock.now(), actor_of(request)
    ticked, marked = _asked(request, "item"), _asked(request, "representative")
    try:
        waiting = choosing.keep(actor=actor, application_id=pk, item_ids=sorted(ticked), representative=marked, at=at)
    except ItemNotChoosable as refused:
        return JsonResponse({"error": refused.sentence}, status=422)
    if waiting is not None:
        return JsonResponse({"error": waiting.sentence}, status=422)
    return JsonResponse({"saved": f"{at.astimezone(clock.SHANGHAI):%H:%M}"})


def _asked(request: HttpRequest, name: str) -> set[int]:
    return {int(one) for one in request.POST.getlist(name) if one.isdecimal() and len(one) < 18}
