"""What has to be handed in and paid under a plan, what follows a breach, and what the notice leaves open.

Takes the plan as `policy` has read it; what the notice does not say is told as not said (通知没有写明).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .plan_words import UNSAID, clause_names, due_words, quotes

if TYPE_CHECKING:
    from zhicheng import policy

BAG = {"name": "姓名", "specialty": "申报专业", "employer": "所在单位"}
"""What stands on the cover of the bag, by the words of the plan language."""


def paper_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The papers to hand in: how many copies, sealed by whom, when they can be printed, where to and by when."""
    stages = {stage.id: stage.name for stage in plan.route}
    rows = []
    for paper in plan.papers:
        facts = []
        if paper.printable_after:
            facts.append(f"{stages.get(paper.printable_after, '审查')}通过后自己下载打印")
        if paper.watermark:
            facts.append(f"带“{paper.watermark}”水印")
        if paper.seals:
            facts.append(f"盖章：{'、'.join(stages.get(seal, seal) for seal in paper.seals)}")
        if paper.bag:
            facts.append(f"放入资料袋，封面写明{'、'.join(BAG.get(one, one) for one in paper.bag)}")
        if paper.deliver_to:
            facts.append(f"送到{paper.deliver_to}")
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
            "who": one.when.title if one.when is not None else "所有人",
            "note": one.note,
            "optional": one.optional,
            "clauses": clause_names(one.clause),
        }
        for one in plan.attachments
    ]


def fee_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The fees; an amount or a time the notice does not give is told as such."""
    return [
        {
            "name": fee.name,
            "amount": fee.amount,
            "when": due_words(plan, fee.window) or UNSAID,
            "prompt": fee.prompt,
            "clauses": clause_names(fee.clause),
        }
        for fee in plan.fees
    ]


def sanction_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What follows a breach, in the notice's own words."""
    return [
        {
            "breach": one.breach,
            "basis": one.basis,
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
    formats = "、".join(one.upper() for one in rule.formats)
    return (
        f"{formats} 格式，大于 {rule.over_bytes // 1024} K、小于 {_size(rule.under_bytes)}，"
        f"宽大于 {rule.over_width}、高大于 {rule.over_height} 像素，宽高比 {rule.min_ratio:g} 到 {rule.max_ratio:g}"
    )


def _size(count: int) -> str:
    return f"{count // 1_048_576} M" if count % 1_048_576 == 0 else f"{count // 1024} K"


def unsaid_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What people ask and the notice does not say, with what happens meanwhile where that is known."""
    return [{"text": one.text, "why": one.why, "clauses": clause_names(one.clause)} for one in plan.unsaid]


def remarks(plan: policy.Plan, page: str) -> list[dict[str, Any]]:
    """The notice's remarks for one page (apply, form, achievements, submit …)."""
    return [{"text": one.text, "clauses": clause_names(one.clause)} for one in plan.notices if one.show == page]
