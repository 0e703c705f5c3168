"""Approving many at once: a preview with count and names, then exactly that list."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhicheng import clock
from zhicheng.dossier import queries, services
from zhicheng.standards.actor import Actor
from zhicheng.standards.outcome import BatchOutcome
from zhicheng.standards.text import amount
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import presenting
from .lists import side

if TYPE_CHECKING:
    from zhicheng.dossier.models import Item

MOST_AT_ONCE = 500
TOLD_AT_MOST = 8


@seat_required("employer")
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest) -> HttpResponse:
    """GET: the preview of the chosen records (`item`) and of all records of the chosen people (`person`). POST: act."""
    actor, at = actor_of(request), clock.now()
    if request.method == "POST":
        chosen = _numbers(request.POST)
        outcome = services.approve_items(actor=actor, item_ids=chosen, seen=_seen(request.POST, chosen), at=at)
        _tell(request, outcome)
        return redirect("employer:records")
    items = _chosen(request.GET, actor)
    if not items:
        flash.say(request, "请先勾选要通过的记录或人员。", kind="ochre")
        return redirect("employer:records")
    rows = presenting.rows_of(items, actor, at)
    can = [item for item, one in zip(items, rows, strict=True) if not one.why_not]
    context = {
        "rows": [one for one in rows if not one.why_not],
        "left_out": [one for one in rows if one.why_not],
        "count": amount(len(can), "条"),
        "names": presenting.names(can),
        **side(request, "waiting"),
    }
    return render(request, "employer/records/approve.html", context)


def _chosen(query: QueryDict, actor: Actor) -> list[Item]:
    organisation_id = actor.organisation_id or 0
    ids = set(_numbers(query))
    people = set(query.getlist("person"))
    if people:
        waiting = queries.submitted_items(organisation_id)
        ids |= {item.pk for item in waiting if str(item.owner.public_id) in people}
    return queries.submitted_items(organisation_id, item_ids=ids)[:MOST_AT_ONCE] if ids else []


def _numbers(query: QueryDict) -> list[int]:
    return [int(text) for text in query.getlist("item") if text.isdecimal() and len(text) < 15][:MOST_AT_ONCE]


def _seen(query: QueryDict, chosen: list[int]) -> dict[int, datetime]:
    stamps = {item_id: presenting.moment_of(query.get(f"seen-{item_id}", "")) for item_id in chosen}
    return {item_id: moment for item_id, moment in stamps.items() if moment is not None}


def _tell(request: HttpRequest, outcome: BatchOutcome) -> None:
    if outcome.done:
        flash.say(request, f"已经通过 {amount(len(outcome.done), '条')}，申报人会收到消息。")
    for _, sentence in outcome.skipped[:TOLD_AT_MOST]:
        flash.say(request, f"有一条没有办：{sentence}", kind="ochre")
    more = len(outcome.skipped) - TOLD_AT_MOST
    if more > 0:
        flash.say(request, f"还有 {amount(more, '条')}也有了变化，没有办，请在列表里看最新情况。", kind="ochre")
