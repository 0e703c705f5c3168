"""Who is asking: the `Actor` of a request, and the seats this person may switch to.

A seat is kept in the session under `seat_id` and checked against the register on every request. Nobody without
a seat is anything but an applicant.
"""

from typing import Any

from django.http import HttpRequest

from zhicheng.organisations import queries
from zhicheng.standards.actor import PUBLIC, Actor

SEAT = "seat_id"

ROLE_NAMES: dict[str, str] = {
    "applicant": "申报人",
    "employer": "单位经办",
    "department": "主管部门经办",
    "bureau": "资格审查经办",
    "office": "评委会办公室",
    "operator": "平台管理员",
    "public": "访客",
    "system": "系统",
}


def actor_of(request: HttpRequest) -> Actor:
    """The actor of this request: from the chosen seat, else the applicant herself, else the public. Cached."""
    cached: Actor | None = getattr(request, "_actor", None)
    if cached is None:
        cached = _find(request)
        request._actor = cached  # type: ignore[attr-defined]
    return cached


def _find(request: HttpRequest) -> Actor:
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return PUBLIC
    seat_id = request.session.get(SEAT)
    seat = queries.seat(seat_id, user.pk) if seat_id else None
    if seat is None:
        if seat_id:
            del request.session[SEAT]
        return Actor(person_id=user.pk, person_name=user.name, role="applicant")
    return Actor(
        person_id=user.pk,
        person_name=user.name,
        role=seat.role,
        seat_id=seat.pk,
        organisation_id=seat.organisation_id,
        organisation_name=seat.organisation.name,
    )


def seats_of(request: HttpRequest) -> list[Any]:
    """The seats of the signed-in person, for the seat switcher; empty for everyone else. Cached."""
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    cached: list[Any] | None = getattr(request, "_seats", None)
    if cached is None:
        cached = list(queries.seats_of(user.pk))
        request._seats = cached  # type: ignore[attr-defined]
    return cached


def choose_seat(request: HttpRequest, seat_id: int | None) -> bool:
    """Act from this seat from now on (None: as an applicant). False where the seat is not this person's."""
    user: Any = request.user
    if seat_id is not None and queries.seat(seat_id, user.pk) is None:
        return False
    if seat_id is None:
        request.session.pop(SEAT, None)
    else:
        request.session[SEAT] = seat_id
    for name in ("_actor", "_seats"):
        if hasattr(request, name):
            delattr(request, name)
    return True
