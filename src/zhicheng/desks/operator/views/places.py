"""Organisations: the list, one of them, making employers, offices and committees, the supervising department."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.organisations import queries, services
from zhicheng.organisations.rules import LEVELS, check_credit_code
from zhicheng.standards import codes
from zhicheng.standards.text import chinese_date
from zhicheng.trail import queries as trail
from zhicheng.ui import flash
from zhicheng.ui.actor import actor_of
from zhicheng.ui.forms import Form
from zhicheng.ui.pager import paginate

from .. import words
from ..asking import Question, Rows, ask, posted
from ..forms import OFFICE_KINDS, CommitteeForm, DepartmentForm, EmployerForm, OfficeForm
from . import operator_only

KINDS = (("employer", "用人单位"), *OFFICE_KINDS)
LIST = "operator:organisations"


@require_safe
@operator_only
def organisations(request: HttpRequest) -> HttpResponseBase:
    """All organisations by name, narrowed by part of the name, credit code and kind."""
    text, kind = request.GET.get("q", "")[:100], request.GET.get("kind", "")
    kind = kind if kind in dict(KINDS) else ""
    page = paginate(queries.listing(text=text, kind=kind), request.GET, unit="个")
    rows = [
        {"pk": one.pk, "name": one.name, "kind": one.get_kind_display(), "code": one.credit_code,
         "region": queries.region_name(one.region), "department": one.department.name if one.department else "",
         "state": one.get_state_display()}
        for one in page
    ]  # fmt: skip
    context = {"page": page, "rows": rows, "text": text, "kind": kind, "kinds": KINDS}
    return render(request, "operator/organisations.html", context)


@require_safe
@operator_only
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """One organisation: facts, committees it runs, seats there are and were, what was done to it."""
    place = queries.get(organisation_id)
    seats = queries.seats_at(place.pk)
    return render(
        request,
        "operator/organisation.html",
        {
            "place": place,
            "facts": _facts(place),
            "seats": [seat for seat in seats if seat.active],
            "ended": paginate([seat for seat in seats if not seat.active], request.GET, unit="个"),
            "committees": queries.committees_of(place.pk),
            "history": words.history(trail.lines_of(f"organisation:{place.pk}")),
        },
    )


def _facts(place: Any) -> list[tuple[str, str]]:
    """What is known of an organisation, without the empty ones."""
    table = codes.table
    facts = [
        ("种类", place.get_kind_display()),
        ("统一社会信用代码", place.credit_code),
        ("所在地", queries.region_name(place.region)),
        ("层级", LEVELS.get(place.level, "")),
        ("行业", table("departments").label(place.trade)),
        ("园区", table("zones").label(place.zone)),
        ("单位类型", table("organisation_kinds").label(place.employer_kind)),
        ("单位性质", table("ownership").label(place.ownership)),
        ("地址", place.address),
        ("联系电话", place.phone),
        ("状态", place.get_state_display()),
    ]
    if place.kind == "employer":
        facts.append(("主管部门", place.department.name if place.department else "没有"))
    return [fact for fact in facts if fact[1]]


def _shown(form: Form, values: dict[str, Any]) -> list[tuple[str, str]]:
    """What was filled in, in the words of the form; what was left empty is left out."""
    shown = []
    for name, value in values.items():
        if value in (None, ""):
            continue
        field = form.fields[name]
        words_of = dict(getattr(field, "choices", ()))
        text = chinese_date(value, year=True) if hasattr(value, "year") else str(words_of.get(value, value))
        shown.append((str(field.label), text))
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def new_employer(request: HttpRequest) -> HttpResponseBase:
    """Register an employer."""

    def do(values: dict[str, Any]) -> HttpResponseBase:
        department = values.pop("department")
        made = services.register_employer(
            **values, department_id=int(department) if department else None, actor=actor_of(request), at=clock.now()
        )
        flash.say(request, f"“{made.name}”已登记。接下来给经办人一个席位。")
        return redirect("operator:organisation", made.pk)

    form = EmployerForm(posted(request))

    def check(values: dict[str, Any]) -> Rows:
        check_credit_code(values["credit_code"])
        return _shown(form, values)

    question = Question(
        heading="登记用人单位",
        lede="登记以后，申报人可以把它选作现工作单位。",
        button="登记单位",
        back=reverse(LIST),
        back_name="单位",
    )
    return ask(request, form, question, do, check=check)


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def new_office(request: HttpRequest) -> HttpResponseBase:
    """Make a bureau, department, committee office or platform office."""

    def do(values: dict[str, Any]) -> HttpResponseBase:
        made = services.create_office(**values, actor=actor_of(request), at=clock.now())
        flash.say(request, f"“{made.name}”已设立。接下来给经办人一个席位。")
        return redirect("operator:organisation", made.pk)

    form = OfficeForm(posted(request))
    question = Question(
        heading="设立机构",
        lede="人力社保部门和主管部门按所在地和层级受理，同一地方同一层级只设一个。",
        button="设立机构",
        back=reverse(LIST),
        back_name="单位",
    )
    return ask(request, form, question, do, check=lambda values: _shown(form, values))


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def new_committee(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """Enter a committee in the register, run by this committee office."""
    office = queries.get(organisation_id)
    if office.kind != "committee_office":
        raise Http404
    back = reverse("operator:organisation", args=[office.pk])

    def do(values: dict[str, Any]) -> HttpResponseBase:
        made = services.create_committee(**values, office_id=office.pk, actor=actor_of(request), at=clock.now())
        flash.say(request, f"“{made.name}”已登记。")
        return redirect(back)

    form = CommitteeForm(posted(request))
    question = Question(
        heading="登记评委会",
        lede=f"日常工作由“{office.name}”办理。",
        button="登记评委会",
        back=back,
        back_name=office.name,
    )
    return ask(request, form, question, do, check=lambda values: _shown(form, values))


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def department(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """Say which department supervises an employer."""
    place = queries.get(organisation_id)
    if place.kind != "employer":
        raise Http404
    back = reverse("operator:organisation", args=[place.pk])

    def do(values: dict[str, Any]) -> HttpResponseBase:
        chosen = values["department"]
        services.set_department(
            organisation_id=place.pk,
            department_id=int(chosen) if chosen else None,
            actor=actor_of(request),
            at=clock.now(),
        )
        flash.say(request, "主管部门已设好，新提交的申报按它走。")
        return redirect(back)

    form = DepartmentForm(posted(request), initial={"department": place.department_id})

    def check(values: dict[str, Any]) -> Rows:
        now = place.department.name if place.department else "没有"
        return [
            ("单位", place.name),
            ("现在的主管部门", now),
            ("改为", dict(form.fields["department"].choices)[values["department"]] if values["department"] else "没有"),  # type: ignore[attr-defined]
        ]

    question = Question(
        heading="设定主管部门",
        lede=f"“{place.name}”的申报先经主管部门，再到人力社保部门；没有主管部门的直接到人力社保部门。",
        button="设定主管部门",
        back=back,
        back_name=place.name,
    )
    return ask(request, form, question, do, check=check)
