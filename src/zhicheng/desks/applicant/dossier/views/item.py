"""One version of a record as its owner reads it; deleting a draft, taking back what was sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock, kinds
from zhicheng.dossier import queries, rules, services
from zhicheng.trail import queries as trail
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import post_only

from .. import presenting


@seat_required("applicant")
@require_safe
def show(request: HttpRequest, item_id: int) -> HttpResponse:
    """Everything one version says, its files, and what happened to it."""
    item = queries.own_item(actor_of(request), item_id)
    kind = kinds.get(item.kind)
    return render(
        request,
        "applicant/dossier/item.html",
        {
            "item": item,
            "kind": kind,
            "title": item.title or kind.name,
            "state": presenting.STATES.get(item.state, "以前的版本"),
            "trust": rules.trust_of(item),
            "rows": kind.rows(item.data),
            "files": presenting.files(item),
            "reasons": queries.reason_sentences(item) if item.state in rules.EDITABLE else [],
            "history": presenting.history(trail.lines_of(f"item:{item.pk}")),
            "edit": presenting.record_address(item),
            "may_edit": rules.why_not_edit(item) is None,
            "may_delete": rules.why_not_delete(item) is None,
        },
    )


@seat_required("applicant")
@require_safe
def edit(request: HttpRequest, item_id: int) -> HttpResponse:
    """From a version to the editor of its record."""
    return redirect(presenting.record_address(queries.own_item(actor_of(request), item_id)))


@seat_required("applicant")
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, item_id: int) -> HttpResponse:
    """Ask once more, then delete a draft or a returned record."""
    actor = actor_of(request)
    if request.method == "POST":
        item = services.delete_item(actor=actor, item_id=item_id, at=clock.now())
        flash.say(request, f"“{item.title or kinds.get(item.kind).name}”已经删除。")
        return redirect(f"{reverse('applicant:dossier')}#{item.kind}")
    item = queries.own_item(actor, item_id)
    if (why_not := rules.why_not_delete(item)) is not None:
        flash.say(request, why_not, kind="indigo")
        return redirect("applicant:dossier_item", item.pk)
    context = {
        "item": item,
        "title": item.title or kinds.get(item.kind).name,
        "edit": presenting.record_address(item),
        "approved": queries.approved_before(item),
    }
    return render(request, "applicant/dossier/delete.html", context)


@post_only("applicant:dossier_item", "item_id")
@seat_required("applicant")
def withdraw(request: HttpRequest, item_id: int) -> HttpResponse:
    """Take a record back from the employer (撤回送审), and go on with it."""
    item = services.withdraw_item(actor=actor_of(request), item_id=item_id, at=clock.now())
    flash.say(request, "已经撤回，可以修改了。改好后请再送审。")
    return redirect(presenting.record_address(item))
