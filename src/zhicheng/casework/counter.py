"""The counter of an office that takes them: fees recorded by hand, paper received (纸质材料)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng.fees import queries as fee_queries
from zhicheng.fees import services as fees
from zhicheng.paper import queries as paper_queries
from zhicheng.paper import services as paper
from zhicheng.review import queries as review_queries
from zhicheng.review import rules
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.standards.money import Money

from . import case as cases
from . import facts as case_facts
from . import papers, routing, stages, taking_back, telling, texts
from .errors import NotNow, NotYours, OwnCase

if TYPE_CHECKING:
    from zhicheng.fees.models import Charge
    from zhicheng.paper.models import Receipt
    from zhicheng.review.models import StageRun

OVER = "这件申报已经由评委会打开评审，纸质材料的登记不能再改。"


@dataclass(frozen=True, slots=True)
class _Told:
    """What the applicant hears of an entry at the counter; `kind` names the act too."""

    kind: str
    text: str


def record_fee(
    *,
    actor: Actor,
    application_id: int,
    amount_fen: int | None,
    receipt: str,
    waived: bool,
    note: str,
    expected_version: int,
    at: datetime,
) -> Charge:
    """Record by hand that the review fee was paid (amount in fen, receipt number) or waived (with a note why).

    A wrong entry is recorded again with a note while the case is here. The same record twice is one record.
    Raises NotFound, NotYours, OwnCase, NotNow, FeeRefused, Stale.
    """
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        if cases.clicked_before(case.application, "application.fee_recorded", actor, expected_version):
            return _charge_of(case.application.pk, actor)
        cases.check_version(case.application, expected_version)
        if (why := why_not_record_fee(case, actor)) is not None:
            raise why
        run = cases.open_run(case)
        gate, charge = case.gates["fee"], fee_queries.charge_of(run.pk)
        assert charge is not None  # else that was why not
        fees.record(charge=charge, amount_fen=amount_fen, receipt=receipt, waived=waived, note=note, actor=actor, at=at)
        review.mark_seen(run=run, at=at)
        review.set_gate(gate=gate, state="done", data={**gate.data, "charge": charge.pk}, at=at)
        data = {"charge": charge.pk, "amount": charge.amount, "waived": waived, "on_version": expected_version}
        money = str(Money(charge.amount)) if charge.amount is not None else ""
        told = _Told("fee_recorded", texts.fee_recorded(case.plan.name, money, waived))
        key = f"fee:{charge.pk}:{expected_version}"
        _go_on(case, run, data, charge.note, told, key, actor, at)
        return charge


def why_not_record_fee(case: cases.Case, actor: Actor) -> Refused | None:
    """None where this actor may record the fee of the case now, else OwnCase, NotYours or NotNow."""
    if (why := cases.why_not_hold(case, actor)) is not None:
        return why
    if "fee" not in case.gates:
        return NotNow("这一步没有要登记的费用。")
    if case.gates["fee"].data.get(stages.DUE_LATER):
        return NotNow("这项费用在审核通过以后才缴，请先作出决定。")
    if fee_queries.charge_of(cases.open_run(case).pk) is None:
        return NotNow("费用在前一次办理时已经记过，不用再收。")
    return None


def receive_paper(
    *, actor: Actor, application_id: int, received: Mapping[str, int], note: str, at: datetime
) -> Receipt:
    """Count the paper that is here now: paper id → copies in all, whole or in part.

    A wrong entry is corrected by a newer one (the newest holds); a correction may take the case back from the
    committee while nobody there has opened it. The same count twice from one person is one receipt.
    Raises NotFound, NotYours, OwnCase, NotNow, PaperRefused.
    """
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        run = _paper_run(case)
        if (why := why_not_receive_paper(case, actor)) is not None:
            raise why
        assert run is not None  # else that was why not
        asked = papers.wanted(case.plan, case_facts.facts_of(case.application, run.revision_number))
        before = paper_queries.newest(run.pk)
        if before is not None and _same_count(before, received, asked, note, actor):
            return before
        made = paper.receive(
            application_id=application_id,
            run_id=run.pk,
            received=received,
            wanted=asked,
            note=note,
            actor=actor,
            at=at,
        )
        if run.closed_at is not None and not made.complete:
            if not taking_back.reopen_from_committee(case.application, run, at):
                raise NotNow(OVER)
            cases.change(case.application, status="in_review", at=at)
        review.mark_seen(run=run, at=at)
        _count(run, made, at)
        data = {"receipt": made.pk, "complete": made.complete, "corrects": before.pk if before else None}
        lacking = papers.missing_words(case.plan, made.received, asked)
        told = _Told("paper_received", texts.paper_received(case.plan.name, made.complete, lacking))
        _go_on(case, run, data, made.note, told, f"paper:{made.pk}", actor, at)
        return made


def why_not_receive_paper(case: cases.Case, actor: Actor) -> Refused | None:
    """None where this actor may count paper of the case now, else OwnCase, NotNow or NotYours."""
    if case.application.applicant_id == actor.person_id:
        return OwnCase()
    run = _paper_run(case)
    if run is None:
        return NotNow("这件申报现在不在收纸质材料这一步。")
    why = rules.why_not_holder(run, actor)
    return NotYours(why) if why is not None else None


def _count(run: StageRun, made: Receipt, at: datetime) -> None:
    """The paper gate follows the receipt that holds."""
    gate = review_queries.gates_of(run.pk)["paper"]
    data = {**gate.data, "receipt": made.pk, "partial": not made.complete and any(made.received.values())}
    review.set_gate(gate=gate, state="done" if made.complete else "open", data=data, at=at)


def _go_on(
    case: cases.Case,
    run: StageRun,
    data: Mapping[str, object],
    note: str,
    told: _Told,
    key: str,
    actor: Actor,
    at: datetime,
) -> None:
    """On to the next where this was the last thing missing; the line says so, the applicant is told."""
    here = run.closed_at is None
    opened = routing.advance(case=case, run=run, at=at) if here else None
    cases.change(case.application, status=routing.status_after(opened, run) if here else None, at=at)
    following = routing.holder_name(opened) if opened is not None else ""
    line = {**data, "run": run.pk, "next": following}
    cases.record(case.application, f"application.{told.kind}", actor=actor, at=at, data=line, text=note)
    telling.applicant(case.application, kind=told.kind, text=told.text, key=key, at=at)
    if here and (opened is not None or routing.ended_with(run)):
        kind, text = _onward(case, opened, actor)
        telling.applicant(case.application, kind=kind, text=text, key=f"{key}:{kind}", at=at)
        if opened is not None:
            stages.ask_fee(case.application, opened, at)


def _onward(case: cases.Case, opened: StageRun | None, actor: Actor) -> tuple[str, str]:
    """The kind and the words of what the applicant hears when her case goes on from this counter."""
    if opened is None:
        return "recommended", texts.recommended(case.plan.name, actor.organisation_name)
    following = routing.holder_name(opened)
    if opened.kind == "committee":
        return "entered", texts.entered(case.plan.name, following)
    to_do = papers.to_do_after_pass(case, opened)
    return "passed", texts.passed(case.plan.name, actor.organisation_name, following, to_do)


def _paper_run(case: cases.Case) -> StageRun | None:
    """The visit whose paper is counted: the open one, or the one before while the case is in committee."""
    run = case.run
    if run is not None and run.kind == "committee":
        run = review_queries.last_closed(case.application.pk, before="committee")
    return run if run is not None and "paper" in review_queries.gates_of(run.pk) else None


def _same_count(
    before: Receipt, received: Mapping[str, int], asked: Mapping[str, int], note: str, actor: Actor
) -> bool:
    counted = {one: received.get(one, 0) for one in asked}
    said = (before.received, before.note, before.actor.get("person_id"))
    return set(received) <= set(asked) and said == (counted, note.strip(), actor.person_id)


def _charge_of(application_id: int, actor: Actor) -> Charge:
    """The charge that a repeated click has recorded."""
    runs = [run for run in review_queries.runs_of(application_id) if run.organisation_id == actor.organisation_id]
    charges = fee_queries.charges_of_runs([run.pk for run in runs])
    return max(charges.values(), key=lambda charge: charge.pk)
