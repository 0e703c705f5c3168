"""评分表: the sheets of this office's plans, the template to fill in, the check of what comes back, the new version."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.casework import sheet_replacing as casework
from zhicheng.casework.sheet_errors import SheetNotSound
from zhicheng.documents import score_sheets
from zhicheng.plans import queries as plans
from zhicheng.policy.model.filing import SheetGroup
from zhicheng.policy.sheets import COLUMNS, Row, SheetError, as_json
from zhicheng.standards.errors import NotFound, Refused
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of
from zhicheng.ui.answers import post_only, xlsx_response

from ..sheet_forms import ReasonForm, UploadForm
from .lists import side

PLACE = ("plan_pk", "sheet_id")
SAME = "上传的和现在用的评分表一样，没有发布新的版本。"


@seat_required("office")
@require_safe
def sheets(request: HttpRequest) -> HttpResponse:
    """The scoring sheets of the plans in force whose committee this office runs."""
    rows: list[dict[str, Any]] = [
        {
            "plan": one.plan,
            "sheet": one.sheet,
            "lines": sum(len(group.items) for group in one.sheet.groups),
            "href": reverse("office:sheet", args=[one.plan.pk, one.sheet.id]),
        }
        for one in casework.held(actor_of(request))
    ]
    samples = sum(row["sheet"].sample for row in rows)
    return render(request, "office/sheets.html", {"rows": rows, "samples": samples, **side(request, "sheets")})


@seat_required("office")
@require_safe
def sheet(request: HttpRequest, plan_pk: int, sheet_id: str) -> HttpResponse:
    """One sheet as it is in force, with its template and the way to upload another; an older version leads to it."""
    own = casework.find(actor=actor_of(request), plan_pk=plan_pk, sheet_id=sheet_id)
    if not own.plan.current:
        newest = plans.by_plan_id(own.plan.plan_id)
        return redirect("office:sheet", newest.pk if newest else plan_pk, sheet_id)
    return _page(request, own, UploadForm())


@seat_required("office")
@require_safe
def template(request: HttpRequest, plan_pk: int, sheet_id: str) -> HttpResponse:
    """The template of a sheet as XLSX."""
    own = casework.find(actor=actor_of(request), plan_pk=plan_pk, sheet_id=sheet_id)
    return xlsx_response(score_sheets.template(own.sheet), f"{own.sheet.name}-模板.xlsx")


@post_only("office:sheet", *PLACE)
@seat_required("office")
def check(request: HttpRequest, plan_pk: int, sheet_id: str) -> HttpResponse:
    """What was uploaded: the new sheet to look at, or everything that is wrong with it, cell by cell."""
    actor = actor_of(request)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, casework.find(actor=actor, plan_pk=plan_pk, sheet_id=sheet_id), form)
    try:
        found = casework.examine(plan_pk=plan_pk, sheet_id=sheet_id, data=form.cleaned_data["file"].read(), actor=actor)
    except NotFound:
        raise
    except Refused as refused:
        form.add_error("file", refused.sentence)
        return _page(request, casework.find(actor=actor, plan_pk=plan_pk, sheet_id=sheet_id), form)
    if found.read.errors:
        return _page(request, found.own, UploadForm(), found.rows, found.read.errors)
    return _preview(request, found.own, found.read.groups, ReasonForm(initial={"rows": as_json(found.rows)}))


@post_only("office:sheet", *PLACE)
@seat_required("office")
def replace(request: HttpRequest, plan_pk: int, sheet_id: str) -> HttpResponse:
    """Put the previewed sheet in force, with its reason."""
    actor = actor_of(request)
    form = ReasonForm(request.POST)
    if form.is_valid():
        rows, reason = form.cleaned_data["rows"], form.cleaned_data["reason"]
        try:
            made = casework.replace(
                plan_pk=plan_pk, sheet_id=sheet_id, rows=rows, reason=reason, actor=actor, at=clock.now()
            )
        except SheetNotSound as refused:
            own = casework.find(actor=actor, plan_pk=plan_pk, sheet_id=sheet_id)
            return _page(request, own, UploadForm(), rows, refused.errors)
        if made.pk == plan_pk:
            flash.say(request, SAME, kind="indigo")
        else:
            flash.say(request, f"新的评分表已经发布，是这个计划的第 {made.version} 版。正在申报的人会收到消息。")
        return redirect("office:sheet", made.pk, sheet_id)
    if "rows" in form.errors:
        flash.say(request, str(form.errors["rows"][0]), kind="ochre")
        return redirect("office:sheet", plan_pk, sheet_id)
    found = casework.judge(plan_pk=plan_pk, sheet_id=sheet_id, rows=form.cleaned_data["rows"], actor=actor)
    if found.read.errors:
        return _page(request, found.own, UploadForm(), found.rows, found.read.errors)
    return _preview(request, found.own, found.read.groups, form)


def _page(
    request: HttpRequest,
    own: casework.Held,
    form: UploadForm,
    rows: Sequence[Row] = (),
    errors: Sequence[SheetError] = (),
) -> HttpResponse:
    """The sheet in force; what is wrong with an uploaded one above it, and beside its cells."""
    context = {
        "own": own,
        "groups": own.sheet.groups,
        "form": form,
        "problems": [(_target(one), one.place, one.sentence) for one in errors],
        "problems_title": f"有 {len(errors)}\u00a0处要改，改好再上传",
        "wrong": _wrong(rows, errors),
    }
    return render(request, "office/sheet.html", context, status=422 if errors or form.errors else 200)


def _preview(request: HttpRequest, own: casework.Held, groups: Sequence[SheetGroup], form: ReasonForm) -> HttpResponse:
    context = {
        "own": own,
        "groups": groups,
        "form": form,
        "lines": sum(len(group.items) for group in groups),
        "over": sum(group.max for group in groups) > own.sheet.full,
    }
    return render(request, "office/sheet_preview.html", context, status=422 if form.errors else 200)


def _wrong(rows: Sequence[Row], errors: Sequence[SheetError]) -> list[dict[str, Any]]:
    """Every cell with an error: its row and column, what stands there, what is wrong with it, and its id."""
    names = {one.code: one.name for one in COLUMNS}
    cells = {(row.number, code): value for row in rows for code, value in row.cells.items() if value is not None}
    return [
        {
            "target": _target(one),
            "row": one.row,
            "column": names.get(one.column, ""),
            "text": str(cells.get((one.row, one.column), "")),
            "sentence": one.sentence,
        }
        for one in errors
    ]


def _target(error: SheetError) -> str:
    return f"cell-{error.row}-{error.column}"
