"""What comes next: after a submission, and after an office is done with a case.

Follows the plan's route, the way back to the office that returned a case, and two rules of the platform: nobody
decides her own case (a lone clerk's application goes on to the next office), and a returned case is publicised
again only where published fields changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.applications import queries as applications
from zhicheng.organisations import queries as organisations
from zhicheng.policy import route
from zhicheng.publicity import queries as publicity
from zhicheng.review import queries as review
from zhicheng.review import services as review_services

from . import case as cases
from . import facts as case_facts
from . import stages, ways
from .errors import NotNow

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import StageRun


def open_after_filing(*, application: Application, revision_number: int, at: datetime) -> StageRun:
    """Open the visit that follows a submission: the first office, or after a return the office that returned it.

    Where published fields (公示内容) changed since they were last publicised and the plan publicises before the
    returning office, the employer gets it first (to look, publicise and report again) and its report leads
    straight to the office that returned it. The caller has closed the applicant's visit ("filed") and stored the
    findings of this revision.
    """
    plan = cases.read(application).plan
    facts = case_facts.facts_of(application, revision_number)
    turn = [run for run in review.runs_of(application.pk) if run.stage == stages.APPLICANT][-1]
    back = turn.returned_by
    if back is None:
        stage = _first_for(application, plan, facts)
    else:
        stage = route.stage(plan, back.stage)
        again = _publicising_stage(plan, stage)
        if (
            again is not None
            and not _lone_clerk(application, again)
            and must_publicise(application, again, revision_number)
        ):
            stage = again
    opened = stages.open_stage(
        application=application,
        stage_id=stage.id,
        revision_number=revision_number,
        returned_by=back,
        at=at,
    )
    stages.ask_fee(application, opened, at)
    return opened


def must_publicise(application: Application, stage: route.Stage, revision_number: int) -> bool:
    """Whether what the stage publicises differs from what last ran its days (or nothing ever did)."""
    if stage.publicity is None:
        return False
    before = publicity.last_done_entry(application.pk)
    now = applications.published_fields(applications.revision(application.pk, revision_number))
    return before is None or before.published_digest != applications.published_digest(now)


def stage_after(application: Application, plan: policy.Plan, run: StageRun) -> route.Stage | None:
    """The stage that follows an office's pass; None after the last of the route.

    A case on its way back to an office further on goes straight there.
    """
    back = way_back(plan, run)
    if back is not None:
        return route.stage(plan, back.stage)
    facts = case_facts.facts_of(application, run.revision_number)
    return next(iter(ways.after(application, plan, facts, run.stage)), None)


def way_back(plan: policy.Plan, run: StageRun) -> StageRun | None:
    """The visit of an office further on that returned this case and waits to have it again; None where none does."""
    order = [stage.id for stage in plan.route]
    back = run.returned_by
    while back is not None and back.stage == run.stage:
        back = back.returned_by
    if back is not None and order.index(back.stage) > order.index(run.stage):
        return back
    return None


def advance(*, case: cases.Case, run: StageRun, at: datetime) -> StageRun | None:
    """End a visit whose decision is pass and whose gates are all done, and open the next.

    None where it stays, and where the route ends with this office's recommendation (推荐上报: no committee of the plan
    follows). The caller changes the status (`status_after`) and writes the line.
    """
    decision = review.decision_in_force(run.pk)
    gates = review.gates_of(run.pk).values()
    if decision is None or decision.verdict != "pass" or any(gate.state != "done" for gate in gates):
        return None
    following = stage_after(case.application, case.plan, run)
    review_services.close_run(run=run, outcome="pass", at=at)
    if following is None:
        return None
    return stages.open_stage(
        application=case.application,
        stage_id=following.id,
        revision_number=run.revision_number,
        returned_by=way_back(case.plan, run),
        at=at,
    )


def status_after(opened: StageRun | None, run: StageRun) -> str | None:
    """The coarse status after `advance` of a visit; None (no change) where it stays."""
    if opened is None:
        return "recommended" if ended_with(run) else None
    return "in_committee" if opened.kind == "committee" else "in_review"


def ended_with(run: StageRun) -> bool:
    """Whether the route ended with the pass of this visit, after `advance` has opened nothing."""
    return run.closed_at is not None and run.outcome == "pass"


def holder_name(run: StageRun) -> str:
    """Who has the case in a visit, as people call it: the committee itself rather than its office."""
    if run.kind == "committee" and run.application.committee is not None:
        return run.application.committee.name
    return run.organisation.name if run.organisation else ""


def _first_for(application: Application, plan: policy.Plan, facts: Mapping[str, Any]) -> route.Stage:
    """The first stage of the route that someone other than the applicant can decide."""
    for stage in ways.way_of(application, plan, facts):
        if not _lone_clerk(application, stage):
            return stage
    raise NotNow("这条路线上没有别的部门可以审查这件申报，请与计划的组织单位联系。")


def _lone_clerk(application: Application, stage: route.Stage) -> bool:
    """Whether the applicant is the only one who could decide her own case at her employer (单位只有本人一位经办)."""
    if stage.kind != "employer" or application.employer_id is None:
        return False
    return organisations.holders_of(application.employer_id, "employer") == [application.applicant_id]


def _publicising_stage(plan: policy.Plan, until: route.Stage) -> route.Stage | None:
    """The stage with publicity that lies before `until` on the route."""
    for stage in plan.route:
        if stage.id == until.id:
            return None
        if stage.publicity is not None:
            return stage
    return None
