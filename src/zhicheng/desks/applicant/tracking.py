"""Where an application is, for its applicant's pages: the tag, the stages behind and ahead, history, downloads.

Owns words and order only; who has it and what may be done is told by `casework.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import papers, reading, ways
from zhicheng.messages import queries as messages
from zhicheng.organisations import queries as organisations
from zhicheng.plans import queries as plans
from zhicheng.standards.text import chinese_date

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.applications.models import Application
    from zhicheng.review.models import StageRun
    from zhicheng.standards.actor import Actor

TAGS = {
    "draft": "草稿",
    "to_mend": "退回修改",
    "deciding": "审核中",
    "to_publicise": "审核中",
    "publicising": "公示中",
    "to_report": "审核中",
    "to_pay": "待缴费",
    "to_deliver": "待送达",
    "accepting": "审核中",
    "in_committee": "评审中",
    "rejected": "不通过",
    "recommended": "已推荐",
    "withdrawn": "已撤回",
    "lapsed": "已失效",
}
HEADLINES = {
    "draft": "申报材料",
    "deciding": "{holder}正在审查",
    "to_publicise": "资格审查通过，等单位公示",
    "publicising": "正在单位公示",
    "to_report": "公示期满，等单位报送",
    "to_pay": "审核通过，请缴评审费",
    "to_deliver": "审核通过，请送纸质材料",
    "accepting": "{holder}正在办理",
    "in_committee": "已交评委会评审",
    "rejected": "这次申报的结论是不通过",
    "recommended": "您的申报已经推荐上报",
    "withdrawn": "您已经撤回这次申报",
    "lapsed": "这次申报已失效",
}
OUTCOMES = {"pass": "通过", "return": "退回", "reject": "不通过", "lapsed": "过期"}
OVER = ("rejected", "withdrawn", "lapsed")
MOST_STAGES = 7
LAST_MESSAGES = 3
BRIEF = 48
_ABOUT = re.compile(r"^您申报的“[^”]+”，?")


def tag_of(where: reading.Whereabouts) -> str:
    """The status word of where it is."""
    return TAGS[where.code]


def of_application(actor: Actor, application: Application, at: datetime) -> dict[str, Any]:
    """The context of an application's own page."""
    where = reading.where_is(application)
    plan = plans.plan_of(application.plan_id)
    filed = applications.revisions(application.pk)
    why_not_print = reading.may(actor, application, "print", at) if filed else ""
    return {
        "application": application,
        "plan": plan,
        "where": where,
        "tag": tag_of(where),
        "headline": HEADLINES.get(where.code, "").format(holder=where.holder),
        "stages": stages_of(application, plan, reading.visits(application)),
        "history": list(reversed(reading.history(application))),
        "messages": _told(application),
        "revisions": [revision_row(application, one.number, one.filed_at) for one in reversed(filed)],
        "why_not_print": why_not_print,
        "printable": bool(filed) and why_not_print is None,
        "why_not_withdraw": reading.may(actor, application, "withdraw", at),
        "clause_url": reverse("public:notice", args=[application.plan_id]),
        "deliveries": papers.deliveries(application) if filed and where.code not in OVER else None,
        "contacts": plan.contacts if where.code == "rejected" else (),
        "specialty": specialty_of(plan, application),
    }


def revision_row(application: Application, number: int, filed_at: datetime) -> dict[str, Any]:
    """One filed revision with its addresses."""
    return {
        "number": number,
        "filed_at": filed_at,
        "href": reverse("applicant:revision", args=[application.pk, number]),
        "pdf": reverse("applicant:review_form", args=[application.pk, number]),
    }


def specialty_of(plan: policy.Plan, application: Application) -> str:
    """The specialty chosen so far, in words; empty where none is."""
    code = application.form.get("specialty")
    return next((one.name for one in plan.specialties if one.code == code), "")


def returned_by(application: Application) -> dict[str, Any] | None:
    """The words of the office that returned the case, and when."""
    for run in reversed(reading.visits(application)):
        for decision in reversed(run.decision_list):  # type: ignore[attr-defined]
            if decision.verdict == "return" and decision.taken_back_at is None:
                office = run.organisation.name if run.organisation else ""
                return {"office": office, "opinion": decision.opinion, "at": decision.at}
    return None


def stages_of(application: Application, plan: policy.Plan, runs: Sequence[StageRun]) -> list[dict[str, str]]:
    """The road so far and the stages still to come, for the stage timeline."""
    names = {stage.id: stage.name for stage in plan.route}
    done = [step for run in runs if run.closed_at is not None and (step := _done(run, names)) is not None]
    current = next((run for run in runs if run.closed_at is None), None)
    now = [_now(current, names)] if current is not None else []
    ahead = [{"name": name, "who": "", "when": "", "state": "todo"} for name in _ahead(application, plan, current)]
    room = max(MOST_STAGES - len(now) - len(ahead), 2)
    return [*done[-room:], *now, *ahead]


def _done(run: StageRun, names: dict[str, str]) -> dict[str, str] | None:
    day = _day(run.closed_at)
    if run.kind == "applicant":
        words = {"filed": "您提交", "withdrawn": "您撤回", "lapsed": "过期未交"}
        name = words.get(run.outcome)
        return {"name": name, "who": "", "when": day, "state": "done"} if name else None
    if run.outcome in ("withdrawn", "taken_back"):
        return None  # this office had nothing to do with it in the end
    state = "stopped" if run.outcome in ("reject", "lapsed") else "done"
    return {
        "name": names.get(run.stage, run.stage),
        "who": "",
        "when": f"{day} {OUTCOMES.get(run.outcome, '')}".strip(),
        "state": state,
    }


def _now(run: StageRun, names: dict[str, str]) -> dict[str, str]:
    until = f"{_day(run.due_at, before=True)}前" if run.due_at else ""
    if run.kind == "applicant":
        return {
            "name": "您修改" if run.returned_by_id else "您填写",
            "who": "",
            "when": until or "今天",
            "state": "now",
        }
    who = run.organisation.name if run.organisation else ""
    return {"name": names.get(run.stage, run.stage), "who": who, "when": until, "state": "now"}


def _ahead(application: Application, plan: policy.Plan, current: StageRun | None) -> list[str]:
    """The stages after the one it is at; nothing for a case at its end."""
    if current is None:
        return []
    employer = application.employer
    facts = {"employer": organisations.employer_facts(employer)} if employer else {}
    order = [stage.id for stage in plan.route]
    place = order.index(current.stage) if current.stage in order else -1
    if current.kind == "applicant" and current.returned_by is not None and current.returned_by.stage in order:
        place = order.index(current.returned_by.stage) - 1
    return [stage.name for stage in ways.way_of(application, plan, facts) if order.index(stage.id) > place]


def _day(moment: datetime | None, *, before: bool = False) -> str:
    """8月18日; with `before`, the day that ends at this moment."""
    if moment is None:
        return ""
    return chinese_date(clock.last_day(moment) if before else clock.today(moment), weekday=False)


def _told(application: Application) -> list[dict[str, Any]]:
    """The newest messages about the case to its applicant, newest first."""
    found = messages.about(f"application:{application.pk}").filter(recipient_id=application.applicant_id)
    return brief(found.exclude(delivered_at=None).order_by("-created_at", "-pk")[:LAST_MESSAGES])


def brief(some: Iterable[Any]) -> list[dict[str, Any]]:
    """Messages for the side of a page: their beginning, leading to the whole."""
    inbox = reverse("account:messages")
    return [
        {
            "text": _beginning(one.text),
            "created_at": one.created_at,
            "read_at": one.read_at,
            "href": inbox,
        }
        for one in some
    ]


def _beginning(text: str) -> str:
    """The first words of a message, the name of the plan set aside: the page says it already."""
    words = _ABOUT.sub("", text)
    return words if len(words) <= BRIEF else f"{words[:BRIEF]}……"


def rows_of(found: Iterable[Application]) -> list[dict[str, Any]]:
    """A person's applications for lists: who has each, since when, until when, what to do."""
    shown = list(found)
    places = reading.where_are(shown)
    rows = []
    for application in shown:
        where = places[application.pk]
        rows.append(
            {
                "application": application,
                "where": where,
                "tag": tag_of(where),
                "href": reverse("applicant:application", args=[application.pk]),
                "mine": where.code in ("draft", "to_mend", "to_pay", "to_deliver"),
            }
        )
    return rows
