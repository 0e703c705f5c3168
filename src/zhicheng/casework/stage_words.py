"""What the plan says to the office that has a stage: its own words for verdicts, and what it must know of the stage.

Labels only: what is recorded, and the history everybody reads, keep the platform's own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhicheng import policy
from zhicheng.review.rules import VERDICTS
from zhicheng.standards.text import cite

if TYPE_CHECKING:
    from zhicheng.policy.route import Stage
    from zhicheng.review.models import StageRun


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing the office must know of its stage, with the clause it stands in."""

    text: str
    clause: tuple[str, ...]


def verdict_names(stage: Stage | None) -> Mapping[str, str]:
    """pass, return and reject in the plan's words for this stage, in the platform's where it has none."""
    return {**VERDICTS, **(stage.verdict_names if stage is not None else {})}


def outcome_name(plan: policy.Plan, run: StageRun, usual: str) -> str:
    """How a visit ended, in the plan's word for that verdict; `usual` where the plan has none."""
    stage = next((one for one in plan.route if one.id == run.stage), None)
    return stage.verdict_names.get(run.outcome, usual) if stage is not None else usual


def remarks(plan: policy.Plan, stage: Stage | None) -> tuple[Remark, ...]:
    """What to tell the office that has a stage: that it only recommends, that nothing is charged, that nothing more
    may be handed in."""
    if stage is None:
        return ()
    found = []
    if stage.advises:
        found.append(Remark("这一步是推荐，由下一级决定。", stage.clause[:1]))
    if stage.free:
        found.append(Remark("本环节不收费。", stage.clause[:1]))
    if supplements_closed(plan, stage):
        found.append(Remark(why_no_return(plan), plan.supplements.clause if plan.supplements is not None else ()))
    return tuple(found)


def verdicts_of(plan: policy.Plan, stage: Stage) -> tuple[str, ...]:
    """The verdicts this stage may give: the plan's, but no return once nothing more may be handed in."""
    closed = supplements_closed(plan, stage)
    return tuple(one for one in stage.verdicts if one != "return" or not closed)


def supplements_closed(plan: policy.Plan, stage: Stage) -> bool:
    """Whether the plan lets nothing more be handed in once this stage has begun (不再补充材料)."""
    if plan.supplements is None:
        return False
    order = [one.id for one in plan.route]
    return order.index(stage.id) >= order.index(plan.supplements.until)


def why_no_return(plan: policy.Plan) -> str:
    """The sentence with which a return is refused from then on; empty where the plan has no such rule."""
    if plan.supplements is None:
        return ""
    name = next(one.name for one in plan.route if one.id == plan.supplements.until)
    return f"“{name}”开始以后不再补充材料（依据{cite(plan.supplements.clause)}），不能退回修改。"
