"""What is one's own: the account, the messages, and who looked at one's data."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.accounts import queries as accounts
from zhicheng.applications import queries as applications
from zhicheng.messages import queries as messages
from zhicheng.messages import services
from zhicheng.organisations import queries as organisations
from zhicheng.standards import codes
from zhicheng.standards.identity import mask_phone
from zhicheng.trail import queries as trail
from zhicheng.ui.access import signed_in
from zhicheng.ui.actor import ROLE_NAMES, actor_of
from zhicheng.ui.answers import is_opened
from zhicheng.ui.pager import paginate

LOOKED_AT = {"identity_number": "完整的证件号码"}


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponseBase:
    """The account: name, identity document, seats, and the way to the password and the looks."""
    user = accounts.get(actor_of(request).person_id or 0)
    facts = [("姓名", user.name), ("用户名", user.username)]
    if user.identity_masked:
        facts.append((codes.table("identity_kinds").label(user.identity_kind), user.identity_masked))
    if user.phone:
        facts.append(("手机号码", mask_phone(user.phone)))
    seats = [
        {"organisation": seat.organisation.name, "role": seat.get_role_display(), "since": seat.given_at}
        for seat in organisations.seats_of(user.pk)
    ]
    return render(request, "account/home.html", {"facts": facts, "seats": seats})


@require_safe
@signed_in
def my_data(request: HttpRequest) -> HttpResponseBase:
    """Who opened this person's sensitive data in full, when, from which seat and why."""
    looks = [_look(look) for look in trail.looks_at(actor_of(request).person_id or 0)]
    return render(request, "account/my_data.html", {"looks": paginate(looks, request.GET, unit="次")})


def _look(look: Any) -> dict[str, Any]:
    who = look.actor.get("person_name") or "系统"
    place = look.actor.get("organisation_name") or ROLE_NAMES.get(look.actor.get("role", ""), "")
    return {
        "at": look.at,
        "who": who,
        "place": place,
        "what": LOOKED_AT.get(look.what, look.what),
        "purpose": look.purpose,
    }


@require_safe
@signed_in
def inbox(request: HttpRequest) -> HttpResponseBase:
    """The messages, newest first. Opening the page is reading them; a page fetched ahead is not opened."""
    actor = actor_of(request)
    person_id = actor.person_id or 0
    page = paginate(messages.inbox(person_id), request.GET, unit="条")
    unread = sum(message.read_at is None for message in page)
    pages = _pages_of(person_id, page) if actor.role == "applicant" else {}
    rows = [
        {
            "text": message.text,
            "created_at": message.created_at,
            "read_at": message.read_at,
            "href": pages.get(message.subject, ""),
        }
        for message in page
    ]
    if unread and is_opened(request):
        services.mark_read(user_id=person_id, at=clock.now())
    return render(request, "account/messages.html", {"messages": page, "rows": rows, "unread": unread})


def _pages_of(person_id: int, shown: Iterable[Any]) -> dict[str, str]:
    """The pages of the applications of her own that these messages are about, by the message's subject."""
    if not any(message.subject.startswith("application:") for message in shown):
        return {}
    return {
        f"application:{one.pk}": reverse("applicant:application", args=[one.pk]) for one in applications.mine(person_id)
    }
