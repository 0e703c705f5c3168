"""本单位人员: who has not sent an application yet, plan by plan, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import lists
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import presenting
from .applications import side

if TYPE_CHECKING:
    from zhicheng.plans.models import PublishedPlan

STATES = {
    "returned": ("退回修改", "dot", "ochre"),
    "draft": ("在填写，还没提交", "half", "indigo"),
    "none": ("还没开始", "ring", "grey"),
}


@seat_required("employer")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who has not sent yet under one plan: the chosen one, else the first to close of those open now."""
    actor, today = actor_of(request), clock.today()
    offered = _plans(actor.organisation_id or 0, today)
    chosen = request.GET.get("plan", "")
    published = plans.by_plan_id(chosen if chosen in offered else next(iter(offered), ""))
    context: dict[str, Any] = {"offered": offered, "plan": None, "rows": []}
    if published is not None:
        found = lists.not_sent_yet(actor=actor, plan_id=published.plan_id)
        page = paginate(found, request.GET, unit="人")
        context |= {
            "plan": plans.plan_of(published.pk),
            "plan_pk": published.pk,
            "plan_id": published.plan_id,
            "page": page,
            "rows": [_row(one) for one in page],
            "counts_of": {state: sum(1 for one in found if one.state == state) for state in STATES},
            "days": _last_days(published, today),
        }
    return render(request, "employer/people.html", {**side(request, "people"), **context})


def _plans(organisation_id: int, today: Any) -> dict[str, str]:
    """The plans that take applications now, then those under which this employer has cases: plan id → name."""
    open_now = {one.plan_id: one.name for one in plans.open_plans(today)}
    return open_now | {one: name for one, name in review.plans_with(organisation_id).items() if one not in open_now}


def _row(one: lists.NotSent) -> dict[str, Any]:
    word, shape, tone = STATES[one.state]
    changed = presenting.day(one.changed_at)
    return {"name": one.name, "word": word, "shape": shape, "tone": tone, "changed": changed}


def _last_days(published: PublishedPlan, today: Any) -> list[dict[str, Any]]:
    """The last day of each person's own part, and of the employer's."""
    plan = plans.plan_of(published.pk)
    found = [("个人提交截止", published.closes_on)]
    found += [(f"{stage.name}截止", stage.due.date) for stage in plan.route if stage.kind == "employer" and stage.due]
    return [{"name": name, "date": day, "left": (day - today).days} for name, day in found if day is not None]
