"""Quotas of a plan (推荐名额): how many people one employer may recommend by a path.

Kept under a lock of all the employer's visits of this stage, so that two clerks who report at once are counted one
after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zhicheng import kinds, policy
from zhicheng.review import services as review
from zhicheng.standards.text import amount, cite

from . import facts as case_facts
from .errors import QuotaFull

if TYPE_CHECKING:
    from zhicheng.policy.plan import Quota
    from zhicheng.review.models import StageRun

    from .case import Case


def check(case: Case, run: StageRun) -> None:
    """Refuse a report that would go over a quota of the plan; raises `QuotaFull`. The case is locked."""
    facts = case_facts.facts_of(case.application, run.revision_number)
    for quota in quotas_of(case.plan, run.stage):
        if not binds(quota, facts):
            continue
        others = [
            case_facts.facts_of(one.application, one.revision_number)
            for one in newest_passes(
                review.lock_runs_of_stage(
                    organisation_id=run.organisation_id or 0,
                    stage=run.stage,
                    plan_id=case.application.plan.plan_id,
                )
            )
            if one.application_id != case.application.pk
        ]
        recommended = [one for one in others if binds(quota, one)]
        places = places_of(case.plan, quota, [facts, *recommended])
        if places is not None and len(recommended) >= places:
            raise QuotaFull(
                f"按{cite(quota.clause)}，本单位“{case.plan.path(quota.path).name}”最多推荐"
                f"{amount(places, '人')}，名额已经用完，这件申报暂时不能报送。"
            )


def quotas_of(plan: policy.Plan, stage: str) -> list[Quota]:
    """The quotas that count people when this stage is passed."""
    return [quota for quota in plan.quotas if (quota.counted_at or stage).split(".")[0] == stage]


def binds(quota: Quota, facts: Mapping[str, Any]) -> bool:
    """Whether a person counts against a quota: she applies by its path."""
    return (facts.get("application") or {}).get("path") == quota.path


def newest_passes(runs: Iterable[StageRun]) -> list[StageRun]:
    """The visits that ended with a pass, the newest of each application: who was recommended."""
    return list({run.application_id: run for run in runs if run.outcome == "pass"}.values())


def places_of(plan: policy.Plan, quota: Quota, people: Sequence[Mapping[str, Any]]) -> int | None:
    """How many people one employer may recommend, given what `people` of it show; None where nothing bounds it.

    The number depends on the value that `by` names in the records the paths rest on (an employer with honours of
    two levels: the highest level's number, or their sum, as the plan reads its notice).
    """
    if quota.by is None:
        return sum(quota.at_most.values())
    found = {value for facts in people for value in _values(plan, quota, facts)} & set(quota.at_most)
    if not found:
        return None
    numbers = [quota.at_most[value] for value in found]
    return sum(numbers) if quota.both == "sum" else max(numbers)


def _values(plan: policy.Plan, quota: Quota, facts: Mapping[str, Any]) -> set[str]:
    kind, field = str(quota.by).split(".", 1)
    evidence = set(policy.evaluate(plan, dict(facts)).path(quota.path).finding.evidence)
    records = (facts.get(kinds.get(kind).facts_key) or {}).get("records") or []
    return {str(row.get(field)) for row in records if row["id"] in evidence}
