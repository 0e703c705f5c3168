"""The papers of a case: which are to be handed in, in how many copies, and what the applicant does with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.policy.facts import Facts, View
from zhicheng.review import queries as review
from zhicheng.standards.text import amount, listed

from . import facts as case_facts
from . import texts

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.policy.model.plan import AcceptancePoint, PaperRule
    from zhicheng.review.models import StageRun

    from .case import Case


@dataclass(frozen=True, slots=True)
class Delivery:
    """One paper: its name, how many copies (None: the plan does not say), where it goes (empty: not said)."""

    name: str
    copies: int | None
    place: str
    clause: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What is handed in on paper, and the acceptance point (受理点) of this person; None where none is certain."""

    point: AcceptancePoint | None
    papers: tuple[Delivery, ...]


def wanted(plan: policy.Plan, facts: Mapping[str, Any]) -> dict[str, int]:
    """paper id → copies that come with this person's case; one where the plan does not say how many.

    What stands in the system (electronic), and what an office makes for all its people (委托书), is not counted here.
    """
    view = View(Facts(facts))
    return {
        paper.id: paper.copies.value(view).most or 1 if paper.copies else 1
        for paper in route.papers(plan, facts)
        if paper.medium == "paper" and paper.made_by in ("applicant", "employer")
    }


def address(plan: policy.Plan, facts: Mapping[str, Any]) -> str:
    """Where this person's papers go: the first address of those that come with the case; empty where none is said."""
    asked = wanted(plan, facts)
    known = (route.delivery(plan, paper, facts) for paper in plan.papers if paper.id in asked)
    return next((one for one in known if one), "")


def place(plan: policy.Plan, paper: PaperRule, facts: Mapping[str, Any]) -> str:
    """Where this person hands in a paper, with the telephone of her acceptance point; empty where none is said."""
    point = route.acceptance_point(plan, facts) if paper.at_acceptance_point else None
    if point is None:
        return route.delivery(plan, paper, facts)
    more = "，".join(part for part in (point.address, f"电话 {point.phone}" if point.phone else "") if part)
    return f"{point.name}（{more}）" if more else point.name


def place_of_gate(plan: policy.Plan, paper_id: str | None, facts: Mapping[str, Any]) -> str:
    """Where the paper a gate waits for goes: that paper's own place, else where the others go; may be empty."""
    asked = wanted(plan, facts)
    found = (place(plan, one, facts) for one in plan.papers if one.id == paper_id)
    others = (place(plan, one, facts) for one in plan.papers if one.id in asked)
    return next((one for one in (*found, *others) if one), "")


def deliveries(application: Application) -> Deliveries:
    """What comes on paper with a filed application, and where it goes."""
    plan = plans.plan_of(application.plan_id)
    facts = case_facts.facts_of(application, application.revision_number)
    asked = wanted(plan, facts)
    return Deliveries(
        point=route.acceptance_point(plan, facts),
        papers=tuple(
            Delivery(one.name, asked[one.id] if one.copies else None, place(plan, one, facts), one.clause)
            for one in plan.papers
            if one.id in asked
        ),
    )


def missing_words(plan: policy.Plan, counted: Mapping[str, int], asked: Mapping[str, int]) -> str:
    """What is still missing, in words: 评审表 2 份."""
    names = {paper.id: paper.name for paper in plan.papers}
    lacking = {paper: copies - counted.get(paper, 0) for paper, copies in asked.items()}
    return listed(f"{names[paper]}{amount(number, '份')}" for paper, number in lacking.items() if number > 0)


def words(plan: policy.Plan, asked: Mapping[str, int]) -> str:
    """The papers in words: 《评审表》一式 3 份."""
    return listed(f"{paper.name}一式{amount(asked[paper.id], '份')}" for paper in plan.papers if paper.id in asked)


def to_do_after_pass(case: Case, opened: StageRun) -> str:
    """What the applicant has to do now that the case reached this visit: deliver paper, or nothing."""
    gate = review.gates_of(opened.pk).get("paper")
    if gate is None:
        return "您不用做什么，有进展会再告诉您。"
    facts = case_facts.facts_of(case.application, opened.revision_number)
    asked = words(case.plan, wanted(case.plan, facts))
    return texts.deliver_paper(asked, gate.data.get("deliver_to", ""), gate.data.get("working_days"))
