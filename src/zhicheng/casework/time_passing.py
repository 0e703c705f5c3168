"""What time does: warnings before a due date, and lapse (已失效) after it. Jobs; safe to run at any moment.

Due times are found by asking the database at business time, and tested again under the lock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from zhicheng import clock
from zhicheng.applications import locks
from zhicheng.messages import queries as inbox
from zhicheng.organisations import queries as organisations
from zhicheng.publicity import queries as publicity
from zhicheng.publicity import services as notices
from zhicheng.review import queries as review_queries
from zhicheng.review.models import Gate, StageRun
from zhicheng.standards.actor import SYSTEM

from . import case as cases
from . import stages, telling, texts

WARNINGS = (1, 3, 7)
GATE_NAMES = {"fee": "缴纳评审费", "paper": "报送纸质材料"}
TO_DO = {
    "applicant": "请尽快完成并提交。",
    "fee": "请尽快缴费。",
    "paper": "请尽快送到评委会办公室。",
    "employer": "请提醒单位经办人尽快办理。",
}


def lapse_overdue(*, at: datetime) -> int:
    """Let every case lapse whose holder let the due time pass; returns how many. Asks the database at `at`.

    Paper that arrived in part is being looked after at the counter and does not lapse.
    """
    return sum(_lapse(application_id, at) for application_id in review_queries.overdue(at))


def _lapse(application_id: int, at: datetime) -> bool:
    with transaction.atomic():
        case = cases.read(locks.lock(application_id))
        found = overdue_of(case, at)
        if found is None or case.run is None:
            return False
        what, due_at = found
        stages.close_run(run=case.run, outcome="lapsed", at=at)
        _remove_from_notice(case, at)
        cases.change(case.application, status="lapsed", at=at)
        data = {"what": what, "run": case.run.pk, "stage": case.run.stage, "due": due_at.isoformat()}
        cases.record(case.application, "application.lapsed", actor=SYSTEM, at=at, data=data)
        text = texts.lapsed(case.plan.name, what, due_at)
        telling.applicant(case.application, kind="lapsed", text=text, key=f"lapsed:{case.run.pk}", at=at)
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
    """
    told = 0
    for run in review_queries.due_between(at, at + timedelta(days=max(WARNINGS) + 1)):
        case = cases.read(run.application)
        if case.run is None:
            continue
        if run.due_at is not None and (days := step_of(run.opened_at, run.due_at, at)) is not None:
            told += _warn_of_run(case, case.run, run.due_at, days, at)
        for gate in case.gates.values():
            told += _warn_of_gate(case, gate, at)
    return told


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
    return (texts.local_day(due_at) - clock.today(at)).days


def _warn_of_run(case: cases.Case, run: StageRun, due_at: datetime, step: int, at: datetime) -> int:
    what, left = turn_name(case), days_left(due_at, at)
    key = f"warning:{run.pk}:{due_at:%Y%m%d}:{step}"
    told = 0
    if run.kind in ("applicant", "employer"):
        text = texts.soon_due(case.plan.name, what, due_at, left, TO_DO[run.kind])
        told += _tell_once(case, case.application.applicant_id, text, key, at)
    if run.organisation_id is not None and run.kind != "committee":
        name = case.application.applicant.name
        text = texts.soon_due_for_clerk(case.plan.name, name, what, due_at, left)
        for user_id in organisations.holders_of(run.organisation_id, run.kind):
            if user_id != case.application.applicant_id:
                told += _tell_once(case, user_id, text, key, at)
    return told


def _warn_of_gate(case: cases.Case, gate: Gate, at: datetime) -> int:
    if gate.state == "done" or gate.due_at is None or gate.data.get("partial"):
        return 0
    step = step_of(gate.opened_at, gate.due_at, at)
    if step is None:
        return 0
    text = texts.soon_due(
        case.plan.name, GATE_NAMES[gate.kind], gate.due_at, days_left(gate.due_at, at), TO_DO[gate.kind]
    )
    key = f"warning:gate:{gate.pk}:{gate.due_at:%Y%m%d}:{step}"
    return _tell_once(case, case.application.applicant_id, text, key, at)


def _tell_once(case: cases.Case, user_id: int, text: str, key: str, at: datetime) -> int:
    if inbox.by_key(f"{key}:{user_id}") is not None:
        return 0
    with transaction.atomic():
        telling.person(user_id, case.application, kind="warning", text=text, key=key, at=at)
    return 1


def _remove_from_notice(case: cases.Case, at: datetime) -> None:
    """A lapsed case is publicised no longer; a notice that lists nobody else ends with it."""
    entry = publicity.open_entry(case.application.pk)
    if entry is None:
        return
    notice = notices.lock(entry.notice_id)
    notices.end_entry(entry=entry, state="removed")
    if not any(one.state == "open" for one in publicity.entries_of(notice.pk)):
        notices.end(notice=notice, state="closed", text="名单上的申报都已失效。", actor=SYSTEM, at=at)
