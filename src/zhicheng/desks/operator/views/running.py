"""Running the instance: the overview, plans in the catalogue, jobs, messages on their way, the demo's clock."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.casework import operating
from zhicheng.jobs import queries as job_queries
from zhicheng.messages import queries as message_queries
from zhicheng.plans import queries as plans
from zhicheng.plans import rules as plan_rules
from zhicheng.plans import services as plan_services
from zhicheng.standards import codes
from zhicheng.standards.text import chinese_date
from zhicheng.trail import queries as trail
from zhicheng.ui import flash
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import queues, words
from ..asking import Nothing, Question, Rows, ask, posted
from ..forms import ClockForm
from . import operator_only

OPENINGS = {"open": "正在受理", "soon": "还没开始", "closed": "已截止", "unannounced": "日期待公布"}


@require_safe
@operator_only
def home(request: HttpRequest) -> HttpResponseBase:
    """What needs an operator now."""
    undelivered = message_queries.outbox(waiting_only=True).count()
    context = {"queue": queues.state(), "undelivered": undelivered, "today": clock.today()}
    return render(request, "operator/home.html", context)


@require_safe
@operator_only
def published(request: HttpRequest) -> HttpResponseBase:
    """The plans in force, hidden ones too."""
    page = paginate(plans.every(), request.GET, unit="个")
    today = clock.today()
    levels = codes.table("level")
    rows = [
        {"plan": plan, "level": levels.label(plan.level), "state": OPENINGS[plan_rules.opening(plan, today)]}
        for plan in page
    ]
    return render(request, "operator/plans.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def hide(request: HttpRequest, plan_pk: int) -> HttpResponseBase:
    """Take a plan out of the catalogue."""
    return _show_or_hide(request, plan_pk, hidden=True)


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def show(request: HttpRequest, plan_pk: int) -> HttpResponseBase:
    """Put a hidden plan back into the catalogue."""
    return _show_or_hide(request, plan_pk, hidden=False)


def _show_or_hide(request: HttpRequest, plan_pk: int, *, hidden: bool) -> HttpResponseBase:
    plan = plans.get(plan_pk)
    verb = "收起" if hidden else "公开"

    def do(_values: dict[str, Any]) -> HttpResponseBase:
        act = plan_services.hide if hidden else plan_services.show
        act(plan_pk=plan.pk, actor=actor_of(request), at=clock.now())
        flash.say(request, f"“{plan.name}”已{verb}。")
        return redirect("operator:plans")

    question = Question(
        heading=f"{verb}这个评审计划",
        lede="收起后不再出现在评审计划里；已经开始的申报照常进行，以后可以再公开。"
        if hidden
        else "公开后大家又能在评审计划里看到它。",
        button=f"{verb}评审计划",
        back=reverse("operator:plans"),
        back_name="评审计划",
        kind="return" if hidden else "primary",
    )
    rows = [("评审计划", plan.name), ("年度", f"{plan.year}年"), ("版本", f"第 {plan.version} 版")]
    return ask(request, Nothing(posted(request)), question, do, rows=rows)


@require_safe
@operator_only
def jobs(request: HttpRequest) -> HttpResponseBase:
    """The worker's queue: dead jobs, or with `waiting=1` those that wait or are being done."""
    waiting_only = request.GET.get("waiting") == "1"
    rows = job_queries.waiting() if waiting_only else job_queries.dead()
    context = {
        "queue": queues.state(),
        "page": paginate(rows, request.GET, unit="项"),
        "waiting_only": waiting_only,
    }
    return render(request, "operator/jobs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def retry(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """Put a dead job back into the queue."""

    def do(_values: dict[str, Any]) -> HttpResponseBase:
        operating.retry_job(job_id=job_id, actor=actor_of(request), at=clock.now())
        flash.say(request, "已重新排队，几秒内会再做一次。")
        return redirect("operator:jobs")

    question = Question(
        heading="再做一次",
        lede="这项工作会重新排队。做两次和做一次的结果相同，不会重复发消息。",
        button="重新排队",
        back=reverse("operator:jobs"),
        back_name="后台工作",
    )
    return ask(request, Nothing(posted(request)), question, do, rows=[("编号", str(job_id))])


@require_safe
@operator_only
def messages(request: HttpRequest) -> HttpResponseBase:
    """Messages written, delivered or not, the latest first."""
    waiting_only = request.GET.get("waiting") == "1"
    page = paginate(message_queries.outbox(waiting_only=waiting_only), request.GET, unit="条")
    return render(request, "operator/messages.html", {"page": page, "waiting_only": waiting_only})


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def move_clock(request: HttpRequest) -> HttpResponseBase:
    """Today's date; in demo mode, moving it forward after a look at the day it will be."""
    at = clock.now()
    today = clock.today(at)
    history = words.history(trail.lines_of(operating.CLOCK))
    if not settings.DEMO:
        return render(request, "operator/clock_fixed.html", {"today": today, "history": history})

    def check(values: dict[str, Any]) -> Rows:
        after = today + timedelta(days=values["days"])
        return [("现在是", chinese_date(today, year=True)), ("调到", chinese_date(after, year=True))]

    def do(values: dict[str, Any]) -> HttpResponseBase:
        moved = operating.move_clock(days=values["days"], actor=actor_of(request), at=at)
        flash.say(request, f"现在是{chinese_date(clock.today(moved), year=True)}。")
        return redirect("operator:clock")

    question = Question(
        heading=f"今天是{chinese_date(today, year=True)}",
        lede="演示时可以把平台的日期往后调，好把公示和期限走完。调过就不能往回调，因为材料上已经写了日期。",
        button="往后调",
        back=reverse("operator:home"),
        back_name="首页",
    )
    return ask(request, ClockForm(posted(request)), question, do, check=check, history=history)
