"""Quotas of a plan (推荐名额): how many people one employer may recommend by a path.

Kept under a lock of all the employer's visits of this stage, so that two clerks who report at once are counted one
after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zhicheng import kinds, policy
from zhicheng.review import services as review
from zhicheng.standards.text import amount, cite

from . import facts as case_facts
from .errors import QuotaFull

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.policy.model.plan import Quota
    from zhicheng.review.models import StageRun

    from .case import Case


@dataclass(slots=True)
class Person:
    """One recommended person: the facts of her revision, and what they show for a quota once that was asked."""

    facts: Mapping[str, Any]
    shown: dict[tuple[str, str], set[str]] = field(default_factory=dict)


Read = dict[tuple[int, int], Person]
"""(application, revision) → the person, as far as one report has read them."""


def check(case: Case, run: StageRun, read: Read) -> None:
    """Refuse a report that would go over a quota of the plan; raises `QuotaFull`. The case is locked.

    `read` is filled: who goes in one report together reads each person once.
    """
    herself = _person(case.application, run.revision_number, read)
    quotas = [quota for quota in quotas_of(case.plan, run.stage) if binds(quota, herself.facts)]
    if not quotas:
        return
    runs = review.lock_runs_of_stage(
        organisation_id=run.organisation_id or 0, stage=run.stage, plan_id=case.application.plan.plan_id
    )
    others = [
        _person(one.application, one.revision_number, read)
        for one in newest_passes(runs)
        if one.application_id != case.application.pk
    ]
    for quota in quotas:
        recommended = [one for one in others if binds(quota, one.facts)]
        places = places_of(case.plan, quota, [herself, *recommended])
        if places is not None and len(recommended) >= places:
            raise QuotaFull(
                f"按{cite(quota.clause)}，本单位“{case.plan.path(quota.path).name}”最多推荐"
                f"{amount(places, '人')}，名额已经用完，这件申报暂时不能报送。"
            )


def _person(application: Application, revision_number: int, read: Read) -> Person:
    key = application.pk, revision_number
    if key not in read:
        read[key] = Person(case_facts.facts_of(application, revision_number))
    return read[key]


def quotas_of(plan: policy.Plan, stage: str) -> list[Quota]:
    """The quotas that count people when this stage is passed."""
    return [quota for quota in plan.quotas if (quota.counted_at or stage).split(".")[0] == stage]


def binds(quota: Quota, facts: Mapping[str, Any]) -> bool:
    """Whether a person counts against a quota: she applies by its path."""
    return (facts.get("application") or {}).get("path") == quota.path


def newest_passes(runs: Iterable[StageRun]) -> list[StageRun]:
    """The visits that ended with a pass, the newest of each application: who was recommended."""
    return list({run.application_id: run for run in runs if run.outcome == "pass"}.values())


def places_of(plan: policy.Plan, quota: Quota, people: Sequence[Person]) -> int | None:
    """How many people one employer may recommend, given what `people` of it show; None where nothing bounds it.

    The number depends on the value that `by` names in the records the paths rest on (an employer with honours of
    two levels: the highest level's number, or their sum, as the plan reads its notice).
    """
    if quota.by is None:
        return sum(quota.at_most.values())
    found = {value for person in people for value in _values(plan, quota, person)} & set(quota.at_most)
    if not found:
        return None
    numbers = [quota.at_most[value] for value in found]
    return sum(numbers) if quota.both == "sum" else max(numbers)


def _values(plan: policy.Plan, quota: Quota, person: Person) -> set[str]:
    asked = str(quota.by), quota.path
    if asked not in person.shown:
        kind, name = asked[0].split(".", 1)
        evidence = set(policy.evaluate(plan, dict(person.facts)).path(quota.path).finding.evidence)
        records = (person.facts.get(kinds.get(kind).facts_key) or {}).get("records") or []
        person.shown[asked] = {str(row.get(name)) for row in records if row["id"] in evidence}
    return person.shown[asked]
