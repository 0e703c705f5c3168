"""The first page, and the catalogue of review plans."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.ui.pager import paginate

from .. import catalogue_rows
from ..forms import STATES, CatalogueForm

ON_HOME = 6
A_PAGE = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, where to go on, and the plans that take applications or soon will."""
    today = clock.today()
    rows = catalogue_rows.rows(today)
    current = [row for row in rows if row.state in ("open", "soon")]
    return render(
        request,
        "public/home.html",
        {
            "today": today,
            "rows": current[:ON_HOME],
            "current": len(current),
            "open_now": sum(1 for row in current if row.state == "open"),
            "all": len(rows),
            "form": CatalogueForm(),
        },
    )


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """All plans, found by words, level and state; open ones first."""
    today = clock.today()
    form = CatalogueForm(request.GET)
    words, states, levels = form.chosen()
    every = catalogue_rows.rows(today)
    found = catalogue_rows.chosen(every, words, states, levels)
    names = dict(STATES) | dict(form.fields["level"].choices)  # type: ignore[attr-defined]
    return render(
        request,
        "public/plans.html",
        {
            "today": today,
            "form": form,
            "page": paginate(found, request.GET, per_page=A_PAGE, unit="个"),
            "counts": catalogue_rows.counts(every),
            "choices": _choices(form, every, states, levels),
            "asked": [f"“{words}”"] * bool(words) + [names[one] for one in [*states, *levels]],
        },
    )


def _choices(
    form: CatalogueForm, every: list[catalogue_rows.Row], states: set[str], levels: set[str]
) -> list[dict[str, Any]]:
    """The two groups of check boxes, each choice with how many plans it holds."""
    counted = catalogue_rows.counts(every)
    groups = []
    for name, chosen in (("state", states), ("level", levels)):
        field = form.fields[name]
        options = [
            {"value": value, "word": word, "count": counted[name].get(value, 0), "checked": value in chosen}
            for value, word in field.choices  # type: ignore[attr-defined]
        ]
        groups.append({"name": name, "label": field.label, "options": options})
    return groups
