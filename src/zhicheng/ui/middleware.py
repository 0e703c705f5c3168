"""What happens around every request: its id and log line, the idle time-out, security headers, domain errors."""

import re
import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from zhicheng import clock

from . import errors
from .actor import SEAT

GetResponse = Callable[[HttpRequest], HttpResponseBase]
log = structlog.get_logger("zhicheng.request")

BACKGROUND = "X-Background"
LAST_SEEN = "last_seen"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self' blob:",
        "object-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
)


class RequestId:
    """Gives each request an id (a gateway's `X-Request-ID` is kept), binds it to log lines, and answers with it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Log one line a request: method, route, status, milliseconds.

        The route, not the path: addresses may hold one-time codes, and query strings names.
        """
        given = request.headers.get("X-Request-ID", "")
        request_id = given if re.fullmatch(r"[A-Za-z0-9-]{8,64}", given) else new_request_id()
        request.request_id = request_id  # type: ignore[attr-defined]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        response = self.get_response(request)
        milliseconds = round((time.perf_counter() - started) * 1000, 1)
        match = request.resolver_match
        route = match.route if match else ""
        log.info("request", method=request.method, route=route, status=response.status_code, ms=milliseconds)
        response.headers["X-Request-ID"] = request_id
        return response


def new_request_id() -> str:
    """An id short enough to be read out on the telephone: E-7C21-A3F0-9B4D."""
    digits = secrets.token_hex(6).upper()
    return f"E-{digits[:4]}-{digits[4:8]}-{digits[8:]}"


class Idle:
    """Signs out whoever has done nothing for too long: sooner in an office's seat than as an applicant.

    Machine time, never business time. Requests a page makes by itself (`X-Background`) do not count as doing
    something. Drafts are saved as typed, so nothing is lost.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """End the session if its last act is too long ago, else note this one (at most once in 30 seconds)."""
        if request.user.is_authenticated:
            now = clock.real_now().timestamp()
            minutes = settings.SEAT_IDLE_MINUTES if request.session.get(SEAT) else settings.SESSION_IDLE_MINUTES
            seen = request.session.get(LAST_SEEN, now)
            if now - seen > minutes * 60:
                logout(request)
            elif BACKGROUND not in request.headers and (LAST_SEEN not in request.session or now - seen > 30):
                request.session[LAST_SEEN] = now
        return self.get_response(request)


class Headers:
    """Security headers on every answer; a view that needs another value sets its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what the view has not set itself. Pages of signed-in people are never kept by shared caches."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class Errors:
    """Turns a domain error that no view has caught into its page (404, 409)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the work is in `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """The page for a refusal; None leaves every other exception to Django's handlers."""
        return errors.page_for(request, exception)
