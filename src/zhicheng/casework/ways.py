"""The way of one case: the stages its plan means for this person, and the organisation that has each.

Where two neighbours that check (主管部门, 人力社保部门) mean the same organisation, one visit is enough: the later
stage stands for both, and what waits for the earlier one's pass runs from its pass (`route.stands_for`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.organisations import queries as organisations
from zhicheng.organisations.errors import NoOffice
from zhicheng.policy import route

from .filing_errors import NoEmployer

if TYPE_CHECKING:
    from zhicheng.applications.models import Application

CHECKING = ("department", "bureau")
AUTHORITIES = (*CHECKING, "recommender")


def way_of(application: Application, plan: policy.Plan, facts: Mapping[str, Any]) -> tuple[route.Stage, ...]:
    """The stages of this case in order, each with the office that has it; of merged ones the last stands."""
    found: list[route.Stage] = []
    for stage in route.resolve(plan, facts):
        if found and _one_visit(application, plan, facts, found[-1], stage):
            checks = dict.fromkeys((*found.pop().checks, *stage.checks))
            stage = replace(stage, checks=tuple(checks))
        found.append(stage)
    return tuple(found)


def after(
    application: Application, plan: policy.Plan, facts: Mapping[str, Any], stage_id: str
) -> tuple[route.Stage, ...]:
    """The stages of this case that come after a stage of the plan. ValueError where the plan has no such stage."""
    order = [one.id for one in plan.route]
    place = order.index(stage_id)
    return tuple(one for one in way_of(application, plan, facts) if order.index(one.id) > place)


def office_of(
    application: Application, plan: policy.Plan, stage: route.Stage, facts: Mapping[str, Any]
) -> organisations.Jurisdiction:
    """The organisation that has a stage of this case (one of its way), and why; raises `NoOffice`.

    Where the plan names no committee, what its office does falls to the organiser.
    """
    code = application.committee.code if application.committee is not None else (plan.committee or plan.organiser).code
    if application.employer_id is None:
        raise NoEmployer()
    region = (facts.get("person") or {}).get("file_region") or ""
    return organisations.explain(
        stage.office, employer_id=application.employer_id, committee_code=code, file_region=region
    )


def kind_of(stage: route.Stage, office: organisations.Jurisdiction) -> str:
    """The kind of a visit: the stage's, but at an authority the role in which its clerks act.

    One stage may be a department's for one person and a bureau's for another.
    """
    return office.role if stage.kind in AUTHORITIES else stage.kind


def _one_visit(
    application: Application, plan: policy.Plan, facts: Mapping[str, Any], before: route.Stage, stage: route.Stage
) -> bool:
    both = before.kind in CHECKING and stage.kind in CHECKING
    if not both or before.gates or application.employer_id is None:
        return False
    try:
        offices = [office_of(application, plan, one, facts).organisation_id for one in (before, stage)]
    except NoOffice:
        return False
    return offices[0] == offices[1]
