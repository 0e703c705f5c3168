"""The employer's own last steps: the gates a qualification opens, and 报送 to the next office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng.publicity import queries as publicity
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.standards.outcome import BatchOutcome

from . import case as cases
from . import decision_checks as checks
from . import papers, quotas, routing, stages, telling, texts
from .errors import NotNow

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun


def open_gates(case: cases.Case, run: StageRun, *, at: datetime) -> None:
    """What an employer must still do once it found the applicant qualified: publicity (unless done), report."""
    stage = case.stage
    if stage is not None and stage.publicity is not None:
        gate = review.open_gate(run=run, kind="publicity", at=at)
        if not routing.must_publicise(case.application, stage, run.revision_number):
            before = publicity.last_done_entry(case.application.pk)
            assert before is not None  # nothing to publicise again means that it ran before
            data = {"notice": before.notice_id, "last_day": before.notice.last_day.isoformat(), "unchanged": True}
            review.set_gate(gate=gate, state="done", data=data, at=at)
    review.open_gate(run=run, kind="report", at=at)


def report(*, actor: Actor, choices: Sequence[tuple[int, int]], opinion: str, at: datetime) -> BatchOutcome:
    """The employer reports cases to the next office (报送), with its opinion where the plan puts it here.

    Only what is qualified and publicised without upheld objection is reported; quotas of the plan are kept. Each
    case is its own transaction: what cannot go drops out with a sentence, the rest go on.
    """
    done: list[int] = []
    skipped: list[tuple[int, str]] = []
    read: quotas.Read = {}
    for application_id, version in dict(choices).items():
        try:
            _report_one(actor, application_id, version, opinion, read, at)
            done.append(application_id)
        except Refused as refused:
            skipped.append((application_id, refused.sentence))
    return BatchOutcome(done=tuple(done), skipped=tuple(skipped))


def why_not_report(case: cases.Case, actor: Actor, at: datetime) -> Refused | None:
    """None where this actor may report the case now, else OwnCase, NotYours, NotNow (what is missing) or TooLate."""
    if (why := cases.why_not_hold(case, actor)) is not None:
        return why
    if (lacking := _lacking(case)) is not None:
        return NotNow(lacking)
    return checks.why_too_late(cases.open_run(case), at)


def _lacking(case: cases.Case) -> str | None:
    """None where the employer has done all that comes before 报送, else what is missing."""
    decision = case.decision
    if decision is None or decision.verdict != "pass":
        return "还没有资格审查通过，审查通过后才能报送。"
    gates = case.gates
    if "report" not in gates:
        return "这一步不用报送。"
    gate = gates.get("publicity")
    if gate is None or gate.state == "done":
        return None
    return (
        "公示还没有结束，公示期满并填写结果后才能报送。"
        if gate.state == "running"
        else "还没有公示，公示期满后才能报送。"
    )


def _report_one(actor: Actor, application_id: int, version: int, opinion: str, read: quotas.Read, at: datetime) -> None:
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        if cases.clicked_before(case.application, "application.reported", actor, version):
            return
        cases.check_version(case.application, version)
        if (why := why_not_report(case, actor, at)) is not None:
            raise why
        run, stage = cases.open_run(case), case.stage
        here = stage is not None and stage.publicity is not None and stage.publicity.position == "before_opinion"
        words = checks.check_opinion(opinion, needed=here)
        quotas.check(case, run, read)
        gate = review_queries.gates_of(run.pk)["report"]
        data = {"opinion": words, "actor": actor.as_json()}
        review.set_gate(gate=gate, state="done", data=data, at=at)
        key = f"reported:{run.pk}:{version}"
        opened = routing.advance(case=case, run=run, at=at)
        assert opened is not None  # decision and gates are all done
        cases.change(case.application, status=routing.status_after(opened, run), at=at)
        following = routing.holder_name(opened)
        text = texts.reported(case.plan.name, actor.organisation_name, following, papers.to_do_after_pass(case, opened))
        telling.applicant(case.application, kind="reported", text=text, key=key, at=at)
        stages.ask_fee(case.application, opened, at)
        line = {"run": run.pk, "stage": run.stage, "next": following, "on_version": version}
        cases.record(case.application, "application.reported", actor=actor, at=at, data=line, text=words)
