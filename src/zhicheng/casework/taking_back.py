"""Taking back an office's last act while the next holder has not opened the case (收回)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng.messages import queries as inbox
from zhicheng.review import queries as review_queries
from zhicheng.review import rules
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused

from . import case as cases
from . import clocks, telling, texts
from . import decision_checks as checks
from .errors import NotNow, NotYours, OwnCase

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import StageRun

OPENED = "下一步已经打开了这件申报，不能再收回。如果确有问题，请和他们联系，由他们退回。"
READ = "本人已经看到了不通过的结论，不能再收回。有不同意见可以按复核的途径办理。"
NOTHING = "这件申报上没有您单位可以收回的决定。"
PUBLIC = "公示正在进行，请先重新公示或结束公示，再收回资格审查的结论。"


def take_back(*, actor: Actor, application_id: int, expected_version: int, at: datetime) -> StageRun:
    """Take back this office's last act (decision, or the employer's 报送) while the next holder has not opened it.

    Returns the visit, open again. Twice the same click is one act. Raises NotFound, OwnCase, NotYours, NotNow
    (with why), TooLate, Stale.
    """
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        if case.run is not None and cases.clicked_before(
            case.application, "application.taken_back", actor, expected_version
        ):
            return case.run
        cases.check_version(case.application, expected_version)
        run = last_act_of(case, actor)
        if (why := why_not_take_back(case, run, actor, at)) is not None:
            raise why
        assert run is not None  # else that was why not
        what = _undo(case, run, at)
        cases.change(case.application, status="in_review", at=at)
        data = {"what": what, "run": run.pk, "stage": run.stage, "on_version": expected_version}
        cases.record(case.application, "application.taken_back", actor=actor, at=at, data=data)
        telling.applicant(
            case.application,
            kind="taken_back",
            text=texts.taken_back(case.plan.name, actor.organisation_name),
            key=f"taken_back:{run.pk}:{expected_version}",
            at=at,
        )
        return run


def last_act_of(case: cases.Case, actor: Actor) -> StageRun | None:
    """The visit whose decision (or report) was the last act on the case and is this office's; else None."""
    if case.run is not None and case.decision is not None:
        run: StageRun | None = case.run
    else:
        run = review_queries.last_closed(case.application.pk)
    if run is None or run.outcome not in ("", "pass", "return", "reject"):
        return None
    return run if run.organisation_id == actor.organisation_id else None


def why_not_take_back(case: cases.Case, run: StageRun | None, actor: Actor, at: datetime) -> Refused | None:
    """None where the act of this visit may be taken back by this actor now, else the refusal."""
    why = _why_not(case, run, actor)
    return checks.why_too_late(run, at) if why is None and run is not None else why


def _why_not(case: cases.Case, run: StageRun | None, actor: Actor) -> Refused | None:
    if case.application.applicant_id == actor.person_id:
        return OwnCase()
    if run is None:
        return NotNow(NOTHING)
    if (sentence := rules.why_not_holder(run, actor)) is not None:
        return NotYours(sentence)
    if run.closed_at is None:
        gate = review_queries.gates_of(run.pk).get("publicity")
        return NotNow(PUBLIC) if gate is not None and gate.state == "running" else None
    if case.run is not None:
        return NotNow(OPENED) if case.run.seen_at is not None else None
    if case.application.status != "rejected":
        return NotNow(NOTHING)
    decision = review_queries.decision_in_force(run.pk)
    told = inbox.by_key(clocks.key_of_decision(decision.pk)) if decision else None
    return NotNow(READ) if told is not None and told.read_at is not None else None


def _undo(case: cases.Case, run: StageRun, at: datetime) -> str:
    """Open the visit again; returns what was taken back: the report, or the decision."""
    reported = run.kind == "employer" and run.outcome == "pass"
    if run.closed_at is not None:
        if case.run is not None:
            review.close_run(run=case.run, outcome="taken_back", at=at)
        review.reopen_run(run=run)
    if reported:
        gate = review_queries.gates_of(run.pk)["report"]
        review.set_gate(gate=gate, state="open", data={}, at=at)
        return "report"
    decision = review_queries.decision_in_force(run.pk)
    assert decision is not None  # a visit with an outcome has one
    review.take_back(decision=decision, at=at)
    return "decision"


def reopen_from_committee(application: Application, run: StageRun, at: datetime) -> bool:
    """Take a case back from the committee for the counter's correction; False where it was opened there already."""
    following = review_queries.open_run(application.pk)
    if following is None or following.kind != "committee" or following.seen_at is not None:
        return False
    review.close_run(run=following, outcome="taken_back", at=at)
    review.reopen_run(run=run)
    return True
