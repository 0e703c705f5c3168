"""The texts of messages (12333 短信): what each event says to the person it is about.

Owns words only; who is told, and when, stands in `telling`. Every text names the plan, says what happened, and
what to do by when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from zhicheng import clock, policy
from zhicheng.standards.text import amount, chinese_date, cite, end_of_day, listed

PAPER_PLACE = "评委会办公室"


def until(due_at: datetime | None) -> str:
    """9月8日（周五）24:00: the last moment in time before `due_at`; empty where there is none."""
    return end_of_day(clock.last_day(due_at)) if due_at is not None else ""


def qualified(plan: str, office: str, next_step: str) -> str:
    """An office found the applicant qualified; steps of its own follow before the case goes on."""
    return f"您申报的“{plan}”，{office}资格审查通过，接下来{next_step}。您不用做什么，有进展会再告诉您。"


def accepted(plan: str, office: str, owed: str) -> str:
    """An office passed the case and keeps it until the applicant has brought what she still owes."""
    return f"您申报的“{plan}”，{office}审查通过。{owed}都办好以后转到下一个环节，有进展会再告诉您。"


def passed(plan: str, office: str, following: str, to_do: str, own: str = "") -> str:
    """An office passed the case on; `own` is what the plan has to add to it (短信)."""
    return f"您申报的“{plan}”，{office}审查通过，已经转到{following}。{to_do}{own}"


def reported(plan: str, office: str, following: str, to_do: str) -> str:
    """The employer reported the case."""
    return f"您申报的“{plan}”，{office}已经报送到{following}。{to_do}"


def returned(plan: str, office: str, due_at: datetime | None, reasons: Sequence[str], opinion: str) -> str:
    """The case came back to the applicant, with everything to mend."""
    items = "；".join(reason.rstrip("。") for reason in reasons)
    day = f"请在{until(due_at)}前改好再提交，" if due_at else "请改好再提交，"
    word = f"审查意见：{opinion.rstrip('。')}。" if opinion else ""
    return f"您申报的“{plan}”，{office}退回修改。{day}一共{amount(len(reasons), '处')}：{items}。{word}"


def rejected(plan: str, office: str, reasons: Sequence[str], clauses: Sequence[str], appeal: str) -> str:
    """The office did not pass the case: on what ground, and whom to ask."""
    items = "；".join(reason.rstrip("。") for reason in reasons)
    return f"您申报的“{plan}”，{office}审查的结论是不通过，依据是通知的{cite(clauses)}：{items}。{appeal}"


def appeal(plan: policy.Plan) -> str:
    """The way to ask for a second look, told with every rejection: the deciding office, then the plan's contact."""
    contact = next(iter(plan.contacts), None)
    ask = "；也可以咨询" + f"{contact.name}（{contact.phone}）" if contact and contact.phone else ""
    return f"您有不同意见，可以先向作出决定的部门申请复核{ask}。"


def taken_back(plan: str, office: str) -> str:
    """An act told before does not hold any more."""
    return f"您申报的“{plan}”，{office}收回了刚才的决定，正在重新审查。之前那条消息不作数，请等新的通知。"


def publicised(plan: str, place: str, posted_on: date, last: date) -> str:
    """The publicity has begun."""
    return (
        f"您申报的“{plan}”开始在单位公示：{chinese_date(posted_on)}起张贴在{place}，到{end_of_day(last)}。"
        "您不用做什么，公示期满由单位报送。"
    )


def publicity_restarted(plan: str, reason: str, posted_on: date, last: date) -> str:
    """The publicity begins anew, with the reason."""
    return (
        f"您申报的“{plan}”要重新公示，原因是：{reason.rstrip('。')}。"
        f"{chinese_date(posted_on)}起张贴，到{end_of_day(last)}。您不用做什么。"
    )


def publicity_upheld(plan: str, text: str) -> str:
    """An objection was found true; the employer decides again."""
    return f"您申报的“{plan}”，公示期间反映的问题经核实属实：{text.rstrip('。')}。单位会重新审查，有结果会告诉您。"


def fee_recorded(plan: str, sum_of_money: str, waived: bool) -> str:
    """The fee is settled."""
    done = "评审费已经减免" if waived else f"评审费{sum_of_money}已经收到"
    return f"您申报的“{plan}”，{done}。"


def of_plan(plan: policy.Plan, event: str) -> str:
    """The plan's own words for an event to the applicant (短信); empty where it has none."""
    return next((one.text for one in plan.messages if one.event == event and one.to == "applicant"), "")


def fee_due(
    plan: policy.Plan, office: str, sum_of_money: str, due_at: datetime | None, *, online: bool, own: str
) -> str:
    """The fee is asked now: how much, until when and where, or that the notice does not say so; then the plan's words.

    `office`: who takes it; `sum_of_money` is empty where the notice names none.
    """
    day = f"在{until(due_at)}前" if due_at else ""
    where = "在网上" if online else f"向{office}"
    missing = listed(word for word, said in (("金额", sum_of_money), ("期限", due_at)) if not said)
    contact = next((one for one in plan.contacts if one.phone), None)
    whom = f"{contact.name}（{contact.phone}）" if contact else office
    unsaid = f"通知没有写{missing}，请先向{whom}问清。" if missing else ""
    return f"您申报的“{plan.name}”，请{day}{where}缴纳评审费{sum_of_money}。{unsaid}{own}"


def paper_received(plan: str, complete: bool, missing: str) -> str:
    """Paper was counted at the counter."""
    if complete:
        return f"您申报的“{plan}”，纸质材料已经收齐。"
    return f"您申报的“{plan}”，纸质材料收到了一部分，还差{missing}，请尽快补来。"


def deliver_paper(papers: str, address: str, days: int | None) -> str:
    """What to do with the paper once the bureau has passed the case."""
    when = f"请在收到这条消息后{amount(days, '个工作日')}内" if days else "请"
    return f"{when}把{papers}送到{address or PAPER_PLACE}，在申报页面可以下载打印。"


def paper_place(gate: Mapping[str, Any]) -> str:
    """Where paper goes, by what its gate noted when it opened; the committee's office where the plan does not say."""
    return str(gate.get("deliver_to") or PAPER_PLACE)


def entered(plan: str, committee: str) -> str:
    """All is there; the committee has the case."""
    return f"您申报的“{plan}”，受理审核通过、材料收齐，已经交{committee}评审。"


def recommended(plan: str, office: str) -> str:
    """The route ends with the recommendation: another committee, beyond this plan, decides."""
    return (
        f"您申报的“{plan}”，{office}审核通过、材料收齐，已经推荐上报。"
        "接下来由上级评委会评审，安排和结果请看上级的通知，您现在不用做什么。"
    )


def lapsed(plan: str, what: str, due_at: datetime) -> str:
    """A due time passed with nothing done."""
    kept = "您填过的内容和档案都还在，可以用于下一次申报。"
    return f"您申报的“{plan}”，{what}的截止时间{until(due_at)}已过，这件申报已失效。{kept}"


def soon_due(plan: str, what: str, due_at: datetime, days: int, to_do: str) -> str:
    """Some days before a due time."""
    left = f"还有{amount(days, '天')}" if days > 0 else "今天就是最后一天"
    return f"您申报的“{plan}”，{what}的截止时间是{until(due_at)}，{left}。{to_do}"


def soon_due_for_clerk(plan: str, name: str, what: str, due_at: datetime, days: int) -> str:
    """Some days before a due time, to the office that has the case."""
    left = f"还有{amount(days, '天')}" if days > 0 else "今天就是最后一天"
    return f"{name}申报的“{plan}”，{what}的截止时间是{until(due_at)}，{left}，请及时办理。"
