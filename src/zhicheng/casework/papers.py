"""The papers of a case: which are to be handed in, in how many copies, and what the applicant does with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.policy.facts import Facts, View
from zhicheng.review import queries as review
from zhicheng.standards.text import amount, listed

from . import facts as case_facts
from . import texts

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun

    from .case import Case


def wanted(plan: policy.Plan, facts: Mapping[str, Any]) -> dict[str, int]:
    """paper id → copies the plan asks of this person; one where the plan does not say how many."""
    view = View(Facts(facts))
    return {paper.id: paper.copies.value(view).most or 1 if paper.copies else 1 for paper in plan.papers}


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
    asked = wanted(case.plan, case_facts.facts_of(case.application, opened.revision_number))
    address = next((paper.deliver_to for paper in case.plan.papers if paper.deliver_to), "")
    return texts.deliver_paper(words(case.plan, asked), address, gate.data.get("working_days"))
