"""The facts of a filed revision, with what offices have attested since, and the findings kept at each decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.eligibility import queries as findings
from zhicheng.eligibility import services as eligibility
from zhicheng.plans import queries as plans
from zhicheng.policy.predicates.attested import Attested
from zhicheng.policy.tree import Leaf, Node
from zhicheng.review import queries as review
from zhicheng.standards.errors import NotFound

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import Decision, StageRun


def facts_of(application: Application, revision_number: int) -> dict[str, Any]:
    """What the engine was told when this revision was submitted, and what offices have attested since.

    Later changes of dossier or employer do not touch a filed revision. Raises NotFound for a revision nobody filed.
    """
    stored = findings.at_submission(application.pk, revision_number)
    if stored is None:
        raise NotFound("没有找到这一稿提交时的判断，请联系平台管理员。")
    attested = {**stored.facts.get("attested", {}), **attestations(application)}
    return {**stored.facts, "attested": attested} if attested else dict(stored.facts)


def outcome_of(application: Application, revision_number: int) -> policy.Outcome:
    """The engine's answer for a filed revision as things stand now."""
    return policy.evaluate(plans.plan_of(application.plan_id), facts_of(application, revision_number))


def attestations(application: Application) -> dict[str, dict[str, Any]]:
    """What offices attested by passing (conduct and the like): the newest word of each counts."""
    asked = attested_nodes(plans.plan_of(application.plan_id))
    found: dict[str, dict[str, Any]] = {}
    for decision in review.passes_in_force(application.pk):
        for finding_id in decision.soft_passes:
            if finding_id in asked:
                of, by = asked[finding_id]
                found[of] = {"by": by, "value": True}
    return found


def attested_nodes(plan: policy.Plan) -> Mapping[str, tuple[str, str]]:
    """finding id → (what is attested, by which kind of office), for every attestation the plan asks."""
    tops = [plan.population.node, *(one.node for one in plan.common), *(one.node for one in plan.paths)]
    return {
        node.id: (node.condition.of, node.condition.by)
        for top in tops
        for node in _walk(top)
        if isinstance(node, Leaf) and isinstance(node.condition, Attested)
    }


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for below in node.below():
        yield from _walk(below)


def store_at_decision(application: Application, run: StageRun, decision: Decision, *, at: datetime) -> None:
    """Keep the engine's answer as it stood when an office decided, its own attestations included."""
    facts = facts_of(application, run.revision_number)
    eligibility.store(
        application=application,
        revision_number=run.revision_number,
        moment=f"decision:{decision.pk}",
        outcome=policy.evaluate(plans.plan_of(application.plan_id), facts),
        facts=facts,
        at=at,
    )
