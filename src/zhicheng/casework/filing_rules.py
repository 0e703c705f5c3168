"""May the applicant submit or withdraw now, and if not, why not. One sentence or None; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng import clock, policy
from zhicheng.applications import rules as application_rules
from zhicheng.plans import queries as plans
from zhicheng.plans import rules as plan_rules
from zhicheng.standards.text import cite

from .texts import until

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.plans.models import PublishedPlan
    from zhicheng.review.models import StageRun

ENDED = {
    "rejected": "这件申报的审查结论是不通过，已经办结。",
    "recommended": "这件申报已经推荐上报，已经办结。",
    "lapsed": "这件申报过了截止时间，已经失效。",
    "withdrawn": "这件申报已经撤回。",
}
WITH_OFFICE = "这件申报已经提交，正在审核。退回给您以后才能再改再交。"


def why_closed(plan: PublishedPlan, at: datetime) -> str | None:
    """Why a plan takes no first filing at this moment; after its last day with what it says of lateness (逾期)."""
    why = plan_rules.why_closed(plan, at)
    if why is None or plan_rules.opening(plan, clock.today(at)) != "closed":
        return why
    return why + late_words(plans.thawed(plan.digest, plan.pk))


def late_words(plan: policy.Plan) -> str:
    """What a plan says of late filing: refused by which clause, or who decides; empty where it says nothing."""
    if plan.late is None:
        return ""
    where = f"（依据{cite(plan.late.clause)}）"
    if plan.late.handling == "refuse":
        return f"通知写明逾期不再受理{where}。"
    contact = next((one for one in plan.contacts if one.phone), None)
    whom = f"{contact.name}（电话 {contact.phone}）" if contact is not None else plan.organiser.name
    return f"逾期的由受理机构逐件决定{where}，确有原因的，请联系{whom}。"


def why_too_late(application: Application, plan: PublishedPlan, run: StageRun | None, at: datetime) -> str | None:
    """Why the time for submitting is over: the plan's last day for a first filing, the turn's own day after a return.

    Until 24:00 in China of the last day is in time, that moment itself is too late.
    """
    if application.revision_number == 0:
        return why_closed(plan, at)
    if run is not None and run.due_at is not None and at >= run.due_at:
        return f"修改的截止时间{until(run.due_at)}已经过了，现在不能再提交。"
    return None


def why_not_submit(application: Application, plan: PublishedPlan, run: StageRun | None, at: datetime) -> str | None:
    """Why the applicant cannot submit at this moment, whatever her draft holds."""
    if not application_rules.editable(application):
        return ENDED.get(application.status, WITH_OFFICE)
    return why_too_late(application, plan, run, at)


def why_not_withdraw(application: Application, runs: Sequence[StageRun]) -> str | None:
    """Why the applicant cannot withdraw: only until the employer has taken the case up (first opened it).

    A draft, and a case that was returned to her, are hers and can always be given up.
    """
    if application.status in ENDED:
        return ENDED[application.status]
    if application_rules.editable(application):
        return None
    if any(run.seen_at is not None for run in runs if run.kind != "applicant"):
        return "单位已经开始审核，不能自己撤回。要改内容，请联系单位退回修改。"
    return None
