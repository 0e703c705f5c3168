"""Publishing a plan folder as a frozen version, and hiding or showing a plan in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from zhicheng import policy
from zhicheng.clock import SHANGHAI
from zhicheng.policy.telling.amendments import changes_in_words
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from . import inputs
from .errors import PlanChangedMeanwhile, PlanNotSound, PlanUndated, PlanUnknown
from .models import PublishedPlan


def publish(*, folder: Path, actor: Actor, at: datetime) -> PublishedPlan:
    """Read the first plan of a folder (the only one, where it is no family) and freeze it as the version in force.

    Raises `PlanNotSound` with every fault of the folder at once, else what `publish_loaded` raises.
    """
    try:
        loaded = policy.load_folder(folder)
    except policy.PlanErrors as errors:
        raise PlanNotSound(errors.errors) from errors
    return publish_loaded(loaded=loaded, actor=actor, at=at)


def publish_loaded(
    *,
    loaded: policy.LoadedPlan,
    actor: Actor,
    at: datetime,
    reason: str = "",
    transition: Mapping[str, str] | None = None,
    confirmed_by: str = "",
) -> PublishedPlan:
    """Freeze a plan of a folder as the version in force, as `publish_plan` does."""
    return publish_plan(
        plan=loaded.plan, actor=actor, at=at, reason=reason, transition=transition, confirmed_by=confirmed_by
    )


def publish_plan(
    *,
    plan: policy.Plan,
    actor: Actor,
    at: datetime,
    reason: str = "",
    transition: Mapping[str, str] | None = None,
    confirmed_by: str = "",
) -> PublishedPlan:
    """Make a plan's frozen document the version in force. The same content as the version in force gives that row back.

    A later version keeps `reason`, `transition` and what differs from the one before, in words; what it does to
    applications is the matter of `casework.amending`. `confirmed_by`: who at the organiser confirmed the readings
    (empty: nobody yet). Raises `PlanUndated` where the last day for applicants lies before the first,
    `PlanChangedMeanwhile` on a race.
    """
    document, digest = dict(plan.document), plan.digest
    opens_on, closes_on = filing_days(plan, published_on=at.astimezone(SHANGHAI).date())
    try:
        with transaction.atomic():
            before = list(PublishedPlan.objects.select_for_update().filter(plan_id=plan.id).order_by("version"))
            current = next((row for row in before if row.current), None)
            if current is not None and current.digest == digest:
                return current
            if current is not None:
                current.current = False
                current.save(update_fields=["current"])
            changes = changes_in_words(policy.thaw(current.document), plan) if current else []
            made = PublishedPlan.objects.create(
                plan_id=plan.id,
                family=plan.family,
                place=[list(one) for one in plan.place],
                version=before[-1].version + 1 if before else 1,
                name=plan.name,
                year=plan.year,
                level=plan.level,
                opens_on=opens_on,
                closes_on=closes_on,
                document=document,
                digest=digest,
                inputs=inputs.digests(document),
                published_at=at,
                published_by=actor.as_json(),
                reason=reason,
                confirmed_by=confirmed_by,
                changes=changes,
                transition=dict(transition or {}),
                hidden=current.hidden if current is not None else False,
            )
            told = {"reason": reason} if reason else {}
            trail.record(
                subject=f"plan:{plan.id}",
                act="plan.published",
                actor=actor,
                at=at,
                data={"version": made.version, "digest": digest, "pk": made.pk, **told},
            )
            return made
    except IntegrityError as error:
        raise PlanChangedMeanwhile() from error


def lock(plan_id: str) -> PublishedPlan:
    """The version in force of a plan, whose versions are locked until the caller's transaction ends.

    Two statements: who waited for the lock must see the version that was published meanwhile. Raises `PlanUnknown`.
    """
    versions = PublishedPlan.objects.select_for_update().filter(plan_id=plan_id).order_by("version")
    list(versions.values_list("pk", flat=True))
    plan = PublishedPlan.objects.filter(plan_id=plan_id, current=True).first()
    if plan is None:
        raise PlanUnknown()
    return plan


def filing_days(plan: policy.Plan, *, published_on: date) -> tuple[date | None, date | None]:
    """The first and the last day on which applicants may file; (None, None) where the last day is not announced yet.

    The opening is what the plan says (a rolled edition says it), else the day of the notice, else the day of
    publishing. Raises `PlanUndated` where the last day lies before the first.
    """
    last = plan.dates.get("applicant_deadline")
    if last is None or last.date is None:
        return None, None
    notice = plan.dates.get("notice")
    opens = plan.opens or (notice.date if notice else None) or published_on
    if last.date < opens:
        raise PlanUndated()
    return opens, last.date


def hide(*, plan_pk: int, actor: Actor, at: datetime) -> PublishedPlan:
    """Take a plan out of the catalogue; applications already begun go on. Raises `PlanUnknown`."""
    return _set_hidden(plan_pk, True, actor, at)


def show(*, plan_pk: int, actor: Actor, at: datetime) -> PublishedPlan:
    """Put a hidden plan back into the catalogue. Raises `PlanUnknown`."""
    return _set_hidden(plan_pk, False, actor, at)


def _set_hidden(plan_pk: int, hidden: bool, actor: Actor, at: datetime) -> PublishedPlan:
    with transaction.atomic():
        plan = PublishedPlan.objects.select_for_update().filter(pk=plan_pk).first()
        if plan is None:
            raise PlanUnknown()
        if plan.hidden != hidden:
            plan.hidden = hidden
            plan.save(update_fields=["hidden"])
            act = "plan.hidden" if hidden else "plan.shown"
            trail.record(subject=f"plan:{plan.plan_id}", act=act, actor=actor, at=at, data={"version": plan.version})
        return plan
