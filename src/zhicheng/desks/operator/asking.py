"""Asking before acting: a page with a form, a page that shows once more what will happen, then the act.

A view names the question and what to do; nothing is done by GET, and nothing without a page that said what it does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render

from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.ui.errors import add_refusal
from zhicheng.ui.forms import Form

Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the heading, a sentence on what follows, the words on the button, and where the list is."""

    heading: str
    lede: str
    button: str
    back: str
    back_name: str
    kind: str = "primary"


class Nothing(Form):
    """No field: the button alone is the answer."""


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the fields sent, also when there are none; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def ask(
    request: HttpRequest,
    form: Form,
    question: Question,
    do: Callable[[dict[str, Any]], HttpResponseBase],
    *,
    rows: Rows = (),
    check: Callable[[dict[str, Any]], Rows] | None = None,
    history: Sequence[dict[str, Any]] = (),
) -> HttpResponseBase:
    """Show the form, and act when it is sent complete.

    `rows` says on the form's page whom or what it is about. With `check`, what was filled in is shown once more as
    its rows before the act; `history` is what was done before. What a room refuses is shown at its field; what is
    not there is a page of its own.
    """
    if request.method == "POST" and form.is_valid() and "change" not in request.POST:
        try:
            if check is not None and "confirmed" not in request.POST:
                shown = check(form.cleaned_data)
                context = {"form": form, "question": question, "rows": shown}
                return render(request, "operator/check.html", context)
            return do(form.cleaned_data)
        except (NotFound, Stale):
            raise
        except Refused as refused:
            add_refusal(form, refused)
    context = {"form": form, "question": question, "rows": rows, "history": history}
    return render(request, "operator/ask.html", context)
