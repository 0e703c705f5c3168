"""What time does: warnings before a due date, and lapse (已失效) after it. Jobs; safe to run at any moment.

Due times are found by asking the database at business time, and tested again under the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import structlog
from django.db import transaction

from zhicheng import clock
from zhicheng.applications import locks
from zhicheng.jobs import services as jobs
from zhicheng.messages import queries as inbox
from zhicheng.organisations import queries as organisations
from zhicheng.plans import queries as plans
from zhicheng.plans import rules as plan_rules
from zhicheng.publicity import queries as publicity
from zhicheng.publicity import services as notices
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review
from zhicheng.standards.actor import SYSTEM

from . import case as cases
from . import filing_texts, moving, telling, texts

if TYPE_CHECKING:
    from zhicheng.review.models import StageRun

T = TypeVar("T")
Holders = Mapping[tuple[int, str], Sequence[int]]
WARNINGS = (1, 3, 7)
GATE_NAMES = {"fee": "缴纳评审费", "paper": "报送纸质材料"}
TO_DO = {
    "applicant": "请尽快完成并提交。",
    "fee": "请尽快缴费。",
    "employer": "请提醒单位经办人尽快办理。",
}
_log = structlog.get_logger("casework")


class Warning(NamedTuple):
    """One sentence to one person; `key` does not carry her yet."""

    user_id: int
    text: str
    key: str


def lapse_overdue(*, at: datetime) -> int:
    """Let every case lapse whose holder let the due time pass; returns how many. Asks the database at `at`.

    Where one case cannot be handled the others still lapse; in the end an `ExceptionGroup` of what went wrong.

    Paper that arrived in part is being looked after at the counter and does not lapse. A draft that was never filed
    moves to its plan's newer version where that still takes applications.
    """
    return _one_by_one(review_queries.overdue(at), lambda application_id: _lapse(application_id, at))


def _one_by_one(cases: Iterable[T], act: Callable[[T], int]) -> int:
    """Act on each, logging what goes wrong and going on; the sum of what `act` gave, or all that was raised."""
    done, raised = 0, []
    for one in cases:
        jobs.renew()
        try:
            done += act(one)
        except Exception as problem:
            _log.exception("a case was left as it is", case=str(one))
            raised.append(problem)
    if raised:
        raise ExceptionGroup("some cases were left as they are", raised)
    return done


def _lapse(application_id: int, at: datetime) -> bool:
    with transaction.atomic():
        case = cases.read(locks.lock(application_id))
        found = overdue_of(case, at)
        if found is None or case.run is None:
            return False
        if _moved_on(case, at):
            return False
        what, due_at = found
        review.close_run(run=case.run, outcome="lapsed", at=at)
        _remove_from_notice(case, at)
        cases.change(case.application, status="lapsed", at=at)
        data = {"what": what, "run": case.run.pk, "stage": case.run.stage, "due": due_at.isoformat()}
        cases.record(case.application, "application.lapsed", actor=SYSTEM, at=at, data=data)
        text = texts.lapsed(case.plan.name, what, due_at)
        telling.applicant(case.application, kind="lapsed", text=text, key=f"lapsed:{case.run.pk}", at=at)
        return True


def _moved_on(case: cases.Case, at: datetime) -> bool:
    """Whether a draft that was never filed goes on under a newer version of its plan that still takes applications."""
    application = case.application
    if application.revision_number > 0:
        return False
    plan = plans.by_plan_id(application.plan.plan_id)
    if plan is None or plan.pk == application.plan_id or plan_rules.why_closed(plan, at) is not None:
        return False
    moving.move(application=application, plan=plan, actor=SYSTEM, at=at)
    telling.applicant(
        application,
        kind="application.moved_to_plan",
        text=filing_texts.moved(plan.name, texts.until(plan_rules.deadline(plan))),
        key=f"application:{application.pk}:moved:{plan.pk}",
        at=at,
    )
    return True


def overdue_of(case: cases.Case, at: datetime) -> tuple[str, datetime] | None:
    """What is overdue on this case at `at`, and since when: its visit, or a gate of it. None when all is in time."""
    run = case.run
    if run is None:
        return None
    if run.due_at is not None and at >= run.due_at:
        return turn_name(case), run.due_at
    for gate in case.gates.values():
        if gate.state != "done" and gate.due_at is not None and at >= gate.due_at and not gate.data.get("partial"):
            return GATE_NAMES[gate.kind], gate.due_at
    return None


def turn_name(case: cases.Case) -> str:
    """What has to be done in the open visit, as deadlines are told."""
    if case.stage is None:
        return "修改后再提交" if case.run is not None and case.run.returned_by_id else "个人申报"
    return "单位报送" if case.stage.kind == "employer" else case.stage.name


def warn_before_due(*, at: datetime) -> int:
    """Tell holders and applicants 7, 3 and 1 days before a due time, once each; returns how many were told.

    A turn that began within the span of a warning is not warned for that span: its opening message said the day.
    What is read does not grow with the number of cases. Where one case cannot be handled the others are still
    warned; in the end an `ExceptionGroup` of what went wrong.
    """
    runs = review_queries.due_between(at, at + timedelta(days=max(WARNINGS) + 1))
    known = plans.plans_of({run.application.plan_id for run in runs})
    holders = organisations.holders_by_role({run.organisation_id for run in runs if run.organisation_id is not None})
    told = inbox.keys_about([f"application:{run.application_id}" for run in runs], kind="warning")

    def warn(run: StageRun) -> int:
        case = cases.held(run.application, run, known[run.application.plan_id])
        new = [one for one in _warnings_of(case, run, holders, at) if f"{one.key}:{one.user_id}" not in told]
        for one in new:
            with transaction.atomic():
                telling.person(one.user_id, case.application, kind="warning", text=one.text, key=one.key, at=at)
        return len(new)

    return _one_by_one(runs, warn)


def step_of(opened_at: datetime, due_at: datetime, at: datetime) -> int | None:
    """Which warning (7, 3 or 1 days) is due at `at` for something due at `due_at`; None outside them."""
    left = days_left(due_at, at)
    if left < 0:
        return None
    for step in WARNINGS:
        if left <= step:
            return step if days_left(due_at, opened_at) > step else None
    return None


def days_left(due_at: datetime, at: datetime) -> int:
    """Whole days in China from `at` to the last day in time: 0 on that day."""
    return (clock.last_day(due_at) - clock.today(at)).days


def _warnings_of(case: cases.Case, run: StageRun, holders: Holders, at: datetime) -> Iterator[Warning]:
    """What holder and applicant are to be told of an open visit and its gates now, told before or not."""
    if run.due_at is not None and (step := step_of(run.opened_at, run.due_at, at)) is not None:
        yield from _of_run(case, run, run.due_at, step, holders, at)
    for gate in run.gate_list:  # type: ignore[attr-defined]
        if gate.state == "done" or gate.due_at is None or gate.data.get("partial"):
            continue
        if (step := step_of(gate.opened_at, gate.due_at, at)) is not None:
            left = days_left(gate.due_at, at)
            to_do = f"请尽快送到{texts.paper_place(gate.data)}。" if gate.kind == "paper" else TO_DO[gate.kind]
            text = texts.soon_due(case.plan.name, GATE_NAMES[gate.kind], gate.due_at, left, to_do)
            yield Warning(case.application.applicant_id, text, f"warning:gate:{gate.pk}:{gate.due_at:%Y%m%d}:{step}")


def _of_run(
    case: cases.Case, run: StageRun, due_at: datetime, step: int, holders: Holders, at: datetime
) -> Iterator[Warning]:
    what, left = turn_name(case), days_left(due_at, at)
    key, applicant = f"warning:{run.pk}:{due_at:%Y%m%d}:{step}", case.application.applicant
    if run.kind in ("applicant", "employer"):
        yield Warning(applicant.pk, texts.soon_due(case.plan.name, what, due_at, left, TO_DO[run.kind]), key)
    if run.organisation_id is not None and run.kind != "committee":
        text = texts.soon_due_for_clerk(case.plan.name, applicant.name, what, due_at, left)
        for user_id in holders.get((run.organisation_id, run.kind), ()):
            if user_id != applicant.pk:
                yield Warning(user_id, text, key)


def _remove_from_notice(case: cases.Case, at: datetime) -> None:
    """A lapsed case is publicised no longer; a notice that lists nobody else ends with it."""
    entry = publicity.open_entry(case.application.pk)
    if entry is None:
        return
    notice = notices.lock(entry.notice_id)
    notices.end_entry(entry=entry, state="removed")
    if not any(one.state == "open" for one in publicity.entries_of(notice.pk)):
        notices.end(notice=notice, state="closed", text="名单上的申报都已失效。", actor=SYSTEM, at=at)
