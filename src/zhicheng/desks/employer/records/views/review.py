"""One record: what it says beside its evidence and the version approved before; approve it, or send it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhicheng import clock, kinds
from zhicheng.dossier import queries, rules, services
from zhicheng.dossier.changes import changes
from zhicheng.dossier.errors import ItemChanged, ReasonsMissing
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import presenting
from ..forms import reason_rows, reasons_of
from .lists import side

if TYPE_CHECKING:
    from zhicheng.dossier.models import Item

CHOOSE = "请选择通过，或者写明要改什么再退回修改。"
BOTH = "您写了要改的内容。要退回，请按“退回修改”；要通过，请先把写的内容清空。"


@seat_required("employer")
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """The review page of one record, and its decision."""
    found = queries.once_sent(actor_of(request), item_id)
    if request.method == "POST":
        return _decided(request, found)
    if found.state not in rules.FOR_EMPLOYER:
        why_not = rules.why_not_review(actor_of(request), found, employer_id=actor_of(request).organisation_id)
        flash.say(request, f"“{found.title}”：{why_not}", kind="indigo")
        return redirect("employer:records")
    return _page(request, found, reason_rows(kinds.get(found.kind)))


def _decided(request: HttpRequest, found: Item) -> HttpResponse:
    rows = reason_rows(kinds.get(found.kind), request.POST)
    verdict = request.POST.get("verdict", "")
    if found.state != rules.State.SUBMITTED:
        raise ItemChanged(queries.why_not_review(actor_of(request), found))
    if not rows.is_valid():
        return _page(request, found, rows, problem="请照提示改好要改的内容。")
    reasons = reasons_of(rows)
    if verdict not in ("pass", "return") or (verdict == "pass" and reasons):
        return _page(request, found, rows, problem=BOTH if verdict == "pass" else CHOOSE)
    try:
        return _decide(request, found, verdict, reasons)
    except ReasonsMissing as refused:
        return _page(request, found, rows, problem=refused.sentence)


def _decide(request: HttpRequest, found: Item, verdict: str, reasons: list[dict[str, str]]) -> HttpResponse:
    """One call; a record that somebody else decided, or its owner changed, ends in 409 with what happened."""
    actor, at = actor_of(request), clock.now()
    seen = presenting.moment_of(request.POST.get("seen", ""))
    if seen is None:
        raise ItemChanged()
    if verdict == "return":
        services.return_item(actor=actor, item_id=found.pk, reasons=reasons, seen=seen, at=at)
        flash.say(request, f"“{found.title}”已经退回{found.owner.name}修改，本人会收到消息。")
        return _onwards(found)
    outcome = services.approve_items(actor=actor, item_ids=[found.pk], seen={found.pk: seen}, at=at)
    if outcome.skipped:
        raise ItemChanged(outcome.skipped[0][1])
    flash.say(request, f"已经通过{found.owner.name}的“{found.title}”。")
    return _onwards(found)


def _onwards(found: Item) -> HttpResponse:
    """To the next record of the same person, which is what her list shows first."""
    return redirect("employer:records_person", found.owner.public_id)


def _page(request: HttpRequest, found: Item, rows: Any, *, problem: str = "") -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    kind = kinds.get(found.kind)
    beside = queries.submitted_items(actor.organisation_id or 0, owner=found.owner.public_id)
    order = [one.pk for one in beside]
    place = order.index(found.pk) if found.pk in order else -1
    before = queries.approved_before(found)
    shown = presenting.files(found)
    chosen = request.GET.get("file", "")
    context = {
        "item": found,
        "kind": kind,
        "owner": found.owner,
        "beside": presenting.rows_of(beside, actor, at),
        "place": place + 1,
        "previous": order[place - 1] if place > 0 else None,
        "next": order[place + 1] if 0 <= place < len(order) - 1 else None,
        "facts": kind.rows(found.data),
        "files": shown,
        "shown": next((one for one in shown if str(one["id"]) == chosen), shown[0] if shown else None),
        "before": before,
        "changes": [(one.name, one.old, one.new) for one in changes(before, found)] if before else [],
        "reasons": queries.reason_sentences(found) if found.state == rules.State.SUBMITTED else [],
        "why_not": rules.why_not_review(actor, found, employer_id=actor.organisation_id),
        "mark": presenting.mark(found),
        "sent": presenting.day(found.submitted_at),
        "waited": presenting.waited(found.submitted_at, at),
        "seen": presenting.stamp(found),
        "formset": rows,
        "problems": [("decide", "", problem)] if problem else [],
        **side(request, "waiting"),
    }
    return render(request, "employer/records/item.html", context)
