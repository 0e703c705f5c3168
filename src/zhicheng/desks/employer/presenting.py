"""Rows and parts of the employer's pages, from domain objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock
from zhicheng.casework import stage_words
from zhicheng.casework.words import OUTCOMES
from zhicheng.plans import queries as plans
from zhicheng.review import queries
from zhicheng.standards.actor import Actor
from zhicheng.standards.calendar import china
from zhicheng.standards.text import NBSP, amount, chinese_date, end_of_day, listed

if TYPE_CHECKING:
    from zhicheng.publicity.models import Notice
    from zhicheng.review.models import StageRun

ENDED = {
    "pass": ("已报送", "dot", "celadon"),
    "return": ("退回修改", "dot", "ochre"),
    "reject": ("不通过", "square", "seal"),
    "withdrawn": ("已撤回", "dotted", "grey"),
    "lapsed": ("已失效", "dotted", "grey"),
    "taken_back": ("已收回", "dotted", "grey"),
}
NAMED_AT_MOST = 10


def waiting_row(run: StageRun, actor: Actor, at: datetime) -> dict[str, Any]:
    """One open visit as a row of a list."""
    application = run.application
    published: Mapping[str, Any] = next(
        (gate.data for gate in run.gate_list if gate.kind == "publicity"),  # type: ignore[attr-defined]
        {},
    )
    return {
        "id": application.pk,
        "choice": f"{application.pk}:{application.version}",
        "href": reverse("authority:case", args=[application.pk]),
        "name": application.applicant.name,
        "receipt": application.receipt_number or "",
        "plan_pk": application.plan_id,
        "plan_id": application.plan.plan_id,
        "plan": application.plan.name,
        "revision": run.revision_number,
        "step": queries.STEPS[run.step],  # type: ignore[attr-defined]
        "code": run.step,  # type: ignore[attr-defined]
        "look": step_look(run.step, published, clock.today(at)),  # type: ignore[attr-defined]
        "again": run.returned_by_id is not None or run.revision_number > 1,
        "due": due_words(run.due_at),
        "last_day": clock.last_day(run.due_at) if run.due_at is not None else None,
        "left": days_left(run.due_at, at),
        "held": days_held(run.opened_at, at),
        "own": application.applicant_id == actor.person_id,
        "publicity": publicity_words(published),
        "notice": reverse("employer:notice", args=[published["notice"]]) if published.get("notice") else "",
        **chosen_words(application),
    }


def done_row(run: StageRun) -> dict[str, Any]:
    """One closed visit as a row of a list."""
    application = run.application
    word, shape, tone = ENDED.get(run.outcome, (run.outcome, "ring", "grey"))
    if run.outcome != "pass":
        word = stage_words.outcome_name(plans.thawed(application.plan.digest, application.plan_id), run, word)
    return {
        "href": reverse("authority:case", args=[application.pk]),
        "name": application.applicant.name,
        "receipt": application.receipt_number or "",
        "plan": application.plan.name,
        "revision": run.revision_number,
        "outcome": word,
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


def step_look(step: str, published: Mapping[str, Any], today: date) -> tuple[str, str, str]:
    """The tag of a step: word, shape, tone. A publicity whose days are over waits for its outcome."""
    if step == "publicising" and published.get("last_day", "9") < today.isoformat():
        return "公示期满", "dot", "ochre"
    shape, tone = ("dot", "ochre") if step in ("to_publicise", "to_report") else ("half", "indigo")
    return queries.STEPS[step], shape, tone


def publicity_words(data: Mapping[str, Any]) -> str:
    """How a case's publicity stands: the days it counts, or how it ended; empty where it has not begun."""
    if not data.get("last_day"):
        return OUTCOMES[data["outcome"]] if data.get("outcome") else ""
    last = date.fromisoformat(data["last_day"])
    if data.get("unchanged"):
        return f"公示内容没有变，沿用{chinese_date(last, weekday=False)}满的那次"
    if data.get("outcome"):
        return OUTCOMES[data["outcome"]]
    return f"到{end_of_day(last)}"


def notice_row(notice: Notice, today: date) -> dict[str, Any]:
    """One notice as a row: when, where, how many people, and what is to be done about it. Needs `.people`."""
    over = notice.state == "open" and today > notice.last_day
    word, shape, tone = notice_look(notice, today)
    return {
        "href": reverse("employer:notice", args=[notice.pk]),
        "posted": chinese_date(notice.posted_on),
        "last": end_of_day(notice.last_day),
        "last_day": notice.last_day,
        "place": notice.place,
        "plan": notice.plan.name,
        "people": notice.people,  # type: ignore[attr-defined]
        "open": notice.state == "open",
        "over": over,
        "left": china().working_days_between(today, notice.last_day) if notice.state == "open" else None,
        "word": word,
        "shape": shape,
        "tone": tone,
        "outcome": f"{OUTCOMES[notice.outcome]}。" if notice.outcome else "",
    }


def notice_look(notice: Notice, today: date) -> tuple[str, str, str]:
    """The tag of a notice: word, shape, tone."""
    if notice.state == "restarted":
        return "已重新公示", "dotted", "grey"
    if notice.state == "closed":
        return "公示结束", "dot", "celadon"
    return ("待填结果", "dot", "ochre") if today > notice.last_day else ("公示中", "half", "indigo")


def due_words(due_at: datetime | None) -> str:
    """The last day that is in time: 9月21日（周四）; empty where nothing is said."""
    return chinese_date(clock.last_day(due_at)) if due_at is not None else ""


def days_left(due_at: datetime | None, at: datetime) -> int | None:
    """Working days from today to the last day in time, today not counted; -1 once it is over, None where none is."""
    if due_at is None:
        return None
    return -1 if at >= due_at else china().working_days_between(clock.today(at), clock.last_day(due_at))


def day(moment: datetime | None) -> str:
    """8月11日, in China; empty where there is no moment."""
    return chinese_date(clock.today(moment), weekday=False) if moment else ""


def days_held(since: datetime, at: datetime) -> str:
    """How long it has been here, in days."""
    days = (clock.today(at) - clock.today(since)).days
    return "今天" if days <= 0 else f"{days}{NBSP}天"


def clauses(named: Iterable[str]) -> list[str]:
    """The clauses in which these sentences stand: 五（一） for 五（一）#2, each once."""
    return list(dict.fromkeys(one.partition("#")[0] for one in named))


def names(people: list[str]) -> str:
    """苏见山、傅雨石: who they are; after ten names, how many in all."""
    more = f"等 {amount(len(people), '人')}" if len(people) > NAMED_AT_MOST else ""
    return listed(people[:NAMED_AT_MOST], last="、") + more
