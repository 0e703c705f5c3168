"""A plan's page with every requirement beside the notice's own words, and the notice itself with its anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import filing_rules
from zhicheng.plans import queries as plans
from zhicheng.plans import rules
from zhicheng.plans.errors import PlanUnknown
from zhicheng.ui.actor import actor_of

from .. import plan_materials, plan_offices, plan_words
from ..catalogue_rows import level_name, tag_of
from ..notice_page import blocks, title_anchor
from ..standing import standing

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.plans.models import PublishedPlan


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One published version of a plan; for a signed-in person also how each condition stands for her."""
    return _plan_page(request, plans.visible(pk))


@require_safe
def current(request: HttpRequest, plan_id: str) -> HttpResponse:
    """The version in force of a plan, under the address that stays."""
    return _plan_page(request, _in_force(plan_id))


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice's own text of one published version, each clause with its anchor."""
    return _notice_page(request, plans.visible(pk))


@require_safe
def current_notice(request: HttpRequest, plan_id: str) -> HttpResponse:
    """The notice's own text of the version in force."""
    return _notice_page(request, _in_force(plan_id))


def _in_force(plan_id: str) -> PublishedPlan:
    found = plans.by_plan_id(plan_id)
    if found is None or found.hidden:
        raise PlanUnknown()
    return found


def _plan_page(request: HttpRequest, published: PublishedPlan) -> HttpResponse:
    at = clock.now()
    today = clock.today(at)
    read = plans.thawed(published.digest, published.pk)
    state = rules.opening(published, today)
    left = (published.closes_on - today).days if state == "open" and published.closes_on else None
    actor = actor_of(request)
    mine = standing(user_id=actor.person_id, plan_pk=published.pk, today=today) if actor.person_id else None
    begun = applications.live(actor.person_id, published.plan_id) if actor.person_id else None
    return render(
        request,
        "public/plan.html",
        {
            "published": published,
            "plan": read,
            "newest": published if published.current else plans.by_plan_id(published.plan_id),
            "level": level_name(read),
            "today": today,
            "state": state,
            "tag": tag_of(state, published, left),
            "days_left": left,
            "why_closed": filing_rules.why_closed(published, at),
            "points": plan_words.date_points(read, published.opens_on),
            "clause_url": reverse("public:notice", args=[published.pk]),
            "mine": mine,
            "begun": begun,
            "moves": begun is not None and _moves(begun, published),
            "readings": plan_materials.readings_in_words(read),
            **_sections(read, mine),
        },
    )


def _moves(begun: Application, published: PublishedPlan) -> bool:
    """Whether 马上申报 would move a draft that was never filed to this version of its plan."""
    return begun.status == "draft" and published.current and begun.plan_id != published.pk


def _sections(read: Any, mine: Any) -> dict[str, Any]:
    """What the plan says, section by section; `mine` adds to each attachment whether this person needs it."""
    needed = mine.attachments if mine else {}
    own = mine.point if mine else None
    return {
        "as_of_clauses": plan_words.clause_names(read.as_of_clause),
        "photo_clauses": plan_words.clause_names(read.photo.clause) if read.photo else (),
        "specialties": plan_words.specialty_rows(read),
        "common": plan_words.common_requirements(read),
        "paths": plan_words.path_requirements(read),
        "photo": plan_materials.photo_line(read),
        "attachments": [{**row, "mine": needed.get(row["id"])} for row in plan_materials.attachment_rows(read)],
        "papers": plan_materials.paper_rows(read, own),
        "choices": plan_offices.choice_rows(read),
        "announcements": plan_offices.announcement_rows(read),
        "interview": plan_offices.interview_row(read),
        "acceptance_points": plan_offices.point_rows(read, own),
        "rules": plan_offices.rule_rows(read),
        "fees": plan_materials.fee_rows(read),
        "road": plan_words.road(read),
        "sanctions": plan_materials.sanction_rows(read),
        "reading_rows": plan_materials.reading_rows(read),
        "unsaid": plan_materials.unsaid_rows(read),
        "annexes": plan_materials.annex_rows(read),
        "aliases": plan_materials.alias_rows(read),
        "remarks": plan_materials.remarks(read, "apply"),
    }


def _notice_page(request: HttpRequest, published: PublishedPlan) -> HttpResponse:
    read = plans.thawed(published.digest, published.pk)
    return render(
        request,
        "public/notice.html",
        {
            "published": published,
            "plan": read,
            "title_anchor": title_anchor(read.notice),
            "blocks": blocks(read.notice),
        },
    )
