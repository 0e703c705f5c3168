"""Rows and parts of the reviewing desk's pages, from domain objects."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock
from zhicheng.casework import stage_words
from zhicheng.plans import queries as plans
from zhicheng.review import queries
from zhicheng.review.rules import OFFICE_KINDS
from zhicheng.standards.actor import Actor
from zhicheng.standards.calendar import china
from zhicheng.standards.text import chinese_date

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun

AUTHORITIES = ("department", "bureau")
ANY_OFFICE = tuple(OFFICE_KINDS)
HOMES = {
    "employer": ("employer:applications", "申报审查"),
    "department": ("authority:waiting", "待审查"),
    "bureau": ("authority:waiting", "待审查"),
    "office": ("office:waiting", "待受理"),
}
OUTCOMES = {
    "pass": ("审查通过", "dot", "celadon"),
    "return": ("退回修改", "dot", "ochre"),
    "reject": ("不通过", "square", "seal"),
    "withdrawn": ("已撤回", "dotted", "grey"),
    "lapsed": ("已失效", "dotted", "grey"),
    "taken_back": ("已收回", "dotted", "grey"),
}
PICTURES = ("image/jpeg", "image/png")


def waiting_row(run: "StageRun", actor: Actor, at: datetime) -> dict[str, Any]:
    """One open visit as a row of a list."""
    application = run.application
    return {
        "id": application.pk,
        "choice": f"{application.pk}:{application.version}",
        "href": reverse("authority:case", args=[application.pk]),
        "name": application.applicant.name,
        "receipt": application.receipt_number or "",
        "employer": application.employer.name if application.employer else "",
        "revision": run.revision_number,
        "step": queries.STEPS[run.step],  # type: ignore[attr-defined]
        "again": run.returned_by_id is not None or run.revision_number > 1,
        "due": due_words(run.due_at),
        "left": days_left(run.due_at, at),
        "held": days_held(run.opened_at, at),
        "own": application.applicant_id == actor.person_id,
        **chosen_words(application),
    }


def done_row(run: "StageRun") -> dict[str, Any]:
    """One closed visit as a row of a list."""
    application = run.application
    word, shape, tone = OUTCOMES.get(run.outcome, (run.outcome, "ring", "grey"))
    plan = plans.thawed(application.plan.digest, application.plan_id)
    return {
        "href": reverse("authority:case", args=[application.pk]),
        "name": application.applicant.name,
        "receipt": application.receipt_number or "",
        "employer": application.employer.name if application.employer else "",
        "revision": run.revision_number,
        "outcome": stage_words.outcome_name(plan, run, word),
        "shape": shape,
        "tone": tone,
        "when": chinese_date(clock.today(run.closed_at), weekday=False),
        **chosen_words(application),
    }


def chosen_words(application: Any) -> dict[str, str]:
    """Specialty and path of an application in the plan's words."""
    plan = plans.thawed(application.plan.digest, application.plan_id)
    specialties = {one.code: one.name for one in plan.specialties}
    paths = {one.id: one.name for one in plan.paths}
    return {
        "specialty": specialties.get(application.form.get("specialty", ""), ""),
        "path": paths.get(application.form.get("path", ""), ""),
    }


def due_words(due_at: datetime | None) -> str:
    """The last day that is in time: 9月21日（周四）; empty where nothing is said."""
    return chinese_date(clock.last_day(due_at)) if due_at is not None else ""


def days_left(due_at: datetime | None, at: datetime) -> int | None:
    """Working days from today to the last day in time, today not counted; -1 once it is over, None where none is."""
    if due_at is None:
        return None
    return -1 if at >= due_at else china().working_days_between(clock.today(at), clock.last_day(due_at))


def days_held(since: datetime, at: datetime) -> str:
    """How long the office has had it, in days."""
    days = (clock.today(at) - clock.today(since)).days
    return "今天" if days <= 0 else f"{days}\u00a0天"


def files_of(content: Mapping[str, Any], application_id: int, number: int) -> list[dict[str, Any]]:
    """Every file of a revision that a reviewer looks at, with the part it belongs to."""
    found = [{**one, "of": one["slot_name"], "title": one["slot_name"], "claimed": ()} for one in content["files"]]
    for item in [content["basics"], *content["items"]]:
        if item:
            about = {
                "of": f"{item['kind_name']}：{item['title']}",
                "title": item["title"],
                "claimed": item["rows"],
                "checked": checked_words(item),
            }
            found += [{**one, **about} for one in item["evidence"]]
    for one in found:
        one["href"] = reverse("authority:file", args=[application_id, number, one["id"]])
        one["picture"] = one["media_type"] in PICTURES
    return found


def checked_words(item: Mapping[str, Any]) -> str:
    """When the employer compared a record with the original; empty where it did not."""
    moment = item.get("reviewed_at")
    if not moment:
        return ""
    return f"用人单位核对原件：{chinese_date(clock.today(datetime.fromisoformat(moment)), year=True, weekday=False)}"


def home_of(actor: Actor) -> dict[str, str]:
    """The list that a case is opened from, as a way back: its name and address."""
    address, name = HOMES[actor.role]
    return {"name": name, "href": reverse(address)}


def groups_of(
    content: Mapping[str, Any], shown: Sequence[Mapping[str, Any]], outside: Collection[int]
) -> list[dict[str, Any]]:
    """The records of a revision by kind, each with its rows and links to its files.

    `outside`: the items that are not of the time the plan asks chosen records to be of.
    """
    by_place: dict[str, list[Mapping[str, Any]]] = {}
    for one in shown:
        by_place.setdefault(one["place"], []).append(one)
    groups: dict[str, dict[str, Any]] = {}
    for item in content["items"]:
        group = groups.setdefault(item["kind"], {"name": item["kind_name"], "items": []})
        files = by_place.get(f"item:{item['id']}", [])
        group["items"].append({**item, "files": files, "outside": item["id"] in outside})
    return list(groups.values())
