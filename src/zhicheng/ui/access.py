"""Who may open a page: signed in, or from a seat of the right role.

A page of another role is a page that does not exist (404); whoever is not signed in is sent to the sign-in page
and comes back afterwards.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from .actor import actor_of

View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Only for people who have signed in, whatever their seat."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def seat_required(*roles: str) -> Callable[[View], View]:
    """Only from a seat of one of these roles; `applicant` is the seat everyone has."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if actor_of(request).role not in roles:
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    back = request.get_full_path() if request.method in ("GET", "HEAD") else _referer_path(request)
    return redirect_to_login(back)


def _referer_path(request: HttpRequest) -> str:
    """Where the reader was when a form was sent without a session: the page of the form, if it is ours."""
    start = f"{request.scheme}://{request.get_host()}/"
    referer = request.headers.get("Referer", "")
    return "/" + referer[len(start) :].lstrip("/") if referer.startswith(start) else "/"
