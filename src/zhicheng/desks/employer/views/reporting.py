"""报送: a preview with exactly whom and the opinion, the act, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.casework import deciding, judging
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.review import queries
from zhicheng.review.rules import OWN_CASE
from zhicheng.standards.text import amount
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import choosing, presenting
from ..forms import ReportForm
from .applications import side

RESULT = "employer_reported"
TRUE = "经审核，申报材料真实、准确、完整，"


@seat_required("employer")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """GET: the preview of the ticked cases. POST: report exactly that list, then show what came of it."""
    actor, at = actor_of(request), clock.now()
    chosen = choosing.choices(request.POST if request.method == "POST" else request.GET)
    runs = choosing.runs_of(actor, chosen)
    if request.method == "POST":
        needed = request.POST.get("needed") == "yes" or any(_opinion_here(run) for run in runs)
        form = ReportForm(request.POST)
        if chosen and (not needed or form.is_valid()):
            opinion = form.cleaned_data["opinion"] if needed else ""
            outcome = deciding.report(actor=actor, choices=chosen, opinion=opinion, at=at)
            request.session[RESULT] = {"done": list(outcome.done), "skipped": [list(one) for one in outcome.skipped]}
            return redirect("employer:reported")
    else:
        form = ReportForm(initial={"opinion": suggestion(runs)})
    if not chosen:
        flash.say(request, "请先勾选要报送的申报人。", kind="ochre")
        return redirect("employer:applications")
    rows = [presenting.waiting_row(run, actor, at) for run in runs]
    can = [row for row in rows if not _why_not(row)]
    context = {
        "form": form,
        "needed": any(_opinion_here(run) for run in runs),
        "rows": can,
        "left_out": [{**row, "why_not": _why_not(row)} for row in rows if _why_not(row)],
        "gone": len(chosen) - len(rows),
        "count": amount(len(can), "人"),
        "names": presenting.names([row["name"] for row in can]),
        "many_plans": len({row["plan_id"] for row in can}) > 1,
        **side(request, "to_report"),
    }
    return render(request, "employer/report.html", context, status=422 if form.is_bound else 200)


@seat_required("employer")
@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """What came of the last 报送 in this session: who went on, and who did not and why."""
    kept = request.session.get(RESULT)
    if not kept:
        return redirect("employer:applications")
    named = _names(actor_of(request), [*kept["done"], *(number for number, _ in kept["skipped"])])
    context = {
        "done": [named[number] for number in kept["done"] if number in named],
        "skipped": [
            {**named.get(number, {"name": "一件申报", "href": ""}), "why": why} for number, why in kept["skipped"]
        ],
        **side(request, "to_report"),
    }
    return render(request, "employer/reported.html", context)


def suggestion(runs: Any) -> str:
    """A first wording of the opinion that is true of all of them; the clerk may change it."""
    outcomes = {gate.data.get("outcome", "") for run in runs for gate in run.gate_list if gate.kind == "publicity"}
    if outcomes == {"no_objection"}:
        return f"{TRUE}公示期间没有收到不同意见，同意推荐。"
    if outcomes == {"objection_dismissed"}:
        return f"{TRUE}公示期间的反映经核实不成立，同意推荐。"
    return f"{TRUE}同意推荐。"


def _opinion_here(run: Any) -> bool:
    """Whether the plan wants the employer's opinion with 报送 rather than with the qualification."""
    plan = plans.thawed(run.application.plan.digest, run.application.plan_id)
    return not judging.opinion_with_pass(route.stage(plan, run.stage))


def _why_not(row: dict[str, Any]) -> str:
    if row["own"]:
        return OWN_CASE
    return "" if row["code"] == "to_report" else f"现在是“{row['step']}”，还不能报送。"


def _names(actor: Any, ids: list[int]) -> dict[int, dict[str, str]]:
    """The names of cases that are or were with this employer, with their pages."""
    office = actor.organisation_id or 0
    rows = [
        presenting.done_row(run) | {"id": run.application_id}
        for run in queries.done(office).filter(application_id__in=ids)
    ]
    now = choosing.runs_of(actor, [(number, 0) for number in ids])
    rows += [presenting.waiting_row(run, actor, clock.now()) for run in now]
    return {row["id"]: {"name": row["name"], "href": row["href"]} for row in rows}
