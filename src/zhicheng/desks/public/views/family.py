"""A family of plans made from one notice: the picker of its members."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.plans import queries as plans
from zhicheng.plans.errors import PlanUnknown

from .. import catalogue_rows


@require_safe
def members(request: HttpRequest, family: str) -> HttpResponse:
    """The members of a family by the first of its axes, each with how it stands today; 404 where there is none."""
    today = clock.today()
    entries = plans.family(family, today)
    if not entries:
        raise PlanUnknown()
    row = catalogue_rows.family_row(entries)
    shown = {"today": today, "row": row, "picker": catalogue_rows.picker(entries)}
    return render(request, "public/family.html", shown)
