"""职称申报资格审查: the employer's cases by step, and what it has dealt with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import rosters
from zhicheng.review import queries
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import choosing, presenting

LEDES = {
    "decide": "先到期的在前。点姓名打开，对着材料审查。",
    "to_publicise": "资格审查已经通过。勾选同一个评审计划的人，列在一份公示上。",
    "publicising": "公示满了以后，在公示里填写结果，再报送。",
    "to_report": "公示已经结束。勾选后看清单，一起报送。",
    "": "先到期的在前。点姓名打开。",
}
HEADINGS = {
    "decide": "件等您审查",
    "to_publicise": "件等您公示",
    "publicising": "件正在公示",
    "to_report": "件可以报送",
    "": "件在本单位办理",
}
EMPTY = {
    "decide": ("没有等您审查的申报", "本单位有人提交以后，会列在这里。"),
    "to_publicise": ("没有等您公示的申报", "资格审查通过以后，会列在这里。"),
    "publicising": ("没有正在公示的申报", "开始公示以后，会列在这里。"),
    "to_report": ("没有等您报送的申报", "公示期满、填写结果以后，会列在这里。"),
    "": ("没有在本单位办理的申报", "本单位有人提交以后，会列在这里。"),
}


@seat_required("employer")
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """The cases in hand, of one step or all; what can be done to many at once has check boxes."""
    actor, at = actor_of(request), clock.now()
    asked = choosing.wanted(request.GET)
    step = asked["step"] or ""
    page = paginate(queries.waiting(actor.organisation_id or 0, **asked), request.GET, unit="件")
    rows = [presenting.waiting_row(run, actor, at) for run in page]
    empty = EMPTY[step]
    if asked["text"] or asked["plan_id"]:
        empty = ("没有找到符合的申报", "换一个姓名、受理编号或评审计划再找。")
    context = {
        "page": page,
        "rows": rows,
        "step": step,
        "heading": f"{page.total} {HEADINGS[step]}" if page.total else empty[0],
        "lede": LEDES[step] if page.total else "",
        "empty": empty,
        "choose": step in ("to_publicise", "to_report") and bool(rows),
        "export": urlencode({"step": step, "q": asked["text"], "plan": asked["plan_id"]}),
        **filters(request, asked),
        **side(request, step or "all"),
    }
    return render(request, "employer/applications.html", context)


@seat_required("employer")
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What this employer has reported, returned or rejected, newest first."""
    asked = choosing.wanted(request.GET)
    office = actor_of(request).organisation_id or 0
    page = paginate(queries.done(office, plan_id=asked["plan_id"], text=asked["text"]), request.GET, unit="件")
    rows = [presenting.done_row(run) for run in page]
    offered = rosters.offered(actor_of(request))
    context = {"page": page, "rows": rows, "rosters": offered, **filters(request, asked), **side(request, "done")}
    return render(request, "employer/done.html", context)


def filters(request: HttpRequest, asked: dict[str, Any]) -> dict[str, Any]:
    """What the filter shows: the words, the plans to choose from, and which is chosen."""
    return {
        "text": asked["text"],
        "plans": queries.plans_with(actor_of(request).organisation_id or 0),
        "plan_id": asked["plan_id"],
    }


def side(request: HttpRequest, current: str) -> dict[str, Any]:
    """The left-hand list with its counts."""
    counts = queries.counts(actor_of(request).organisation_id or 0)
    steps = [(code, queries.STEPS[code], counts[code]) for code in choosing.STEPS]
    return {"steps": steps, "counts": counts, "in_hand": sum(count for _, _, count in steps), "current": current}
