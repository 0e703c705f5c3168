"""公示: the list of notices, a new one with its days counted before it is posted, and posting one anew."""

from datetime import datetime
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.casework import publicising
from zhicheng.plans import queries as plans
from zhicheng.publicity import queries
from zhicheng.publicity.errors import NoticeClosed
from zhicheng.review import queries as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.standards.text import amount, end_of_day
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.errors import add_refusal
from zhicheng.ui.forms import Form
from zhicheng.ui.pager import paginate

from .. import choosing, counting, posting, presenting
from ..forms import PostingForm, RestartForm
from .applications import side

LOOK_AGAIN = "日期改了，公示到{last}满。请看过日历，再按一次。"


@seat_required("employer")
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """All notices of this employer: those that run first, then the newest."""
    today = clock.today()
    office = actor_of(request).organisation_id or 0
    page = paginate(queries.notices_of(office).annotate(people=Count("entries")), request.GET, unit="份")
    rows = [presenting.notice_row(one, today) for one in page]
    running, over = queries.counts_of(office, today)
    context = {"page": page, "rows": rows, "over": over, "running": running, **side(request, "notices")}
    context["many_plans"] = len({one["plan"] for one in rows}) > 1
    return render(request, "employer/notices.html", context)


@seat_required("employer")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new notice. GET: day, place and people with the days counted. POST: count again (`count`), or post it."""
    actor, at = actor_of(request), clock.now()
    sent = request.POST if request.method == "POST" else request.GET
    chosen = choosing.choices(sent)
    ticked = {number for number, _ in chosen}
    waiting = review.waiting(actor.organisation_id or 0, step="to_publicise")[: choosing.MOST_AT_ONCE]
    rows = [presenting.waiting_row(run, actor, at) for run in waiting]
    plan_id = posting.plan_of(rows, ticked, sent.get("plan", ""))
    people = [row for row in rows if row["plan_id"] == plan_id]
    listed = [row for row in people if row["id"] in ticked] or people
    plan_pk = max((row["plan_pk"] for row in listed), default=None)
    rule = counting.rule_of(plans.plan_of(plan_pk)) if plan_pk is not None else None
    hint = counting.FIRST_DAY[rule.first_day] if rule else ""
    if request.method == "POST":
        form = PostingForm(request.POST, people=people, counting=hint)
        if (posted := _post(request, actor, form, chosen, at)) is not None:
            return posted
    else:
        cases = [f"{number}:{version}" for number, version in chosen] or [row["choice"] for row in people]
        place = posting.last_place(actor.organisation_id or 0)
        form = PostingForm(
            initial={"posted_on": clock.today(at), "place": place, "case": cases}, people=people, counting=hint
        )
    if plan_pk is None or rule is None:
        return _choose_plan(request, rows)
    context = posting.days(actor, form, rule, listed)
    context |= {"plan": plans.plan_of(plan_pk), "plan_pk": plan_pk, "plan_id": plan_id}
    context |= {"others": len(rows) - len(people)}
    context |= {"rule": rule, "rule_clauses": presenting.clauses(rule.clause)}
    return _page(request, "employer/notice_new.html", form, context)


@seat_required("employer")
@require_http_methods(["GET", "HEAD", "POST"])
def restart(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Post a notice anew with the right date or place: GET shows the days, POST counts again or restarts it."""
    actor, at = actor_of(request), clock.now()
    office = actor.organisation_id or 0
    notice = queries.notice_for(office, notice_id)
    plan = plans.plan_of(notice.plan_id)
    rule = counting.rule_of(plan)
    if notice.state != "open" or rule is None:
        return redirect("employer:notice", posting.newest(office, notice_id))
    hint = counting.FIRST_DAY[rule.first_day]
    if request.method == "POST":
        form = RestartForm(request.POST, counting=hint)
        if (restarted := _restart(request, actor, form, notice_id, at)) is not None:
            return restarted
    else:
        form = RestartForm(initial={"posted_on": notice.posted_on, "place": notice.place}, counting=hint)
    listed = [entry.application_id for entry in queries.entries_of(notice_id) if entry.state == "open"]
    runs = review.waiting(office).filter(application_id__in=listed)
    rows = [presenting.waiting_row(run, actor, at) for run in runs]
    context = posting.days(actor, form, rule, rows)
    context |= {"plan": plan, "notice": notice, "people": rows}
    return _page(request, "employer/notice_restart.html", form, context)


def _post(
    request: HttpRequest, actor: Actor, form: PostingForm, chosen: list[tuple[int, int]], at: datetime
) -> HttpResponse | None:
    """Open the publicity and go to its page; None where it is only to be counted, looked at again, or refused."""
    if not _ready(request, form):
        return None
    given = form.cleaned_data
    try:
        notice = publicising.open_publicity(
            actor=actor, choices=chosen, posted_on=given["posted_on"], place=given["place"], at=at
        )
    except (NotFound, Stale):
        raise
    except Refused as refused:
        refused.field = "case" if refused.field == "choices" else refused.field
        add_refusal(form, refused)
        return None
    count = amount(len(chosen), "位申报人")
    flash.say(request, f"开始公示 {count}，到{end_of_day(notice.last_day)}满。请导出公示表，盖章后张贴。")
    return redirect("employer:notice", notice.pk)


def _restart(
    request: HttpRequest, actor: Actor, form: RestartForm, notice_id: int, at: datetime
) -> HttpResponse | None:
    """Restart the notice and go to the new one; None as in `_post`. A second click goes there too."""
    if not _ready(request, form):
        return None
    given = form.cleaned_data
    try:
        notice = publicising.restart_publicity(
            actor=actor,
            notice_id=notice_id,
            posted_on=given["posted_on"],
            place=given["place"],
            reason=given["reason"],
            at=at,
        )
    except (NotFound, Stale):
        raise
    except NoticeClosed:
        return redirect("employer:notice", posting.newest(actor.organisation_id or 0, notice_id))
    except Refused as refused:
        add_refusal(form, refused)
        return None
    flash.say(request, f"已经重新公示，到{end_of_day(notice.last_day)}满。请换上新的公示表。")
    return redirect("employer:notice", notice.pk)


def _ready(request: HttpRequest, form: PostingForm | RestartForm) -> bool:
    """Whether the form is to be acted on: filled in, its days seen, and not sent only to count them."""
    if "count" in request.POST:
        form.only_the_day()
        return False
    return form.is_valid() and posting.was_shown(request.POST, form)


def _choose_plan(request: HttpRequest, rows: list[dict[str, Any]]) -> HttpResponse:
    """Nobody to publicise, or several plans: one notice lists people of one plan."""
    offered: dict[str, dict[str, Any]] = {}
    for row in rows:
        one = offered.setdefault(row["plan_id"], {"id": row["plan_id"], "name": row["plan"], "people": []})
        one["people"].append(row["name"])
    for one in offered.values():
        one["names"] = presenting.names(one["people"])
    return render(request, "employer/notice_plans.html", {"offered": offered.values(), **side(request, "notices")})


def _page(request: HttpRequest, template: str, form: Form, context: dict[str, Any]) -> HttpResponse:
    """The form with its calendar; where only the date was new, with a word to look at it."""
    bad = form.is_bound and not form.is_valid()
    moved = form.is_bound and not bad and "count" not in request.POST and context["span"]
    again = LOOK_AGAIN.format(last=end_of_day(context["span"].last_day)) if moved else ""
    return render(request, template, {**context, "form": form, "again": again}, status=422 if bad else 200)
