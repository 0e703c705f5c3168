"""The facts of a filed revision, with what offices have attested since, and the findings kept at each decision."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.eligibility import queries as findings
from zhicheng.eligibility import services as eligibility
from zhicheng.plans import queries as plans
from zhicheng.policy.predicates.attested import Attested
from zhicheng.policy.predicates.scored import Scored
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
    found = dict(stored.facts)
    if attested := {**found.get("attested", {}), **attestations(application)}:
        found["attested"] = attested
    if found.get("scores"):
        found["scores"] = _with_verified(application, found["scores"])
    return found


def outcome_of(application: Application, revision_number: int) -> policy.Outcome:
    """The engine's answer for a filed revision as things stand now."""
    return policy.evaluate(plans.plan_of(application.plan_id), facts_of(application, revision_number))


def outcome_if_verified(application: Application, revision_number: int, answers: Mapping[str, str]) -> policy.Outcome:
    """The engine's answer if an office passed now with these answers: the scores it verifies count already."""
    plan = plans.plan_of(application.plan_id)
    facts = facts_of(application, revision_number)
    scores = {sheet: dict(told) for sheet, told in (facts.get("scores") or {}).items()}
    for finding_id, sheet in scored_sheets(plan).items():
        if finding_id in answers and sheet in scores:
            scores[sheet]["verified"] = points_of(answers[finding_id])
    return policy.evaluate(plan, {**facts, "scores": scores})


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


def _with_verified(application: Application, scores: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The self-scores with what offices have verified by passing (核定): the newest word on the same self-score."""
    sheets = scored_sheets(plans.plan_of(application.plan_id))
    found = {sheet: dict(told) for sheet, told in scores.items()}
    told_at: dict[int, Mapping[str, Any]] = {}
    for decision in review.passes_in_force(application.pk):
        for finding_id, said in decision.soft_passes.items():
            sheet = sheets.get(finding_id)
            points = points_of(said) if sheet in found else None
            if sheet is None or points is None:
                continue
            number = decision.run.revision_number
            if number not in told_at:
                stored = findings.at_submission(application.pk, number)
                told_at[number] = stored.facts.get("scores", {}) if stored is not None else {}
            if told_at[number].get(sheet, {}).get("self") == found[sheet].get("self"):
                found[sheet]["verified"] = points
    return found


def points_of(text: str) -> float | None:
    """A verified score as an office writes it; None for anything but a number from 0 up."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("分").strip()
    return float(plain) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", plain) else None


def scored_sheets(plan: policy.Plan) -> Mapping[str, str]:
    """finding id → sheet, for every scoring condition of the plan."""
    return {leaf.id: leaf.condition.sheet for leaf in _leaves(plan) if isinstance(leaf.condition, Scored)}


def attested_nodes(plan: policy.Plan) -> Mapping[str, tuple[str, str]]:
    """finding id → (what is attested, by which kind of office), for every attestation the plan asks."""
    return {
        leaf.id: (leaf.condition.of, leaf.condition.by)
        for leaf in _leaves(plan)
        if isinstance(leaf.condition, Attested)
    }


def verified_nodes(plan: policy.Plan) -> Mapping[str, str]:
    """finding id → the stage that verifies the score, for every scoring condition whose sheet has a verifier."""
    verifiers = {node: plan.sheets[sheet].verified_by for node, sheet in scored_sheets(plan).items()}
    return {node: stage for node, stage in verifiers.items() if stage is not None}


def _leaves(plan: policy.Plan) -> Iterator[Leaf]:
    tops = [plan.population.node, *(one.node for one in plan.common), *(one.node for one in plan.paths)]
    return (node for top in tops for node in _walk(top) if isinstance(node, Leaf))


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
