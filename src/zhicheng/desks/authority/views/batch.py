"""审核推荐: pass a selection, after a preview of exactly whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhicheng import clock
from zhicheng.casework import deciding
from zhicheng.review import queries
from zhicheng.standards.errors import Refused
from zhicheng.standards.outcome import BatchOutcome
from zhicheng.standards.text import amount
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import choosing, presenting
from ..presenting import AUTHORITIES
from .lists import side

TOLD_AT_MOST = 8


@seat_required(*AUTHORITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request: HttpRequest) -> HttpResponse:
    """GET: whom one can choose, or with a choice (`case`) the preview. POST: act on exactly that list."""
    actor, at = actor_of(request), clock.now()
    opinion, problem = "经审核，申报材料符合要求，同意推荐。", ""
    if request.method == "POST":
        opinion = request.POST.get("opinion", "")
        try:
            outcome = deciding.pass_many(actor=actor, choices=choosing.choices(request.POST), opinion=opinion, at=at)
        except Refused as refused:
            problem = refused.sentence
        else:
            tell(request, outcome)
            return redirect("authority:waiting")
    sent = request.POST if request.method == "POST" else request.GET
    chosen = choosing.choices(sent)
    if not chosen:
        page = paginate(queries.waiting(actor.organisation_id or 0, step="decide"), request.GET, unit="件")
        rows = [presenting.waiting_row(run, actor, at) for run in page]
        return render(request, "authority/choose.html", {"page": page, "rows": rows, **side(request, "recommend")})
    runs = choosing.runs_of(actor, chosen)
    rows = [presenting.waiting_row(run, actor, at) for run in runs]
    context = {"rows": rows, "count": amount(len(rows), "人"), "opinion": opinion, "problem": problem}
    return render(request, "authority/recommend.html", {**context, **side(request, "recommend")})


def tell(request: HttpRequest, outcome: BatchOutcome) -> None:
    """Say what was done, and of each that was not, why."""
    if outcome.done:
        flash.say(request, f"已经通过 {amount(len(outcome.done), '件')}，申报人会收到消息。")
    for _, sentence in outcome.skipped[:TOLD_AT_MOST]:
        flash.say(request, f"有一件没有办：{sentence}", kind="ochre")
    more = len(outcome.skipped) - TOLD_AT_MOST
    if more > 0:
        flash.say(request, f"还有 {amount(more, '件')}也没有办，请在列表里看最新情况。", kind="ochre")
