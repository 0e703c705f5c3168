"""Which office has a stage, who publicises what, who is interviewed, where papers go, and the plan's standing rules.

Takes the plan as `policy` has read it; every row keeps its clause, and only what the plan says is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhicheng.policy.telling import offices as office_words
from zhicheng.policy.telling import standing as standing_rules

from .plan_words import clause_names

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.policy.model.plan import AcceptancePoint


def choice_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The stages that different offices have for different people: for whom which."""
    return [
        {"name": stage.name, "lines": office_words.choices(stage), "clauses": clause_names(stage.clause)}
        for stage in plan.route
        if stage.choices
    ]


def announcement_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """The publicities that offices hold themselves: for how long, where, what."""
    return [
        {"name": one.name, "text": office_words.announced(plan, one), "clauses": clause_names(one.clause)}
        for one in plan.announcements
    ]


def interview_row(plan: policy.Plan) -> dict[str, Any]:
    """Who is interviewed and what comes of it; or that there is no interview, or that the notice does not say."""
    rule = plan.interview_rule
    if rule is None:
        return {"text": office_words.no_interview(plan), "clauses": ()}
    return {"text": office_words.interviewed(rule), "clauses": clause_names(rule.clause)}


def point_rows(plan: policy.Plan, own: AcceptancePoint | None) -> list[dict[str, Any]]:
    """The acceptance points; `own` is this person's."""
    return [
        {
            "name": one.name,
            "serves": one.serves,
            "address": one.address,
            "phone": one.phone,
            "own": own is not None and one.id == own.id,
            "clauses": clause_names(one.clause),
        }
        for one in plan.acceptance_points
    ]


def rule_rows(plan: policy.Plan) -> list[dict[str, Any]]:
    """What else the plan rules: choosing records, scoring, the dossier, copies, posts, lateness, rosters."""
    return [
        {"title": one.title, "text": one.text, "clauses": clause_names(one.clause)}
        for one in standing_rules.rules(plan)
    ]
