"""Seats: giving one at an organisation, and ending one."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhicheng import clock
from zhicheng.accounts import queries as accounts
from zhicheng.organisations import queries, services
from zhicheng.organisations.rules import ROLE_OF_KIND
from zhicheng.standards.errors import Refused
from zhicheng.ui import flash
from zhicheng.ui.actor import ROLE_NAMES, actor_of

from ..asking import Question, Rows, ask, posted
from ..forms import ReasonForm, SeatForm
from . import operator_only


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def give(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """Give a person the seat that belongs to this kind of organisation."""
    place = queries.get(organisation_id)
    role = ROLE_OF_KIND[place.kind]
    back = reverse("operator:organisation", args=[place.pk])

    def find(values: dict[str, Any]) -> Any:
        found = accounts.exactly(values["user"])
        if found is None:
            raise Refused("没有找到这个人，请核对用户名或证件号码；还没有账号的，请先建立账号。", field="user")
        return found

    def check(values: dict[str, Any]) -> Rows:
        user = find(values)
        return [
            ("姓名", user.name),
            ("用户名", user.username),
            ("证件号码", user.identity_masked or "没有登记"),
            ("单位", place.name),
            ("席位", ROLE_NAMES[role]),
        ]

    def do(values: dict[str, Any]) -> HttpResponseBase:
        user = find(values)
        services.give_seat(
            user_id=user.pk, organisation_id=place.pk, role=role, actor=actor_of(request), at=clock.now()
        )
        flash.say(request, f"{user.name}现在可以代表“{place.name}”办理业务。")
        return redirect(back)

    question = Question(
        heading=f"给一个{ROLE_NAMES[role]}席位",
        lede=f"有了席位，就可以代表“{place.name}”办理业务；本人会收到一条消息。",
        button="给席位",
        back=back,
        back_name=place.name,
    )
    return ask(request, SeatForm(posted(request)), question, do, check=check)


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def end(request: HttpRequest, seat_id: int) -> HttpResponseBase:
    """End a seat, with the reason."""
    seat = queries.active_seat(seat_id)
    back = reverse("operator:organisation", args=[seat.organisation_id])

    def do(values: dict[str, Any]) -> HttpResponseBase:
        services.end_seat(seat_id=seat.pk, reason=values["reason"], actor=actor_of(request), at=clock.now())
        flash.say(request, f"{seat.user.name}的席位已结束。")
        return redirect(back)

    question = Question(
        heading=f"结束{seat.user.name}的席位",
        lede="结束后本人马上不能再代表这个单位办理；办过的事都保留，以后可以再给。",
        button="结束席位",
        back=back,
        back_name=seat.organisation.name,
        kind="return",
    )
    rows = [
        ("姓名", seat.user.name),
        ("用户名", seat.user.username),
        ("单位", seat.organisation.name),
        ("席位", seat.get_role_display()),
    ]
    return ask(request, ReasonForm(posted(request)), question, do, rows=rows)
