"""What every page knows: its menu, who is reading from which seat, whether this is a demo, and what day it is.

One context processor; settings name it. Nothing here writes, except that a sentence carried over a redirect is
taken once it is shown.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from zhicheng import clock
from zhicheng.messages.queries import unread_count
from zhicheng.standards.actor import Actor

from . import flash, nav
from .actor import ROLE_NAMES, actor_of, seats_of

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """One line of the seat switcher; `id` is empty for the applicant's own seat."""

    id: int | str
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is reading, as the seat switcher shows her: 苏见山 · 申报人."""

    person_id: int
    person_name: str
    place: str
    role: str
    seats: tuple[SeatChoice, ...]


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every page. Lists are made only when the template asks for them."""
    return {
        "actor": SimpleLazyObject(lambda: actor_of(request)),
        "reader": _lazily(lambda: reader(request)),
        "nav": _lazily(lambda: menu(request)),
        "footer_links": _lazily(lambda: nav.footer(request.path)),
        "flashes": _lazily(lambda: flash.take(request)),
        "request_id": getattr(request, "request_id", ""),
        "site": urlsplit(settings.PUBLIC_URL).netloc,
        "demo": settings.DEMO,
        "business_date": _lazily(shifted_day),
        "theme": theme(request),
        "idle_minutes": _lazily(lambda: idle_minutes(request)),
        "addresses": _lazily(addresses),
    }


def _lazily(make: Any) -> Any:
    """A callable that templates call once; the value is kept."""
    kept: list[Any] = []

    def get() -> Any:
        if not kept:
            kept.append(make())
        return kept[0]

    return get


def addresses() -> dict[str, str | None]:
    """The addresses the frame itself uses; None where the page does not exist."""
    return {
        "sign_in": nav.address("account:sign_in"),
        "sign_out": nav.address("account:sign_out"),
        "choose_seat": nav.address("account:choose_seat"),
        "account": nav.address("account:home"),
        "messages": nav.address("account:messages"),
        "theme": nav.address("ui:theme"),
        "alive": nav.address("ui:alive"),
    }


def menu(request: HttpRequest) -> tuple[nav.Link, ...]:
    """The main menu for the reader's role; her unread messages are counted beside 消息."""
    actor = actor_of(request)
    links = nav.menu(actor.role, request.path)
    if actor.role == "applicant" and actor.person_id:
        links = tuple(replace(link, count=_unread(actor)) if link.name == "消息" else link for link in links)
    return links


def _unread(actor: Actor) -> int:
    return unread_count(actor.person_id) if actor.person_id else 0


def reader(request: HttpRequest) -> Reader | None:
    """The signed-in reader with her seats, or None."""
    actor = actor_of(request)
    if actor.person_id is None:
        return None
    own = SeatChoice("", f"{actor.person_name} · 申报人", actor.seat_id is None)
    others = tuple(
        SeatChoice(
            seat.pk, f"{seat.organisation.name} · {ROLE_NAMES.get(seat.role, seat.role)}", seat.pk == actor.seat_id
        )
        for seat in seats_of(request)
    )
    return Reader(
        person_id=actor.person_id,
        person_name=actor.person_name,
        place=actor.organisation_name or actor.person_name,
        role=ROLE_NAMES.get(actor.role, actor.role),
        seats=(own, *others),
    )


def idle_minutes(request: HttpRequest) -> int:
    """After how many idle minutes this reader is signed out; 0 for whoever has not signed in."""
    actor = actor_of(request)
    if actor.person_id is None:
        return 0
    return int(settings.SEAT_IDLE_MINUTES if actor.seat_id else settings.SESSION_IDLE_MINUTES)


def shifted_day() -> date | None:
    """Today in business time, where a demo has moved it forward; None where it is the real day."""
    return clock.today() if clock.offset() else None


def theme(request: HttpRequest) -> str:
    """The reader's choice of light or dark; empty follows the device."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in THEMES else ""
