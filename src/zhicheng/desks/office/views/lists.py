"""待受理, 已办 and 花名册: the office's cases, filtered, paged, and as a spreadsheet with the same filter."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import rosters
from zhicheng.review import queries
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import presenting

STEPS = ("decide", "to_collect")
HEADINGS = {"decide": "件等您审查", "to_collect": "件等收齐费用和纸质材料", "": "件等您受理"}
EMPTY = {
    "decide": ("没有等您审查的申报", "人力社保部门审核通过以后，会列在这里。"),
    "to_collect": ("没有等收费、收材料的申报", "审查通过、还没有收齐的，会列在这里。"),
    "": ("没有等您受理的申报", "人力社保部门审核通过以后，会列在这里。"),
}
NOT_FOUND = ("没有找到符合的申报", "换一个姓名、受理编号或评审计划再找。")


@seat_required("office")
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """待受理: what waits here, what is due first on top."""
    actor, at = actor_of(request), clock.now()
    asked = wanted(request.GET)
    step = asked["step"] or ""
    page = paginate(queries.waiting(actor.organisation_id or 0, **asked), request.GET, unit="件")
    empty = NOT_FOUND if _narrowed(asked) else EMPTY[step]
    context = {
        "page": page,
        "rows": presenting.waiting_rows(page.items, actor, at),
        "step": step,
        "heading": f"{page.total} {HEADINGS[step]}" if page.total else empty[0],
        "empty": empty,
        **filters(request, asked, step=step),
        **side(request, step or "waiting"),
    }
    return render(request, "office/waiting.html", context)


@seat_required("office")
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """已办: what was accepted, returned or not passed, newest first."""
    asked = wanted(request.GET)
    found = queries.done(actor_of(request).organisation_id or 0, plan_id=asked["plan_id"], text=asked["text"])
    page = paginate(found.filter(kind="office"), request.GET, unit="件")
    rows = [presenting.done_row(run) for run in page]
    context = {"page": page, "rows": rows, **filters(request, asked), **side(request, "done")}
    return render(request, "office/done.html", context)


@seat_required("office")
@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """花名册: whoever is with the committee now, by name and number."""
    actor, at = actor_of(request), clock.now()
    asked = wanted(request.GET) | {"step": "in_committee"}
    page = paginate(queries.waiting(actor.organisation_id or 0, **asked), request.GET, unit="人")
    rows = presenting.waiting_rows(page.items, actor, at)
    context = {
        "page": page,
        "rows": rows,
        "rosters": rosters.offered(actor),
        **filters(request, asked, step="in_committee"),
        **side(request, "roster"),
    }
    return render(request, "office/roster.html", context)


def wanted(query: QueryDict) -> dict[str, Any]:
    """The filter a list was asked with: step, plan and words."""
    step = query.get("step", "")
    return {
        "step": step if step in STEPS else None,
        "plan_id": query.get("plan", "")[:120],
        "text": query.get("q", "")[:60],
    }


def filters(request: HttpRequest, asked: dict[str, Any], *, step: str = "") -> dict[str, Any]:
    """What the filter shows, and the query of the spreadsheet with the same filter."""
    return {
        "text": asked["text"],
        "plan_id": asked["plan_id"],
        "narrowed": _narrowed(asked),
        "plans": queries.plans_with(actor_of(request).organisation_id or 0),
        "export": urlencode({"step": step, "q": asked["text"], "plan": asked["plan_id"]}),
    }


def side(request: HttpRequest, current: str) -> dict[str, Any]:
    """The left-hand list with its counts."""
    counts = queries.counts(actor_of(request).organisation_id or 0)
    steps = [(code, queries.STEPS[code], counts[code]) for code in STEPS]
    return {
        "steps": steps,
        "waiting_count": sum(count for _, _, count in steps),
        "roster_count": counts["in_committee"],
        "current": current,
    }


def _narrowed(asked: dict[str, Any]) -> bool:
    return bool(asked["text"] or asked["plan_id"])
