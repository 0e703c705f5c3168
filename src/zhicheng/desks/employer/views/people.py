"""本单位人员: who has not sent an application yet, plan by plan, and until when."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import lists
from zhicheng.plans import queries as plans
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import choosing, presenting
from .applications import side

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
    chosen = choosing.number_in(request.GET, "plan")
    plan_pk = chosen if chosen in offered else next(iter(offered), None)
    context: dict[str, Any] = {"offered": offered, "plan_pk": plan_pk, "plan": None, "rows": []}
    if plan_pk is not None:
        found = lists.not_sent_yet(actor=actor, plan_pk=plan_pk)
        page = paginate(found, request.GET, unit="人")
        context |= {
            "plan": plans.plan_of(plan_pk),
            "page": page,
            "rows": [_row(one) for one in page],
            "counts_of": {state: sum(1 for one in found if one.state == state) for state in STATES},
            "days": _last_days(plan_pk, today),
        }
    return render(request, "employer/people.html", {**side(request, "people"), **context})


def _plans(organisation_id: int, today: Any) -> dict[int, str]:
    """The plans that take applications now, then those under which this employer has cases: key → name."""
    open_now = {one.pk: one.name for one in plans.open_plans(today)}
    known = set(open_now.values())
    return open_now | {pk: name for pk, name in choosing.plans_here(organisation_id) if name not in known}


def _row(one: lists.NotSent) -> dict[str, Any]:
    word, shape, tone = STATES[one.state]
    changed = presenting.day(one.changed_at)
    return {"name": one.name, "word": word, "shape": shape, "tone": tone, "changed": changed}


def _last_days(plan_pk: int, today: Any) -> list[dict[str, Any]]:
    """The last day of each person's own part, and of the employer's."""
    plan = plans.plan_of(plan_pk)
    found = [("个人提交截止", plans.get(plan_pk).closes_on)]
    found += [(f"{stage.name}截止", stage.due.date) for stage in plan.route if stage.kind == "employer" and stage.due]
    return [{"name": name, "date": day, "left": (day - today).days} for name, day in found if day is not None]
