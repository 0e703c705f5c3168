"""People: finding them, making accounts, recovery codes, closing and opening accounts."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhicheng import clock
from zhicheng.accounts import queries as accounts
from zhicheng.accounts import rules, services
from zhicheng.organisations import queries as organisations
from zhicheng.standards import codes
from zhicheng.standards.identity import mask_phone
from zhicheng.trail import queries as trail
from zhicheng.ui import flash
from zhicheng.ui.actor import actor_of
from zhicheng.ui.pager import paginate

from .. import words
from ..asking import Nothing, Question, Rows, ask, posted
from ..forms import PersonForm, ReasonForm
from . import operator_only


@require_safe
@operator_only
def people(request: HttpRequest) -> HttpResponseBase:
    """Everyone by name, or who matches a name, user name or whole identity number."""
    text = request.GET.get("q", "")[:100]
    page = paginate(accounts.matching(text), request.GET, unit="人")
    rows = [
        {"pk": one.pk, "name": one.name, "username": one.username, "number": one.identity_masked,
         "phone": mask_phone(one.phone) if one.phone else "", "state": _state(one)}
        for one in page
    ]  # fmt: skip
    return render(request, "operator/people.html", {"page": page, "rows": rows, "text": text})


@require_safe
@operator_only
def person(request: HttpRequest, user_id: int) -> HttpResponseBase:
    """One person: facts, masked; seats in force; what was done to the account."""
    user = accounts.get(user_id)
    facts = [*_who(user), ("状态", _state(user)), ("演示人物", "是" if user.is_demo else "不是")]
    return render(
        request,
        "operator/person.html",
        {
            "person": user,
            "facts": facts,
            "seats": organisations.seats_of(user.pk),
            "history": words.history(trail.lines_of(f"user:{user.pk}")),
            "myself": user.pk == actor_of(request).person_id,
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def new_person(request: HttpRequest) -> HttpResponseBase:
    """Make an account without a password; the first one is set with a recovery code."""

    def do(values: dict[str, Any]) -> HttpResponseBase:
        user = services.create_user(**values, actor=actor_of(request), at=clock.now())
        flash.say(request, f"已为{user.name}建立账号。请再发一个找回码，本人用它设密码。")
        return redirect("operator:person", user.pk)

    def check(values: dict[str, Any]) -> Rows:
        rules.check_person(**values, today=clock.today())
        kind = codes.table("identity_kinds").label(values["identity_kind"])
        shown = [("姓名", values["name"]), (kind, values["identity_number"])]
        shown += [("手机号码", values["phone"] or "没有填"), ("用户名", values["username"])]
        return shown

    question = Question(
        heading="建立账号",
        lede="先核对本人的身份证件。建好以后发一个找回码，由本人设密码。",
        button="建立账号",
        back=reverse("operator:accounts"),
        back_name="账号",
    )
    form = PersonForm(posted(request), initial={"identity_kind": "resident_id"})
    return ask(request, form, question, do, check=check)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def recovery_code(request: HttpRequest, user_id: int) -> HttpResponseBase:
    """Give a recovery code. It is shown in the answer itself and kept nowhere, so this POST does not redirect."""
    user = accounts.get(user_id)

    def do(_values: dict[str, Any]) -> HttpResponseBase:
        code = services.give_recovery_code(user_id=user.pk, actor=actor_of(request), at=clock.now())
        return render(request, "operator/recovery_code.html", {"person": user, "code": code})

    question = Question(
        heading=f"给{user.name}发找回码",
        lede="先核对本人的身份证件。找回码24小时内用一次，以前发的随即作废；本人会收到一条消息。",
        button="发找回码",
        back=reverse("operator:person", args=[user.pk]),
        back_name=user.name,
    )
    return ask(request, Nothing(posted(request)), question, do, rows=_who(user))


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def close(request: HttpRequest, user_id: int) -> HttpResponseBase:
    """Close an account, with the reason."""
    return _set_active(request, user_id, active=False)


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def reopen(request: HttpRequest, user_id: int) -> HttpResponseBase:
    """Open a closed account again, with the reason."""
    return _set_active(request, user_id, active=True)


def _set_active(request: HttpRequest, user_id: int, *, active: bool) -> HttpResponseBase:
    user = accounts.get(user_id)
    verb = "启用" if active else "停用"

    def do(values: dict[str, Any]) -> HttpResponseBase:
        services.set_active(
            user_id=user.pk, active=active, reason=values["reason"], actor=actor_of(request), at=clock.now()
        )
        flash.say(request, f"{user.name}的账号已{verb}。")
        return redirect("operator:person", user.pk)

    question = Question(
        heading=f"{verb}{user.name}的账号",
        lede="启用后本人又可以登录。" if active else "停用后本人马上退出，不能再登录；办过的事都保留，以后可以再启用。",
        button=f"{verb}账号",
        back=reverse("operator:person", args=[user.pk]),
        back_name=user.name,
        kind="primary" if active else "return",
    )
    return ask(request, ReasonForm(posted(request)), question, do, rows=_who(user))


def _who(user: Any) -> list[tuple[str, str]]:
    """Who it is about, masked."""
    facts = [("姓名", user.name), ("用户名", user.username)]
    if user.identity_masked:
        facts.append((codes.table("identity_kinds").label(user.identity_kind), user.identity_masked))
    if user.phone:
        facts.append(("手机号码", mask_phone(user.phone)))
    return facts


def _state(user: Any) -> str:
    return "正常" if user.is_active else "已停用"
