"""One notice: its people, its counted days, the sheet to post, and its outcome."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import publicising, reading
from zhicheng.casework.words import OUTCOMES
from zhicheng.documents import services as documents
from zhicheng.plans import queries as plans
from zhicheng.publicity import queries
from zhicheng.publicity.errors import NoticeClosed
from zhicheng.review.rules import OWN_CASE
from zhicheng.standards.calendar import china
from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.standards.text import amount, end_of_day
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import pdf_response, post_only
from zhicheng.ui.errors import add_refusal

from .. import counting, presenting
from ..forms import CloseForm

ENTRY = {
    "open": ("公示中", "half", "indigo"),
    "done": ("公示结束", "dot", "celadon"),
    "removed": ("不再公示", "dotted", "grey"),
}


@seat_required("employer")
@require_safe
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """The page of a notice."""
    found = queries.notice_for(actor_of(request).organisation_id or 0, notice_id)
    entries = queries.entries_of(found.pk)
    return _page(request, found, entries, CloseForm(people=_open_people(entries)), clock.now())


@post_only("employer:notice", "notice_id")
@seat_required("employer")
def close(request: HttpRequest, notice_id: int) -> HttpResponse:
    """填写公示结果. A second click finds it closed and only leads back to the page."""
    actor, at = actor_of(request), clock.now()
    found = queries.notice_for(actor.organisation_id or 0, notice_id)
    entries = queries.entries_of(found.pk)
    if found.state != "open":
        return redirect("employer:notice", found.pk)
    form = CloseForm(request.POST, people=_open_people(entries))
    if not form.is_valid():
        return _page(request, found, entries, form, at)
    try:
        publicising.close_publicity(
            actor=actor,
            notice_id=notice_id,
            outcome=form.cleaned_data["outcome"],
            text=form.cleaned_data["text"],
            upheld=form.upheld_ids,
            at=at,
        )
    except (NotFound, Stale):
        raise
    except NoticeClosed:
        return redirect("employer:notice", found.pk)
    except Refused as refused:
        add_refusal(form, refused)
        return _page(request, found, entries, form, at)
    flash.say(request, _told(form.cleaned_data["outcome"], len(_open_people(entries)), form.upheld_ids))
    return redirect("employer:notice", found.pk)


@seat_required("employer")
@require_safe
def sheet(request: HttpRequest, notice_id: int) -> HttpResponse:
    """公示表 as PDF, to be stamped and posted."""
    found = queries.notice_for(actor_of(request).organisation_id or 0, notice_id)
    if found.state == "restarted":
        return redirect("employer:notice", found.pk)
    pdf = documents.publicity_sheet(reading.publicity_sheet_data(found.pk))
    return pdf_response(pdf, f"公示表-{found.posted_on:%Y%m%d}.pdf")


def _page(request: HttpRequest, found: Any, entries: Any, form: CloseForm, at: datetime) -> HttpResponse:
    actor, today = actor_of(request), clock.today(at)
    plan = plans.plan_of(found.plan_id)
    rule = counting.rule_of(plan)
    open_people = _open_people(entries)
    over = today > found.last_day
    after = queries.notices_of(found.employer_id).filter(restarted_from_id=found.pk).first()
    context = {
        "notice": found,
        "plan": plan,
        "rule_clauses": presenting.clauses(rule.clause) if rule is not None else [],
        "span": publicising.span(rule, found.posted_on, None) if rule is not None else None,
        "rows": [_row(entry) for entry in entries],
        "look": presenting.notice_look(found, today),
        "headline": _headline(found, today),
        "over": over,
        "own": OWN_CASE if any(entry.application.applicant_id == actor.person_id for entry in entries) else "",
        "form": form,
        "outcome": f"{OUTCOMES[found.outcome]}。" if found.outcome else "",
        "after": after,
        "open_count": len(open_people),
    }
    bad = form.is_bound and not form.is_valid()
    return render(request, "employer/notice.html", context, status=422 if bad else 200)


def _row(entry: Any) -> dict[str, Any]:
    word, shape, tone = ENTRY[entry.state]
    form = entry.published["form"]
    return {
        "name": entry.application.applicant.name,
        "href": reverse("authority:case", args=[entry.application_id]),
        "specialty": form.get("申报专业", ""),
        "method": form.get("申报类别") or form.get("申报方式", ""),
        "revision": entry.revision_number,
        "word": word,
        "shape": shape,
        "tone": tone,
    }


def _open_people(entries: Any) -> list[tuple[int, str]]:
    return [(entry.application_id, entry.application.applicant.name) for entry in entries if entry.state == "open"]


def _headline(found: Any, today: date) -> str:
    """What stands now, and what to do."""
    if found.state == "restarted":
        return "这份公示已经换成新的"
    if found.state == "closed":
        return OUTCOMES[found.outcome] if found.outcome else "公示已经结束"
    if today > found.last_day:
        return "公示期满，请填写结果"
    left = china().working_days_between(today, found.last_day)
    return f"公示到 {end_of_day(found.last_day)}，" + (f"还有 {amount(left, '个工作日')}" if left else "今天是最后一天")


def _told(outcome: str, count: int, upheld: list[int]) -> str:
    if outcome != "objection_upheld":
        return "公示结果已经记下，可以报送了。"
    back = amount(len(upheld) or 1, "人")
    return f"公示结果已经记下。{back}回到资格审查，请重新决定。" + ("其余的人可以报送了。" if count > 1 else "")
