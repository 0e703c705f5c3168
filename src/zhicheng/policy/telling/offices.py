"""What a plan says of offices, in words: which has a stage for whom, what they publicise, who is interviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicheng.standards import codes
from zhicheng.standards.text import amount

if TYPE_CHECKING:
    from zhicheng.policy.model.plan import Announcement, InterviewRule, Plan
    from zhicheng.policy.route import OfficeRule, Stage

LEVELS = {"county": "县（市、区）", "city": "设区市", "province": "省", "nation": "国家"}
KINDS = {
    "employer": "用人单位",
    "department": "主管部门",
    "human_resources": "人力社保部门",
    "talent_centre": "人才服务机构",
    "recommender": "中评委",
    "committee_office": "评委会办公室",
    "committee": "评委会",
}
PLACES = {"employer": "用人单位所在", "file": "人事档案所在"}


def office(rule: OfficeRule) -> str:
    """A kind of office in words: 用人单位所在设区市的人力社保部门."""
    kind = KINDS.get(rule.kind) or f"{codes.table('departments').label(rule.kind)}主管部门"
    level = LEVELS.get(rule.level or "", "")
    if rule.where is None or rule.kind in ("employer", "department"):
        return f"{level}{kind}" if level else kind
    return f"{PLACES[rule.where]}{level or '地'}的{kind}"


def choices(stage: Stage) -> list[str]:
    """Which office has a stage for whom, one line each; empty where one has it for everybody."""
    if not stage.choices:
        return []
    return [
        *(f"{one.when.title}的：{office(one.office)}" for one in stage.choices),
        f"其余的人：{office(stage.office)}",
    ]


def stage_name(plan: Plan, stage_id: str) -> str:
    """The name of a stage of the plan."""
    return next(one.name for one in plan.route if one.id == stage_id)


def maker(plan: Plan, by: str) -> str:
    """Who makes out a paper or a list, in words: the applicant, the employer, or the office that has a stage."""
    if by in ("applicant", "employer"):
        return {"applicant": "申报人", "employer": "用人单位"}[by]
    stage = next(one for one in plan.route if one.id == by)
    named = stage.kind in ("employer", "office", "committee") and not stage.choices
    return office(stage.office) if named else f"办理“{stage.name}”的部门"


def announced(plan: Plan, one: Announcement) -> str:
    """A publicity that an office holds: before which stage, where, for how long, what."""
    what = f"，公示{one.content}" if one.content else ""
    days = amount(one.working_days, "个工作日")
    return f"{stage_name(plan, one.before)}之前，在{'、'.join(one.sites)}公示 {days}{what}。"


def no_interview(plan: Plan) -> str:
    """Why a plan has no rule of an interview: there is none, or the notice does not say."""
    return "通知没有说要不要面试。" if plan.absent("interview") == "not_said" else "不安排面试。"


def interviewed(rule: InterviewRule) -> str:
    """Who is interviewed, what failing does, how it is arranged."""
    who = f"{rule.when.title}的。" if rule.when is not None else "人人都要参加。"
    failing = "没有通过的，不再提交评审。" if rule.failing == "ends" else ""
    arranged = f"{rule.arranged}。" if rule.arranged else "时间和方式，通知没有写明。"
    return f"{who}{failing}{arranged}"
