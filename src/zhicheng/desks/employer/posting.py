"""What the pages of posting and posting anew have in common: whose plan, which days, and which notice stands now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from zhicheng import clock
from zhicheng.casework import publicising
from zhicheng.publicity import queries
from zhicheng.standards.actor import Actor
from zhicheng.ui.forms import Form

from . import counting

if TYPE_CHECKING:
    from zhicheng.policy.route import PublicityRule


def plan_of(rows: Sequence[dict[str, Any]], ticked: Collection[int], asked: str) -> str | None:
    """The id of a new notice's plan: of the first ticked case, else the one asked for, else the only one there is."""
    offered = [str(row["plan_id"]) for row in rows]
    chosen = [str(row["plan_id"]) for row in rows if row["id"] in ticked]
    if chosen:
        return chosen[0]
    if asked in offered:
        return asked
    return offered[0] if len(set(offered)) == 1 else None


def days(actor: Actor, form: Form, rule: PublicityRule, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The days counted from the form's date; the case that is due first sets the limit for all.

    `span` is None where there is no date to count from, or the date cannot be: then the form says why.
    """
    day = _day_of(form)
    if day is None or not rows:
        return {"span": None}
    if form.is_bound and "posted_on" not in form.errors:
        listed = [row["id"] for row in rows]
        why_not = publicising.why_not_day(actor=actor, application_ids=listed, posted_on=day, at=clock.now())
        if why_not is not None:
            form.add_error("posted_on", why_not)
            return {"span": None}
    first = min(rows, key=lambda row: row["last_day"] or date.max)
    span = publicising.plan_publicity(actor=actor, application_ids=[first["id"]], posted_on=day)
    return {
        "span": span,
        "headline": counting.headline(span),
        "working": counting.working(span, rule),
        "advice": counting.advice(span, first["last_day"]),
        "due_day": first["last_day"],
    }


def was_shown(sent: QueryDict, form: Form) -> bool:
    """Whether the days of this very date were on the page when the button was pressed; else they are shown first."""
    day: date = form.cleaned_data["posted_on"]
    return sent.get("shown", "") == day.isoformat()


def last_place(employer_id: int) -> str:
    """Where this employer posted last."""
    last = queries.notices_of(employer_id).order_by("-opened_at", "-id").first()
    return last.place if last is not None else ""


def newest(employer_id: int, notice_id: int) -> int:
    """The notice that stands now for this one: itself, or what it was restarted as."""
    restarted = queries.notices_of(employer_id).exclude(restarted_from=None)
    following = dict(restarted.values_list("restarted_from_id", "id"))
    while notice_id in following:
        notice_id = following[notice_id]
    return notice_id


def _day_of(form: Form) -> date | None:
    """The posting day as it stands in the form, refused or not; None where it is no date."""
    try:
        day: date | None = form.fields["posted_on"].to_python(form["posted_on"].value())
    except ValidationError:
        return None
    return day
