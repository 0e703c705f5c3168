"""The counter for one case: the fee by hand, paper whole or in part, corrections; and the cover of the bag."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import counter as casework
from zhicheng.casework import reading
from zhicheng.documents import services as documents
from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.standards.money import Money
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import pdf_response, post_only
from zhicheng.ui.errors import add_refusal

from .. import desk, presenting
from ..forms import PAPER, FeeForm, PaperForm
from .lists import side

COUNTERS = ("office", "department", "bureau")
WHOLE = "纸质材料已经收齐。"
PART = "已经登记，还没有收齐，可以继续补收。"
ENTERED = "费用和材料都齐了，已经交评委会评审。"
RECOMMENDED = "费用和材料都齐了，已经推荐上报。"
CAME_BACK = "这件申报已经从评委会退到本办公室，收齐以后再交。"


@seat_required(*COUNTERS)
@require_safe
def counter(request: HttpRequest, application_id: int) -> HttpResponse:
    """The page of one case at the counter."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    visit = desk.visit_of(actor, application)
    return _page(request, application, visit, _fee_form(visit, application), _paper_form(visit), at)


@post_only("office:counter", "application_id")
@seat_required(*COUNTERS)
def fee(request: HttpRequest, application_id: int) -> HttpResponse:
    """Record the fee as paid or waived; a wrong entry is recorded again with a note."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    visit = desk.visit_of(actor, application)
    form = FeeForm(request.POST, prefix="fee", asked=desk.fee_asked(visit))
    if not form.is_valid():
        return _page(request, application, visit, form, _paper_form(visit), at)
    given = form.cleaned_data
    try:
        charge = casework.record_fee(
            actor=actor,
            application_id=application_id,
            amount_fen=None if form.waived else given["amount"],
            receipt="" if form.waived else given["receipt"],
            waived=form.waived,
            note=given["note"],
            expected_version=given["version"],
            at=at,
        )
    except (NotFound, Stale):
        raise
    except Refused as refused:
        add_refusal(form, refused)
        return _page(request, application, visit, form, _paper_form(visit), at)
    money = f"评审费 {Money(charge.amount)}" if charge.state == "paid" and charge.amount is not None else "评审费减免"
    return _done(request, application, f"{application.applicant.name}的{money}已经登记。")


@post_only("office:counter", "application_id")
@seat_required(*COUNTERS)
def paper(request: HttpRequest, application_id: int) -> HttpResponse:
    """Count the paper that is here: `whole` for all of it, else copies by paper."""
    actor, at = actor_of(request), clock.now()
    application = reading.application_for(actor, application_id)
    visit = desk.visit_of(actor, application)
    sent = request.POST.copy()
    if "whole" in sent:
        for one in visit.papers:
            sent[f"count-{PAPER}{one['id']}"] = str(one["wanted"])
    form = PaperForm(sent, prefix="count", papers=visit.papers, before=visit.counted)
    if not form.is_valid():
        return _page(request, application, visit, _fee_form(visit, application), form, at)
    try:
        receipt = casework.receive_paper(
            actor=actor,
            application_id=application_id,
            received=form.received,
            note=form.cleaned_data["note"],
            at=at,
        )
    except (NotFound, Stale):
        raise
    except Refused as refused:
        add_refusal(form, refused)
        return _page(request, application, visit, _fee_form(visit, application), form, at)
    return _done(request, application, f"{application.applicant.name}：{WHOLE if receipt.complete else PART}")


@seat_required(*COUNTERS)
@require_safe
def bag_cover(request: HttpRequest, application_id: int) -> HttpResponse:
    """The cover of the paper bag (资料袋封面) as PDF."""
    actor = actor_of(request)
    application = reading.application_for(actor, application_id)
    desk.visit_of(actor, application)
    pdf = documents.bag_cover(reading.bag_cover_data(application, at=clock.now()))
    return pdf_response(pdf, f"资料袋封面-{application.applicant.name}.pdf")


def _done(request: HttpRequest, before: Any, sentence: str) -> HttpResponse:
    """Back to the page, with what was done and whether the case went to the committee or came back by it."""
    now = reading.application_for(actor_of(request), before.pk)
    if now.status != before.status:
        sentence += {"in_committee": ENTERED, "in_review": CAME_BACK, "recommended": RECOMMENDED}.get(now.status, "")
    flash.say(request, sentence)
    return redirect("office:counter", before.pk)


def _fee_form(visit: desk.Visit, application: Any) -> FeeForm:
    return FeeForm(prefix="fee", asked=desk.fee_asked(visit), initial={"version": application.version})


def _paper_form(visit: desk.Visit) -> PaperForm:
    initial = {PAPER + paper_id: copies for paper_id, copies in (visit.counted or {}).items()}
    return PaperForm(prefix="count", papers=visit.papers, before=visit.counted, initial=initial)


def _page(
    request: HttpRequest, application: Any, visit: desk.Visit, fees: FeeForm, papers: PaperForm, at: datetime
) -> HttpResponse:
    actor = actor_of(request)
    charge = visit.charge
    counted = visit.counted or {}
    lacking = [
        {"name": one["name"], "copies": one["wanted"] - counted.get(one["id"], 0)}
        for one in visit.papers
        if one["wanted"] > counted.get(one["id"], 0)
    ]
    context = {
        "application": application,
        "visit": visit,
        "home": presenting.home_of(actor),
        "plan": visit.plan,
        "chosen": presenting.chosen_words(application),
        "where": reading.where_is(application),
        "fee_form": fees,
        "paper_form": papers,
        "charge": charge,
        "fee_tag": presenting.FEES[charge.state] if charge is not None else None,
        "fee_due": desk.due_of(visit, "fee"),
        "paper_due": desk.due_of(visit, "paper"),
        "fee_prompt": desk.fee_prompt(visit),
        "has_fee": "fee" in visit.gates,
        "has_paper": "paper" in visit.gates,
        "lacking": lacking,
        "history": desk.history(visit),
        "headline": headline(visit, lacking, application),
        "why_not": {verb: reading.may(actor, application, verb, at) for verb in ("record_fee", "receive_paper")},
        "printable": reading.may(actor, application, "print", at) is None,
        **side(request, ""),
    }
    bad = any(form.is_bound and not form.is_valid() for form in (fees, papers))
    return render(request, "office/counter.html", context, status=422 if bad else 200)


def headline(visit: desk.Visit, lacking: Any, application: Any) -> str:
    """What is still missing at the counter."""
    if application.status in ("in_committee", "recommended"):
        return "都齐了，已经交评委会" if application.status == "in_committee" else "都齐了，已经推荐上报"
    missing = []
    if "fee" in visit.gates and visit.gates["fee"].state != "done":
        missing.append("评审费")
    if "paper" in visit.gates and lacking:
        missing += [f"{one['name']} {one['copies']} 份" for one in lacking]
    if visit.run.closed_at is not None:
        return "现在不在本办公室办理"
    return f"还差{'、'.join(missing)}" if missing else "费用和材料都齐了"
