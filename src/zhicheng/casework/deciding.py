"""An office opens a case, decides it, and may take the decision back (审查：通过、退回、不通过)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng.policy import route
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.standards.outcome import BatchOutcome

from . import case as cases
from . import clocks, judging, papers, places, reporting, routing, stages, telling, texts, whereabouts, words
from . import decision_checks as checks
from . import facts as case_facts
from .decision_checks import Reason
from .errors import NotNow
from .noting import add_note
from .reporting import report
from .taking_back import take_back

if TYPE_CHECKING:
    from zhicheng.review.models import Decision, StageRun

__all__ = ["Reason", "add_note", "decide", "pass_many", "report", "see", "take_back"]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the office wrote with its verdict."""

    opinion: str
    reasons: tuple[Reason, ...]
    soft_passes: Mapping[str, str]
    due_on: date | None


def see(*, actor: Actor, application_id: int, at: datetime) -> StageRun | None:
    """Note that the holder of the case (the office, or the applicant in her own turn) has opened it.

    From then on the act before can no longer be withdrawn or taken back. Returns the visit, None when the case is not
    with this actor (looking is still fine). What was seen before writes and locks nothing. Raises NotFound for a case
    this actor may not know of.
    """
    before = cases.look(actor, application_id)
    if before.run is None or not _holds(before.run, before, actor):
        return None
    if before.run.seen_at is not None:
        return before.run
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        run = case.run
        if run is None or not _holds(run, case, actor):
            return None
        if run.seen_at is None:
            review.mark_seen(run=run, at=at)
            data = {"run": run.pk, "stage": run.stage}
            cases.record(case.application, "review.seen", actor=actor, at=at, data=data)
        return run


def decide(
    *,
    actor: Actor,
    application_id: int,
    verdict: str,
    opinion: str = "",
    reasons: Sequence[Reason] = (),
    soft_passes: Mapping[str, str] | None = None,
    due_on: date | None = None,
    expected_version: int,
    at: datetime,
) -> Decision:
    """Record what the office decides: verdict "pass", "return" or "reject".

    pass: every question put to this office (`reading.questions`) needs a word in `soft_passes`; an opinion is
    needed where the plan wants it with the pass. return: at least one reason, each with a place; `due_on` is the
    last day to mend it (default five working days, never past the next fixed date). reject: at least one reason
    with a clause. Twice the same act from one person (a double click) is one act.
    Raises NotFound, NotYours, OwnCase, NotNow, Incomplete, TooLate, Stale.
    """
    said = _Said(opinion, tuple(reasons), dict(soft_passes or {}), due_on)
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        if (same := _same_click(case, actor, verdict, said, expected_version)) is not None:
            return same
        cases.check_version(case.application, expected_version)
        if (why := why_not_decide(case, actor, at)) is not None:
            raise why
        checks.check_verdict(case.plan, _stage(case), verdict)
        how = {"pass": _pass, "return": _return, "reject": _reject}[verdict]
        return how(case, cases.open_run(case), said, actor, at)


def why_not_decide(case: cases.Case, actor: Actor, at: datetime) -> Refused | None:
    """None where this actor may decide the case now, else OwnCase, NotYours, NotNow or TooLate."""
    if (why := cases.why_not_hold(case, actor)) is not None:
        return why
    if case.decision is not None:
        return NotNow("这件申报已经有了审查结论，要改请先收回。")
    return checks.why_too_late(cases.open_run(case), at)


def pass_many(*, actor: Actor, choices: Sequence[tuple[int, int]], opinion: str, at: datetime) -> BatchOutcome:
    """Pass exactly these cases (审核推荐): pairs of application id and the version that was shown.

    Each is its own transaction; what has changed, is the clerk's own, or needs a word of its own drops out with
    a sentence, the rest go on.
    """
    done: list[int] = []
    skipped: list[tuple[int, str]] = []
    for application_id, version in dict(choices).items():
        try:
            decide(
                actor=actor,
                application_id=application_id,
                verdict="pass",
                opinion=opinion,
                expected_version=version,
                at=at,
            )
            done.append(application_id)
        except Refused as refused:
            skipped.append((application_id, refused.sentence))
    return BatchOutcome(done=tuple(done), skipped=tuple(skipped))


def _pass(case: cases.Case, run: StageRun, said: _Said, actor: Actor, at: datetime) -> Decision:
    """通过: the answers it needs, then on to the next office, or to what this office must still do."""
    stage = _stage(case)
    questions = judging.questions_for(case, run)
    answers = checks.check_answers(questions, said.soft_passes)
    if any(one.full is not None for one in questions):
        outcome = case_facts.outcome_if_verified(case.application, run.revision_number, answers)
        checks.check_scores(questions, answers, outcome)
    opinion = checks.check_opinion(said.opinion, needed=judging.opinion_with_pass(stage))
    decision = _write(run, "pass", opinion, [], answers, case, actor, at)
    case_facts.store_at_decision(case.application, run, decision, at=at)
    if run.kind == "employer":
        reporting.open_gates(case, run, at=at)
    key = clocks.key_of_decision(decision.pk)
    may_pay = stages.let_pay(case.gates, at)
    opened = routing.advance(case=case, run=run, at=at)
    cases.change(case.application, status=routing.status_after(opened, run), at=at)
    telling.applicant(case.application, kind="passed", text=_passed_text(case, run, opened), key=key, at=at)
    if opened is not None or may_pay:
        stages.ask_fee(case.application, opened or run, at)
    _decided(case, run, decision, actor, at, {"next": routing.holder_name(opened)} if opened else {})
    return decision


def _return(case: cases.Case, run: StageRun, said: _Said, actor: Actor, at: datetime) -> Decision:
    """退回: back to the applicant with what to mend and until when."""
    known = places.places_of(case.application.pk, run.revision_number, case.plan)
    checks.check_return(said.reasons, known)
    opinion = checks.check_opinion(said.opinion, needed=False)
    usual = clocks.applicant_due(case.application, case.plan, run, at)
    due_at = checks.check_due_on(said.due_on, run, case.plan, usual, at)
    decision = _write(run, "return", opinion, said.reasons, {}, case, actor, at)
    case_facts.store_at_decision(case.application, run, decision, at=at)
    review.close_run(run=run, outcome="return", at=at)
    stages.open_stage(
        application=case.application,
        stage_id=stages.APPLICANT,
        revision_number=run.revision_number,
        returned_by=run,
        due_at=due_at,
        at=at,
    )
    cases.change(case.application, status="returned", at=at)
    names = {place.place: place.name for place in known}
    text = texts.returned(
        case.plan.name, actor.organisation_name, due_at, words.reason_lines(decision.reasons, names), opinion
    )
    telling.applicant(case.application, kind="returned", text=text, key=clocks.key_of_decision(decision.pk), at=at)
    _decided(case, run, decision, actor, at, {"due": texts.until(due_at)})
    return decision


def _reject(case: cases.Case, run: StageRun, said: _Said, actor: Actor, at: datetime) -> Decision:
    """不通过: the end of this application, with the clause it rests on and the way to ask for a second look."""
    known = places.places_of(case.application.pk, run.revision_number, case.plan)
    checks.check_reject(said.reasons, known, case.plan)
    opinion = checks.check_opinion(said.opinion, needed=False)
    decision = _write(run, "reject", opinion, said.reasons, {}, case, actor, at)
    case_facts.store_at_decision(case.application, run, decision, at=at)
    review.close_run(run=run, outcome="reject", at=at)
    cases.change(case.application, status="rejected", at=at)
    names = {place.place: place.name for place in known}
    text = texts.rejected(
        case.plan.name,
        actor.organisation_name,
        words.reason_lines(decision.reasons, names),
        [reason["clause"] for reason in decision.reasons],
        texts.appeal(case.plan),
    )
    telling.applicant(case.application, kind="rejected", text=text, key=clocks.key_of_decision(decision.pk), at=at)
    _decided(case, run, decision, actor, at, {})
    return decision


def _write(
    run: StageRun,
    verdict: str,
    opinion: str,
    reasons: Sequence[Reason],
    answers: Mapping[str, str],
    case: cases.Case,
    actor: Actor,
    at: datetime,
) -> Decision:
    review.mark_seen(run=run, at=at)
    return review.decide(
        run=run,
        verdict=verdict,
        opinion=opinion,
        reasons=[reason.as_json() for reason in reasons],
        soft_passes=answers,
        on_version=case.application.version,
        actor=actor,
        at=at,
    )


def _decided(
    case: cases.Case, run: StageRun, decision: Decision, actor: Actor, at: datetime, more: Mapping[str, str]
) -> None:
    data = {
        "stage": run.stage,
        "stage_name": _stage(case).name,
        "visit": run.visit,
        "run": run.pk,
        "revision": run.revision_number,
        "verdict": decision.verdict,
        "decision": decision.pk,
        **more,
    }
    cases.record(case.application, "application.decided", actor=actor, at=at, data=data)


def _passed_text(case: cases.Case, run: StageRun, opened: StageRun | None) -> str:
    """What a pass means for the applicant: what follows, and what she has to do now."""
    office = run.organisation.name if run.organisation else ""
    if opened is None and routing.ended_with(run):
        return texts.recommended(case.plan.name, office)
    if opened is None and (owed := whereabouts.owed(case)):
        return texts.accepted(case.plan.name, office, owed)
    if opened is None:
        return texts.qualified(case.plan.name, office, whereabouts.still_to_do(case))
    if opened.kind == "committee":
        return texts.entered(case.plan.name, routing.holder_name(opened))
    own = texts.of_plan(case.plan, f"{run.stage}.pass")
    return texts.passed(case.plan.name, office, routing.holder_name(opened), papers.to_do_after_pass(case, opened), own)


def _same_click(case: cases.Case, actor: Actor, verdict: str, said: _Said, expected_version: int) -> Decision | None:
    """The decision this very click has made already, if the button was pressed twice."""
    last = review_queries.last_decision(case.application.pk)
    if last is None or last.taken_back_at is not None or last.on_version != expected_version:
        return None
    same = (last.person_id, last.verdict, last.opinion, last.reasons) == (
        actor.person_id,
        verdict,
        said.opinion.strip(),
        [reason.as_json() for reason in said.reasons],
    )
    return last if same else None


def _stage(case: cases.Case) -> route.Stage:
    assert case.stage is not None, "an office holds the case"
    return case.stage


def _holds(run: StageRun, case: cases.Case, actor: Actor) -> bool:
    if run.kind == stages.APPLICANT:
        return actor.person_id == case.application.applicant_id and actor.role == "applicant"
    if actor.person_id == case.application.applicant_id:
        return False
    return actor.organisation_id == run.organisation_id and actor.role == run.kind
