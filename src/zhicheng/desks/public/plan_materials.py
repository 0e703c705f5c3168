"""What has to be handed in and paid under a plan, what follows a breach, and what the notice leaves open.

Takes the plan as `policy` has read it; what the notice does not say is told as not said (通知没有写明).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.standards import codes

from .plan_words import UNSAID, clause_names, due_words, quotes

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.policy.model.plan import AcceptancePoint, AttachmentRule, Fee

BAG = {"name": "姓名", "specialty": "申报专业", "employer": "所在单位"}
"""What stands on the cover of the bag, by the words of the plan language."""


def paper_rows(plan: policy.Plan, own: AcceptancePoint | None = None) -> list[dict[str, Any]]:
    """The papers to hand in: how many copies, sealed by whom, when they can be printed, where to and by when.

    `own` is the acceptance point of the person who reads, where one is sure.
    """
    stages = {stage.id: stage.name for stage in plan.route}
    rows = []
    for paper in plan.papers:
        facts = []
        if paper.when is not None:
            facts.append(f"{paper.when.title}的才交")
        if paper.made_by != "applicant":
            facts.append(f"由{stages.get(paper.made_by, '用人单位')}出具")
        if paper.medium == "electronic":
            facts.append("电子版")
        if paper.binding:
            facts.append(f"装订：{paper.binding}")
        if paper.printable_after:
            paid = next((f"、{fee.name}缴清" for fee in plan.fees if fee.id == paper.after_fee), "")
            facts.append(f"{stages.get(paper.printable_after, '审查')}通过{paid}后自己下载打印")
        if paper.watermark:
            facts.append(f"带“{paper.watermark}”水印")
        if paper.seals:
            facts.append(f"盖章：{'、'.join(stages.get(seal, seal) for seal in paper.seals)}")
        if paper.bag:
            facts.append(f"放入资料袋，封面写明{'、'.join(BAG.get(one, one) for one in paper.bag)}")
        if paper.at_acceptance_point:
            facts.append(f"送到您的受理点：{own.name}{own.address}" if own else "送到各人的受理点")
        elif paper.deliver_to:
            facts.append(f"送到{paper.deliver_to}")
        if paper.note:
            facts.append(paper.note)
        rows.append(
            {
                "name": paper.name,
                "copies": paper.copies.words("\u00a0份") if paper.copies else UNSAID,
                "facts": facts,
                "due": due_words(plan, paper.due) or UNSAID,
                "clauses": clause_names(paper.clause),
            }
        )
    return rows


def attachment_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The attachments the plan asks for: who needs each (所有人, or the condition in words)."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "who": _whoever(one),
            "note": one.note,
            "optional": one.optional,
            "clauses": clause_names(one.clause),
        }
        for one in plan.attachments
    ]


def _whoever(rule: AttachmentRule) -> str:
    """Who uploads it: everybody, or by a condition; and only those of whom the platform does not hold the data."""
    who = rule.when.title if rule.when is not None else "所有人"
    return f"{who}（平台已有{kinds.get(rule.held_by).name}的，不用上传）" if rule.held_by else who


def fee_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The fees; an amount or a time the notice does not give is told as such."""
    stages = {stage.id: stage.name for stage in plan.route}
    return [
        {
            "name": fee.name,
            "amount": fee.amount,
            "when": due_words(plan, fee.window) or _triggered(fee, stages) or UNSAID,
            "prompt": _paying(fee),
            "clauses": clause_names(fee.clause),
        }
        for fee in plan.fees
    ]


def _paying(fee: Fee) -> str:
    parts = (fee.prompt, "在线缴纳" if fee.online else "", f"依据 {fee.basis}" if fee.basis else "")
    return "。".join(part for part in parts if part)


def _triggered(fee: Fee, stages: dict[str, str]) -> str:
    name = stages.get((fee.trigger or "").partition(".")[0])
    return f"{name}通过以后" if name else ""


def sanction_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What follows a breach, in the notice's own words."""
    return [
        {
            "breach": one.breach,
            "basis": one.basis,
            "also": "、".join(codes.table("consequences").label(code) for code in one.also),
            "clauses": clause_names(one.clause),
            "quotes": quotes(plan, one.clause),
        }
        for one in plan.sanctions
    ]


def reading_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What a clause leaves open, and how this platform reads it until the organiser says otherwise."""
    rows = []
    for one in plan.readings:
        chosen = next((option.says for option in one.options if option.id == one.chosen), "")
        rows.append({"asks": one.asks, "says": chosen, "why": one.why, "clauses": clause_names(one.clause)})
    return rows


def readings_in_words(plan: policy.Plan) -> dict[str, str]:
    """Reading → what it says, for findings that hang on one."""
    return {
        one.id: next((option.says for option in one.options if option.id == one.chosen), one.asks)
        for one in plan.readings
    }


def photo_line(plan: policy.Plan) -> str:
    """The rule for the photo in one line; empty where the plan has none."""
    rule = plan.photo
    if rule is None:
        return ""
    parts = ["由平台取得，取不到的自己上传"] if rule.source == "auto" else []
    if rule.formats:
        parts.append(f"{'、'.join(one.upper() for one in rule.formats)} 格式")
    least = f"大于 {_size(rule.over_bytes)}" if rule.over_bytes is not None else ""
    most = f"小于 {_size(rule.under_bytes)}" if rule.under_bytes is not None else ""
    if least or most:
        parts.append("、".join(one for one in (least, most) if one))
    if rule.over_width is not None and rule.over_height is not None:
        parts.append(f"宽大于 {rule.over_width}、高大于 {rule.over_height} 像素")
    if rule.min_ratio is not None and rule.max_ratio is not None:
        parts.append(f"宽高比 {rule.min_ratio:g} 到 {rule.max_ratio:g}")
    return "，".join(parts)


def _size(count: int) -> str:
    return f"{count // 1_048_576} M" if count % 1_048_576 == 0 else f"{count // 1024} K"


def unsaid_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What people ask and the notice does not say, with what happens meanwhile where that is known."""
    return [{"text": one.text, "why": one.why, "clauses": clause_names(one.clause)} for one in plan.unsaid]


def remarks(plan: policy.Plan, page: str) -> list[dict[str, Any]]:
    """The notice's remarks for one page (apply, form, achievements, submit …)."""
    return [{"text": one.text, "clauses": clause_names(one.clause)} for one in plan.notices if one.show == page]


def annex_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The annexes of the notice: the clause where each begins, empty where the annex is not at hand."""
    return [{"name": one.name, "at": one.at or "", "clauses": clause_names(one.clause)} for one in plan.annexes]


def alias_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """Other names the notice uses for the same thing."""
    return [{"title": one.title, "means": one.means, "clauses": clause_names(one.clause)} for one in plan.aliases]
