"""How a signed-in person stands under a plan by what she has declared: the headline, and what to do next.

The engine advises and offices decide; nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhicheng.eligibility import services as eligibility
from zhicheng.policy import route
from zhicheng.standards.text import amount

if TYPE_CHECKING:
    from datetime import date

    from zhicheng import policy
    from zhicheng.policy.model.plan import AcceptancePoint

_ORDER = {"met": 0, "needs_human": 1, "unknown": 2, "unmet": 3}
_ALONE = {
    "met": "您符合申报条件。",
    "no_obstacle": "没有看到障碍，还要由审核单位判断。",
    "unknown": "还缺资料，补齐后才知道够不够条件。",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer for one person: headline, paragraph, findings, and what would mend what is missing."""

    headline: str
    paragraph: str
    common: tuple[Any, ...]
    paths: tuple[Any, ...]
    met_path: str
    all: tuple[Any, ...]
    met_common: int
    mends: Sequence[str]
    attachments: dict[str, Any]
    point: AcceptancePoint | None


def standing(*, user_id: int, plan_pk: int, today: date) -> Standing:
    """How this person stands, by what she has declared in her dossier."""
    outcome = eligibility.outcome_for(user_id=user_id, plan_pk=plan_pk, approved_only=False, today=today)
    common = (outcome.population, *outcome.common)
    met = next((path.name for path in outcome.paths if path.verdict in ("met", "needs_human")), "")
    counted = (*common, *((_best(outcome),) if outcome.paths else ()))
    return Standing(
        headline=headline(outcome.verdict, [one for one in counted if one.verdict == "unmet"], _names(outcome.plan)),
        paragraph=outcome.paragraph,
        common=common,
        paths=tuple(sorted(outcome.paths, key=lambda path: (_ORDER[path.verdict], path.id != outcome.nearest))),
        met_path=met,
        all=counted,
        met_common=sum(1 for one in common if one.verdict == "met"),
        mends=_mends(counted),
        attachments={one.id: one for one in outcome.attachments},
        point=route.acceptance_point(outcome.plan, outcome.view.facts.raw),
    )


def headline(verdict: str, unmet: Sequence[policy.Finding], names: Mapping[str, str]) -> str:
    """The answer in one sentence: 现在还差一步：继续教育，还差 12 学时。"""
    if verdict != "unmet" or not unmet:
        return _ALONE.get(verdict, "还没有满足全部条件。")
    if len(unmet) > 1:
        return f"现在还差{amount(len(unmet), '步')}。"
    only = unmet[0]
    gap = f"，还差 {only.gap}" if only.gap else ""
    return f"现在还差一步：{names.get(only.id, only.title)}{gap}。"


def _names(plan: policy.Plan) -> dict[str, str]:
    """The plan's own short names of its conditions: 继续教育, 学历资历."""
    items = {one.id: one.name for one in (plan.population, *plan.common)}
    return items | {one.id: one.name for one in plan.paths}


def _best(outcome: policy.Outcome) -> Any:
    """The finding of the path that is nearest to being met, for counting."""
    return min(outcome.paths, key=lambda path: (_ORDER[path.verdict], path.id != outcome.nearest)).finding


def _mends(findings: Sequence[policy.Finding]) -> list[str]:
    """What to do next, each once."""
    return list(dict.fromkeys(one.mend for one in findings if one.verdict in ("unmet", "unknown") and one.mend))
