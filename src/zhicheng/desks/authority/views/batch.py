"""审核推荐: pass a selection, after a preview of exactly whom."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhicheng import clock
from zhicheng.casework import deciding
from zhicheng.review import queries
from zhicheng.standards.outcome import BatchOutcome
from zhicheng.standards.text import amount
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import choosing, presenting
from ..presenting import AUTHORITIES
from .lists import side

OPINION = "经审核，申报材料符合要求，同意推荐。"
TOLD_AT_MOST = 8


@seat_required(*AUTHORITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request: HttpRequest) -> HttpResponse:
    """GET: whom one can choose, or with a choice (`case`) the preview. POST: act on exactly that list."""
    actor, at = actor_of(request), clock.now()
    sending = request.method == "POST"
    chosen = choosing.choices(request.POST if sending else request.GET)
    if not chosen:
        return _choose(request)
    opinion = request.POST.get("opinion", "") if sending else OPINION
    runs = choosing.runs_of(actor, chosen)
    if sending and opinion.strip():
        outcome = deciding.pass_many(actor=actor, choices=chosen, opinion=opinion, at=at)
        tell(request, outcome, {run.application_id: run.application.applicant.name for run in runs})
        return redirect("authority:waiting")
    context = {
        "rows": [presenting.waiting_row(run, actor, at) for run in runs],
        "count": amount(len(runs), "人"),
        "opinion": opinion,
        "problem": "请填写审核意见。" if sending else "",
    }
    page = {**context, **side(request, "recommend")}
    return render(request, "authority/recommend.html", page, status=422 if sending else 200)


def _choose(request: HttpRequest) -> HttpResponse:
    """Whom one can choose."""
    actor, at = actor_of(request), clock.now()
    page = paginate(queries.waiting(actor.organisation_id or 0, step="decide"), request.GET, unit="件")
    rows = [presenting.waiting_row(run, actor, at) for run in page]
    return render(request, "authority/choose.html", {"page": page, "rows": rows, **side(request, "recommend")})


def tell(request: HttpRequest, outcome: BatchOutcome, names: Mapping[int, str]) -> None:
    """Say what was done, and of each that was not, why. `names` says whose case an id is."""
    if outcome.done:
        flash.say(request, f"已经通过 {amount(len(outcome.done), '件')}，申报人会收到消息。")
    for number, sentence in outcome.skipped[:TOLD_AT_MOST]:
        whose = f"{names[number]}的申报" if number in names else "有一件"
        flash.say(request, f"{whose}没有办：{sentence}", kind="ochre")
    more = len(outcome.skipped) - TOLD_AT_MOST
    if more > 0:
        flash.say(request, f"还有 {amount(more, '件')}也没有办，请在列表里看最新情况。", kind="ochre")
