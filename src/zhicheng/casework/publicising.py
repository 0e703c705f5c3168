"""Publicity inside the employer (公示): open a notice for several applicants, restart it, close it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng.applications import locks
from zhicheng.applications import queries as applications
from zhicheng.policy import dates
from zhicheng.publicity import queries as publicity
from zhicheng.publicity import services as notices
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound, Stale
from zhicheng.standards.text import end_of_day

from . import case as cases
from . import telling, texts
from .errors import Incomplete, NotNow, OwnCase
from .publicity_checks import check_fresh, gate_of, place_words, why_not_publicise, words_of
from .publicity_days import Span, check_day, latest_posting, newest, plan_publicity, rule_of, span, why_not_day

if TYPE_CHECKING:
    from zhicheng.publicity.models import Entry, Notice

__all__ = [
    "Span",
    "close_publicity",
    "latest_posting",
    "open_publicity",
    "plan_publicity",
    "restart_publicity",
    "span",
    "why_not_day",
]
OUTCOMES = ("no_objection", "objection_dismissed", "objection_upheld")


def open_publicity(
    *, actor: Actor, choices: Sequence[tuple[int, int]], posted_on: date, place: str, at: datetime
) -> Notice:
    """Post exactly these qualified applicants of one plan on one notice (application id, version shown).

    The last day follows the plan's rule and the official calendar. All or none: whoever has changed meanwhile is
    named in the refusal. A double click returns the notice of the first click.
    Raises NotFound, NotYours, NotNow, TooLate (the publicity would not be over in time), Stale, Incomplete.
    """
    where = place_words(place)
    chosen = dict(choices)
    if not chosen:
        raise Incomplete("请先选择要公示的申报人。", field="choices")
    with transaction.atomic():
        found = [cases.lock(actor, application_id) for application_id in sorted(chosen)]
        if (same := _same_click(found, chosen, posted_on, where)) is not None:
            return same
        check_fresh(found, chosen)
        if len({one.application.plan.plan_id for one in found}) > 1:
            raise Incomplete("一份公示只能列同一个评审计划的申报人，请分开公示。", field="choices")
        for one in found:
            if (why := why_not_publicise(one, actor, at)) is not None:
                raise why
        rule = rule_of(newest(found))
        check_day(found, rule, posted_on, at)
        last = span(rule, posted_on, None).last_day
        notice = notices.post(
            employer_id=actor.organisation_id or 0,
            plan_pk=newest(found).application.plan_id,
            posted_on=posted_on,
            place=where,
            working_days=rule.working_days,
            last_day=last,
            listed=[_listed(one) for one in found],
            actor=actor,
            at=at,
        )
        for one in found:
            _start(one, notice, "application.publicised", "", actor, at)
        return notice


def restart_publicity(
    *, actor: Actor, notice_id: int, posted_on: date, place: str, reason: str, at: datetime
) -> Notice:
    """Post a notice anew with a right date or place and say why; the days are counted from the start again.

    Twice the same click is one restart. Raises NotFound, NoticeClosed, NotNow, TooLate, Incomplete.
    """
    where, why = place_words(place), words_of(reason, "reason", "请写明重新公示的原因。")
    with transaction.atomic():
        found = _lock_listed(actor, notice_id)
        after = publicity.successor(notice_id)
        if after is not None and (after.posted_on, after.place) == (posted_on, where):
            return after
        before = notices.lock(notice_id)
        rule = rule_of(newest(found))
        check_day(found, rule, posted_on, at)
        for entry in publicity.entries_of(notice_id):
            if entry.state == "open":
                notices.end_entry(entry=entry, state="removed")
        notices.end(notice=before, state="restarted", reason=why, actor=actor, at=at)
        notice = notices.post(
            employer_id=before.employer_id,
            plan_pk=before.plan_id,
            posted_on=posted_on,
            place=where,
            working_days=rule.working_days,
            last_day=span(rule, posted_on, None).last_day,
            listed=[_listed(one) for one in found],
            restarted_from=before,
            actor=actor,
            at=at,
        )
        for one in found:
            _start(one, notice, "application.publicity_restarted", why, actor, at)
        return notice


def close_publicity(
    *, actor: Actor, notice_id: int, outcome: str, text: str = "", upheld: Sequence[int] = (), at: datetime
) -> Notice:
    """Close a notice: "no_objection", "objection_dismissed" or "objection_upheld".

    All but upheld objections wait for the end of the last day. `text` tells what was raised and how it was looked
    into (needed for the two objections). `upheld` are the applications whose objection was found true (needed when
    the notice lists several): they go back to decision; the others must have had their full days, and are done.
    Twice the same click is one closing. Raises NotFound, NoticeClosed, OwnCase, NotNow, Incomplete.
    """
    if outcome not in OUTCOMES:
        raise Incomplete("请选择公示的结果。", field="outcome")
    needed = "" if outcome == "no_objection" else "请写明反映了什么问题、怎样核实的。"
    words = words_of(text, "text", needed)
    with transaction.atomic():
        found = _lock_listed(actor, notice_id)
        closed = publicity.get(notice_id)
        if (closed.state, closed.outcome, closed.outcome_text) == ("closed", outcome, words):
            return closed
        notice = notices.lock(notice_id)
        if any(one.application.applicant_id == actor.person_id for one in found):
            raise OwnCase("名单里有您本人，公示结果按规定请由单位的另一位同事填写。")
        true_for = _upheld(found, outcome, upheld)
        others = [one for one in found if one.application.pk not in true_for]
        if others and at < dates.end_of(notice.last_day):
            raise NotNow(f"公示到{end_of_day(notice.last_day)}才满，期满后再填写结果。")
        notices.end(notice=notice, state="closed", outcome=outcome, text=words, actor=actor, at=at)
        entries = {entry.application_id: entry for entry in publicity.entries_of(notice_id) if entry.state == "open"}
        for one in found:
            entry = entries[one.application.pk]
            if one.application.pk in true_for:
                _uphold(one, notice, entry, words, actor, at)
            else:
                kept = "objection_dismissed" if outcome == "objection_dismissed" else "no_objection"
                _finish(one, notice, entry, kept, words if kept != "no_objection" else "", actor, at)
        return notice


def _listed(case: cases.Case) -> notices.Listed:
    run, _ = gate_of(case)
    revision = applications.revision(case.application.pk, run.revision_number)
    return notices.Listed(
        application_id=case.application.pk,
        run_id=run.pk,
        revision_number=run.revision_number,
        published=applications.published_fields(revision),
    )


def _lock_listed(actor: Actor, notice_id: int) -> list[cases.Case]:
    """The cases that a notice of this employer lists and still counts for, locked in the order of their ids.

    Raises Stale where one was struck off while the others were being locked.
    """
    if actor.role != "employer" or actor.organisation_id is None:
        raise NotFound("没有找到这份公示，请从公示列表里重新打开。")
    publicity.notice_for(actor.organisation_id, notice_id)
    ids = _open_ids(notice_id)
    found = [cases.read(locks.lock(application_id)) for application_id in ids]
    if _open_ids(notice_id) != ids:
        raise Stale("这份公示的名单刚刚有了变化，请刷新页面看过现在的名单再办理。")
    return found


def _open_ids(notice_id: int) -> list[int]:
    return sorted(entry.application_id for entry in publicity.entries_of(notice_id) if entry.state == "open")


def _start(case: cases.Case, notice: Notice, act: str, reason: str, actor: Actor, at: datetime) -> None:
    """The gate counts; the line; the message."""
    run, gate = gate_of(case)
    posted, last = notice.posted_on, notice.last_day
    data = {"notice": notice.pk, "posted_on": posted.isoformat(), "last_day": last.isoformat()}
    review.set_gate(gate=gate, state="running", data=data, at=at)
    cases.change(case.application, at=at)
    cases.record(case.application, act, actor=actor, at=at, data={**data, "run": run.pk}, text=reason)
    if reason:
        text = texts.publicity_restarted(case.plan.name, reason, posted, last)
    else:
        text = texts.publicised(case.plan.name, notice.place, posted, last)
    key = f"notice:{notice.pk}:{case.application.pk}"
    telling.applicant(case.application, kind="publicised", text=text, key=key, at=at)


def _finish(
    case: cases.Case, notice: Notice, entry: Entry, outcome: str, text: str, actor: Actor, at: datetime
) -> None:
    """The days are over and nothing stands against the applicant: the gate is done."""
    _, gate = gate_of(case)
    notices.end_entry(entry=entry, state="done")
    review.set_gate(gate=gate, state="done", data={**gate.data, "outcome": outcome}, at=at)
    cases.change(case.application, at=at)
    data = {"notice": notice.pk, "outcome": outcome}
    cases.record(case.application, "application.publicity_closed", actor=actor, at=at, data=data, text=text)


def _uphold(case: cases.Case, notice: Notice, entry: Entry, text: str, actor: Actor, at: datetime) -> None:
    """What was raised is true: the qualification no longer holds, the employer decides again."""
    run, gate = gate_of(case)
    decision = review_queries.decision_in_force(run.pk)
    assert decision is not None  # it was posted because it was qualified
    notices.end_entry(entry=entry, state="removed")
    review.take_back(decision=decision, at=at)
    review.set_gate(gate=gate, state="open", data={"notice": notice.pk, "outcome": "objection_upheld"}, at=at)
    cases.change(case.application, at=at)
    data = {"notice": notice.pk, "outcome": "objection_upheld"}
    cases.record(case.application, "application.publicity_closed", actor=actor, at=at, data=data, text=text)
    key = f"notice:{notice.pk}:{case.application.pk}:upheld"
    message = texts.publicity_upheld(case.plan.name, text)
    telling.applicant(case.application, kind="publicity_upheld", text=message, key=key, at=at)


def _upheld(found: Sequence[cases.Case], outcome: str, upheld: Sequence[int]) -> set[int]:
    """The applications whose objection was found true; the one on the notice where it lists one only."""
    if outcome != "objection_upheld":
        return set()
    ids = {one.application.pk for one in found}
    chosen = set(upheld) or (ids if len(ids) == 1 else set())
    if not chosen or not chosen <= ids:
        raise Incomplete("请选择反映的问题查实的是哪几位。", field="upheld")
    return chosen


def _same_click(found: Sequence[cases.Case], chosen: dict[int, int], posted_on: date, place: str) -> Notice | None:
    """The notice this very click has posted already, if the button was pressed twice."""
    if any(one.application.version != chosen[one.application.pk] + 1 for one in found):
        return None
    entries = [publicity.open_entry(one.application.pk) for one in found]
    if any(entry is None for entry in entries):
        return None
    posted = {entry.notice_id: entry.notice for entry in entries if entry is not None}
    if len(posted) != 1:
        return None
    notice = next(iter(posted.values()))
    whole = {entry.application_id for entry in publicity.entries_of(notice.pk)} == set(chosen)
    return notice if whole and (notice.posted_on, notice.place) == (posted_on, place) else None
