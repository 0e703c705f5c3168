"""Sending records to the employer: what can go, what must be mended first, and the sending itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhicheng import clock, kinds
from zhicheng.dossier import queries, rules, services
from zhicheng.dossier.errors import NotReady
from zhicheng.dossier.values import fact_of
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import presenting


@seat_required("applicant")
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    """Preview of everything not yet sent; sending what is chosen."""
    actor, at = actor_of(request), clock.now()
    slips: list[tuple[str, str, str]] = []
    if request.method == "POST":
        chosen = [int(text) for text in request.POST.getlist("item") if text.isdecimal() and len(text) < 15]
        if not chosen:
            slips = [("items", "", "请至少选一条要送审的记录。")]
        else:
            try:
                sent = services.submit_items(actor=actor, item_ids=chosen, at=at)
            except NotReady as refused:
                slips = [("", "", f"{one.title}：{one.sentence}") for one in refused.problems]
            else:
                flash.say(request, f"已经送单位审核{len(sent)}条，审核结果会发消息告诉您。")
                return redirect("applicant:dossier")
    return render(request, "applicant/dossier/submit.html", _preview(actor, at) | {"slips": slips})


def _preview(actor: Any, at: Any) -> dict[str, Any]:
    profile = queries.profile_of(actor.person_id)
    drafts = [item for item in queries.items_of(actor.person_id) if item.state in rules.EDITABLE]
    problems: dict[int, list[dict[str, str]]] = {}
    for one in services.problems_of(actor=actor, at=at):
        problems.setdefault(one.item_id, []).append({"field": one.field, "sentence": one.sentence})
    rows = [
        {
            "item": item,
            "kind": kinds.get(item.kind).name,
            "fact": fact_of(kinds.get(item.kind), item.data),
            "href": presenting.record_address(item),
            "problems": problems.get(item.pk, []),
        }
        for item in drafts
    ]
    return {
        "employer": profile.employer if profile else None,
        "ready": [row for row in rows if not row["problems"]],
        "unready": [row for row in rows if row["problems"]],
        "home": reverse("applicant:dossier"),
    }
