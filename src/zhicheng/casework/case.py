"""One case as a verb holds it: the locked application, who has it, its plan, and the stage it is at.

Owns the lock, the check of the version that was shown, and the change of the coarse status. Locks are taken in one
order everywhere: applications by id, then an employer's visits or a notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.applications import locks
from zhicheng.applications import queries as applications
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.review import queries as review
from zhicheng.review import rules
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.trail import queries as trail_queries
from zhicheng.trail import services as trail

from . import words
from .errors import NotNow, NotYours, OwnCase

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import Decision, Gate, StageRun

UNKNOWN = "没有找到这件申报，请从列表里重新打开。"
OPEN_STATUSES = ("draft", "in_review", "returned", "in_committee")
CLOSED_STATUSES = ("rejected", "recommended", "withdrawn", "lapsed")


@dataclass(frozen=True, slots=True)
class Case:
    """A locked application with its open visit; `stage` is None in the applicant's own turn and after the end."""

    application: Application
    run: StageRun | None
    plan: policy.Plan
    stage: route.Stage | None

    @property
    def decision(self) -> Decision | None:
        """The decision in force on the open visit."""
        return review.decision_in_force(self.run.pk) if self.run else None

    @property
    def gates(self) -> dict[str, Gate]:
        """kind → gate of the open visit."""
        return review.gates_of(self.run.pk) if self.run else {}


def may_know_of(actor: Actor, application: Application) -> bool:
    """Whether the case exists for this actor: her own, or it is or was with her office, or the system."""
    if actor.role == "system":
        return True
    if actor.role == "applicant":
        return actor.person_id is not None and application.applicant_id == actor.person_id
    if actor.role not in rules.OFFICE_KINDS or actor.organisation_id is None:
        return False
    return review.was_with(application.pk, actor.organisation_id)


def lock(actor: Actor, application_id: int) -> Case:
    """Lock a case this actor may know of and read it; NotFound otherwise."""
    return _known(actor, locks.lock(application_id))


def look(actor: Actor, application_id: int) -> Case:
    """As `lock`, without the lock: for looking only."""
    return _known(actor, applications.get(application_id))


def _known(actor: Actor, application: Application) -> Case:
    if not may_know_of(actor, application):
        raise NotFound(UNKNOWN)
    return read(application)


def read(application: Application) -> Case:
    """The case of an application the caller has locked (or only wants to look at)."""
    return held(application, review.open_run(application.pk), plans.plan_of(application.plan_id))


def held(application: Application, run: StageRun | None, plan: policy.Plan) -> Case:
    """The case of an application whose open visit and plan were read already. KeyError for a stage of no plan."""
    stage = route.stage(plan, run.stage) if run is not None and run.kind != "applicant" else None
    return Case(application, run, plan, stage)


def check_version(application: Application, expected: int) -> None:
    """Raise Stale with who did what when, where the case has changed since it was shown."""
    if application.version != expected:
        raise Stale(words.what_changed(application.pk))


def why_not_hold(case: Case, actor: Actor) -> Refused | None:
    """None where this actor may act on the open visit as an office, else OwnCase, NotYours or NotNow."""
    if case.run is None:
        return NotNow("这件申报已经办结，不能再办理。")
    why = rules.why_not_decide(case.run, actor, case.application.applicant_id)
    if why is None:
        return None
    return OwnCase(why) if why == rules.OWN_CASE else NotYours(why)


def open_run(case: Case) -> StageRun:
    """The open visit of a case that was found to have one."""
    assert case.run is not None, "whether there is one was asked before"
    return case.run


def clicked_before(application: Application, act: str, actor: Actor, version: int) -> bool:
    """Whether this very click has done its act already: the same person, the same act, on the version shown."""
    lines = [line for line in trail_queries.lines_of(f"application:{application.pk}") if line.act == act]
    last = lines[-1] if lines else None
    return last is not None and last.person_id == actor.person_id and last.data.get("on_version") == version


def record(
    application: Application, act: str, *, actor: Actor, at: datetime, data: Mapping[str, Any], text: str = ""
) -> None:
    """The one trail line of an act. `text` is what people wrote (erasable); `data` holds nothing personal."""
    trail.record(
        subject=f"application:{application.pk}",
        act=act,
        actor=actor,
        at=at,
        data=dict(data),
        private={"text": text} if text else None,
    )


def change(application: Application, *, status: str | None = None, at: datetime) -> None:
    """Note a change of state: the version grows, and with `status` the coarse status changes."""
    application.version += 1
    application.changed_at = at
    if status is not None:
        application.status = status
        application.closed_at = at if status in CLOSED_STATUSES else None
    application.save(update_fields=["status", "version", "changed_at", "closed_at"])
