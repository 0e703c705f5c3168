"""Filing: an applicant begins, submits (again after a return), or withdraws her application (申报、提交、撤回)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from zhicheng import clock
from zhicheng.applications import locks
from zhicheng.applications import queries as applications
from zhicheng.applications import rules as application_rules
from zhicheng.applications import services as application_services
from zhicheng.dossier import queries as dossier
from zhicheng.eligibility import services as eligibility
from zhicheng.organisations import queries as organisations
from zhicheng.plans import queries as plans
from zhicheng.plans import rules as plan_rules
from zhicheng.review import queries as review
from zhicheng.review import services as review_services
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from . import case as cases
from . import filing_rules, filing_texts, moving, routing, stages, telling, texts
from .errors import NotNow
from .filing_draft import judged
from .filing_errors import (
    ApplicantsOnly,
    BasicsNotApproved,
    CannotWithdraw,
    FiledTooLate,
    NoEmployer,
    PlanNotOpen,
    PlanReplaced,
)
from .filing_receipt import receipt_number

if TYPE_CHECKING:
    from zhicheng.applications.models import Application, Revision
    from zhicheng.plans.models import PublishedPlan


def start(*, actor: Actor, plan_pk: int, at: datetime) -> Application:
    """Begin an application to a plan (马上申报); whoever has one gets that one back.

    One that was withdrawn, or that lapsed before it was ever filed, does not stand in the way of a new one. A draft
    begun under an older version of the plan moves to the version in force. Raises `ApplicantsOnly`, `PlanUnknown`,
    `PlanNotOpen`, `NoEmployer`, `BasicsNotApproved`.
    """
    if actor.role != "applicant" or actor.person_id is None:
        raise ApplicantsOnly()
    shown = plans.visible(plan_pk)
    plan = plans.by_plan_id(shown.plan_id) or shown
    existing = applications.live(actor.person_id, plan.plan_id)
    if existing is not None:
        return _continue(actor, existing, plan, at)
    if (why := filing_rules.why_closed(plan, at)) is not None:
        raise PlanNotOpen(why)
    profile = dossier.profile_of(actor.person_id)
    if profile is None or profile.employer_id is None:
        raise NoEmployer(field="employer")
    if not dossier.basics_of(actor.person_id):
        raise BasicsNotApproved(field="basics")
    try:
        return _begin(actor, plan, profile.employer_id, at)
    except IntegrityError:  # `application_one_per_plan`: the other click of a double click was faster
        begun = applications.live(actor.person_id, plan.plan_id)
        if begun is None:
            raise
        return begun


def submit(*, actor: Actor, application_id: int, expected_version: int, at: datetime) -> Revision:
    """Submit the actor's application: freeze it as the next revision and hand it to the next office.

    A first submission goes to the first office of the route, one after a return to the office that returned it (by
    way of the employer's publicity where published fields changed). The same click twice is one submission: it
    gives the same revision. Raises `ApplicationUnknown`, `Stale`, `NotNow`, `FiledTooLate`, `PlanReplaced`,
    `NotReady` with everything to mend at once, `NoOffice`.
    """
    with transaction.atomic():
        application = locks.lock_own(actor, application_id)
        if (before := applications.revision_from(application.pk, expected_version)) is not None:
            return before
        cases.check_version(application, expected_version)
        run = review.open_run(application.pk)
        plan = plans.get(application.plan_id)
        if not application_rules.editable(application) or run is None:
            raise NotNow(filing_rules.why_not_submit(application, plan, run, at))
        if (late := filing_rules.why_too_late(application, plan, run, at)) is not None:
            raise FiledTooLate(late)
        if application.revision_number == 0:
            _refresh(application, plan, at)
        facts, outcome = judged(application, at)
        draft = applications.draft(application, outcome)
        revision = application_services.freeze(draft=draft, facts=facts, at=at)
        review_services.close_run(run=run, outcome="filed", at=at)
        _number(application, revision, at)
        eligibility.store(
            application=application,
            revision_number=revision.number,
            moment="submission",
            outcome=outcome,
            facts=facts,
            at=at,
        )
        opened = routing.open_after_filing(application=application, revision_number=revision.number, at=at)
        cases.change(application, status="in_committee" if opened.kind == "committee" else "in_review", at=at)
        trail.record(
            subject=f"application:{application.pk}",
            act="application.submitted",
            actor=actor,
            at=at,
            data={
                "revision": revision.number,
                "digest": revision.digest,
                "receipt": application.receipt_number,
                "plan": plan.digest,
                "verdict": outcome.verdict,
                "stage": opened.stage,
            },
        )
        telling.applicant(
            application,
            kind="application.submitted",
            text=filing_texts.submitted(
                plan.name, application.receipt_number or "", revision.number, _holder(opened.organisation_id)
            ),
            key=f"application:{application.pk}:submitted:{revision.number}",
            at=at,
        )
        return revision


def withdraw(*, actor: Actor, application_id: int, expected_version: int, reason: str, at: datetime) -> Application:
    """Withdraw the actor's application until the employer has taken it up; a draft or returned case at any time.

    What was typed and chosen is kept and brought along when she applies to the plan again. `reason` may be empty.
    The same click twice is one withdrawal. Raises `ApplicationUnknown`, `Stale`, `CannotWithdraw`.
    """
    with transaction.atomic():
        application = locks.lock_own(actor, application_id)
        if application.status == "withdrawn" and application.version == expected_version + 1:
            return application
        cases.check_version(application, expected_version)
        runs = review.runs_of(application.pk)
        if (why := filing_rules.why_not_withdraw(application, runs)) is not None:
            raise CannotWithdraw(why)
        was = application.status
        for run in runs:
            if run.closed_at is None:
                review_services.close_run(run=run, outcome="withdrawn", at=at)
        cases.change(application, status="withdrawn", at=at)
        trail.record(
            subject=f"application:{application.pk}",
            act="application.withdrawn",
            actor=actor,
            at=at,
            data={"was": was, "revision": application.revision_number},
            private={"reason": reason.strip()[:500]} if reason.strip() else None,
        )
        plan = plans.get(application.plan_id)
        late = plan_rules.deadline(plan)
        again = texts.until(late) if plan_rules.why_closed(plan, at) is None and late else ""
        telling.applicant(
            application,
            kind="application.withdrawn",
            text=filing_texts.withdrawn(plan.name, filing_texts.may_apply_again(again)),
            key=f"application:{application.pk}:withdrawn",
            at=at,
        )
        return application


def _begin(actor: Actor, plan: PublishedPlan, employer_id: int, at: datetime) -> Application:
    assert actor.person_id is not None
    with transaction.atomic():
        application = application_services.begin(
            applicant_id=actor.person_id,
            plan=plan,
            employer_id=employer_id,
            committee_id=moving.committee_id(plan),
            at=at,
        )
        stages.open_stage(application=application, stage_id=stages.APPLICANT, revision_number=0, at=at)
        trail.record(
            subject=f"application:{application.pk}",
            act="application.started",
            actor=actor,
            at=at,
            data={"plan": plan.plan_id, "version": plan.version, "digest": plan.digest},
        )
        return application


def _continue(actor: Actor, existing: Application, plan: PublishedPlan, at: datetime) -> Application:
    """The application there is; a draft that was never filed moves to the plan's version in force."""
    if existing.status != "draft" or existing.plan_id == plan.pk:
        return existing
    with transaction.atomic():
        application = locks.lock_own(actor, existing.pk)
        if application.status != "draft" or application.plan_id == plan.pk:
            return application
        moving.move(application=application, plan=plan, actor=actor, at=at)
        return application


def _refresh(application: Application, plan: PublishedPlan, at: datetime) -> None:
    """A first submission is to the plan in force, through the employer the applicant works for now."""
    if not plan.current:
        raise PlanReplaced()
    profile = dossier.profile_of(application.applicant_id)
    if profile is None or profile.employer_id is None:
        raise NoEmployer(field="employer")
    if profile.employer_id != application.employer_id:
        application_services.set_employer(application=application, employer_id=profile.employer_id, at=at)


def _number(application: Application, revision: Revision, at: datetime) -> None:
    """Note the new revision, and at the first one the moment and the receipt number."""
    application.revision_number = revision.number
    if application.filed_at is None:
        application.filed_at = at
        application.receipt_number = receipt_number(application_id=application.pk, year=clock.today(at).year)
    application.save(update_fields=["revision_number", "filed_at", "receipt_number"])


def _holder(organisation_id: int | None) -> str:
    return f"“{organisations.get(organisation_id).name}”" if organisation_id else "下一个部门"
