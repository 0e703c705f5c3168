"""Answers of pages: PDFs that stay private, whether a page was opened by a person, addresses that only take forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect

View = Callable[..., HttpResponseBase]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pdf_response(data: bytes, name: str, *, download: bool = False) -> HttpResponse:
    """A PDF under its Chinese name, shown in the browser (or saved, where the link says 下载).

    No cache keeps it: it may hold an identity number.
    """
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f"{'attachment' if download else 'inline'}; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    return response


def xlsx_response(data: bytes, name: str) -> HttpResponse:
    """A spreadsheet under its Chinese name, to be saved."""
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    return response


def is_opened(request: HttpRequest) -> bool:
    """Whether a person opens this page now: asked with GET, and not fetched ahead by her browser."""
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in ahead


def post_only(page: str, *names: str) -> Callable[[View], View]:
    """A view that only takes a form. A refusal leaves its address in the browser: opening it leads to the page.

    `page`: the name of that page's address; `names`: which arguments of this address it takes, in its order.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in ("GET", "HEAD"):
                return redirect(page, *(kwargs[name] for name in names))
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return view(request, *args, **kwargs)

        return guarded

    return wrap
