"""待办: the two queues, the publicities that run, and what is due first."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhicheng import clock
from zhicheng.dossier import queries as dossier
from zhicheng.publicity import queries as publicity
from zhicheng.review import queries
from zhicheng.standards.text import amount
from zhicheng.ui.access import seat_required
from zhicheng.ui.actor import actor_of

from .. import choosing, presenting

SHOWN_FIRST = 6
MOST_NOTICES = 20


@seat_required("employer")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page of an employer's clerk; the headline says what there is to do. A fixed number of statements."""
    actor, at = actor_of(request), clock.now()
    office, today = actor.organisation_id or 0, clock.today(at)
    people, items = dossier.waiting_counts(office)
    counts = queries.counts(office)
    open_notices = publicity.notices_of(office).filter(state="open").annotate(people=Count("entries"))
    notices = [presenting.notice_row(one, today) for one in open_notices.order_by("last_day", "id")[:MOST_NOTICES]]
    first = [presenting.waiting_row(run, actor, at) for run in queries.waiting(office)[:SHOWN_FIRST]]
    context = {
        "people": people,
        "items": items,
        "steps": [(code, queries.STEPS[code], counts[code]) for code in choosing.STEPS],
        "counts": counts,
        "in_hand": sum(counts[code] for code in choosing.STEPS),
        "notices": notices,
        "first": first,
        "headline": headline(items, counts, sum(1 for one in notices if one["over"])),
        "act": first_act(items, counts, notices),
        "today": today,
    }
    return render(request, "employer/home.html", context)


def first_act(items: int, counts: Any, notices: list[dict[str, Any]]) -> tuple[str, str] | None:
    """The one thing to do first, as words and address: what ran out, then what waits, the nearest to the end first."""
    over = next((one["href"] for one in notices if one["over"]), None)
    if over:
        return "填写公示结果", over
    if counts["to_report"]:
        return "去报送", f"{reverse('employer:applications')}?step=to_report"
    if counts["to_publicise"]:
        return "去公示", reverse("employer:notice_new")
    if counts["decide"]:
        return "去审查", f"{reverse('employer:applications')}?step=decide"
    return ("去审核业绩档案", reverse("employer:records")) if items else None


def headline(items: int, counts: Any, over: int) -> str:
    """What there is to do, most urgent first: 2 份公示要填结果，3 件要报送，5 件要审查."""
    parts = [
        f"{amount(over, '份')}公示要填结果" if over else "",
        f"{amount(counts['to_report'], '件')}要报送" if counts["to_report"] else "",
        f"{amount(counts['to_publicise'], '件')}要公示" if counts["to_publicise"] else "",
        f"{amount(counts['decide'], '件')}申报要审查" if counts["decide"] else "",
        f"{amount(items, '条')}业绩要审核" if items else "",
    ]
    return "，".join(part for part in parts if part) or "现在没有等您办的事"
