"""Beginning and ending a session, and where people go afterwards.

A small cookie, sent to this desk's addresses only, notes that someone was signed in and from which seat. It grants
nothing: with it the sign-in page can tell a time-out from a first visit, and the same person finds the same seat
again, so that the page she comes back to is still hers.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from zhicheng.organisations import queries as organisations
from zhicheng.ui import nav
from zhicheng.ui.actor import actor_of, choose_seat

NOTE = "was_in"
NEXT = "next"
ROLES_OF_DESK = {
    "applicant": {"applicant"},
    "employer": {"employer"},
    "authority": {"department", "bureau"},
    "office": {"office", "department", "bureau"},
    "operator": {"operator"},
}


def begin(request: HttpRequest, user: Any, *, role: str = "") -> HttpResponseBase:
    """Sign `user` in under a new session key, in a seat, and answer with the way on.

    The seat is of `role` where one is asked for, else one that the page she wanted belongs to; the seat she had when
    her last session ran out comes first. The way on is that page, where it is ours and her seat's, else the first
    page of her seat.
    """
    login(request, user)
    page = wanted(request)
    before = request.COOKIES.get(NOTE, "")
    options: list[tuple[str, int | None]] = [(seat.role, seat.pk) for seat in organisations.seats_of(user.pk)]
    options.append(("applicant", None))
    options.sort(key=lambda option: str(option[1] or 0) != before)
    fitting = [option for option in options if (option[0] == role if role else suits(page, option[0]))]
    chosen = (fitting or options)[0][1]
    choose_seat(request, chosen)
    acting = actor_of(request).role
    return noted(redirect(page if page and suits(page, acting) else home_of(acting)), chosen)


def noted(response: HttpResponseBase, seat_id: int | None) -> HttpResponseBase:
    """The answer with the note that someone is signed in, and from which seat."""
    response.set_cookie(
        NOTE,
        str(seat_id or 0),
        path=reverse("account:home"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def unnoted(response: HttpResponseBase) -> HttpResponseBase:
    """The answer that takes the note away, after signing out."""
    response.delete_cookie(NOTE, path=reverse("account:home"), samesite="Lax")
    return response


def ran_out(request: HttpRequest) -> bool:
    """Whether this reader's session ended without her signing out."""
    return bool(request.COOKIES.get(NOTE))


def wanted(request: HttpRequest) -> str:
    """The page the reader wanted to open, where it is one of ours; else “”."""
    address = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""


def suits(page: str, role: str) -> bool:
    """Whether a page of ours can be opened in a role: every desk has its roles, all other pages are everyone's."""
    try:
        desk = resolve(page.partition("?")[0].partition("#")[0]).namespace
    except Resolver404:
        return True
    return role in ROLES_OF_DESK.get(desk, {role})


def home_of(role: str) -> str:
    """The first page of a role's menu."""
    links = nav.menu(role, "")
    return links[0].url if links else "/"
