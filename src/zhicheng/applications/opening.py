"""Beginning a draft, and moving a draft that was never filed to the plan's newer version.

Whether the applicant may begin is asked above, in the verb `casework.filing.start`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng.plans import queries as plans

from . import form
from .models import GIVEN_UP, Application, ChosenItem, DraftFile

if TYPE_CHECKING:
    from zhicheng.plans.models import PublishedPlan


def begin(
    *, applicant_id: int, plan: PublishedPlan, employer_id: int, committee_id: int | None, at: datetime
) -> Application:
    """A new draft under a published plan, inside the caller's transaction.

    Choices that leave nothing to choose are made. Where the person gave up an earlier application to this plan,
    what she had typed, chosen and uploaded is brought along; only the commitment must be signed anew.
    """
    policy_plan = plans.plan_of(plan.pk)
    application = Application.objects.create(
        applicant_id=applicant_id,
        plan=plan,
        employer_id=employer_id,
        committee_id=committee_id,
        form=form.prefilled(policy_plan),
        created_at=at,
        changed_at=at,
    )
    before = (
        Application.objects.filter(GIVEN_UP, applicant_id=applicant_id, plan__plan_id=plan.plan_id)
        .order_by("-pk")
        .first()
    )
    if before is not None:
        _bring_along(before, application, at)
    return application


def _bring_along(before: Application, application: Application, at: datetime) -> None:
    kept, _ = form.keep(plans.plan_of(application.plan_id), before.form)
    application.form = {**application.form, **kept}
    application.items_chosen_at = before.items_chosen_at
    application.save(update_fields=["form", "items_chosen_at"])
    ChosenItem.objects.bulk_create(
        ChosenItem(application=application, item_id=row.item_id, representative=row.representative)
        for row in ChosenItem.objects.filter(application=before).order_by("pk")
    )
    DraftFile.objects.bulk_create(
        DraftFile(application=application, slot=row.slot, file_id=row.file_id, added_at=at)
        for row in DraftFile.objects.filter(application=before).order_by("pk")
    )


def move_to_plan(*, application: Application, plan: PublishedPlan, committee_id: int | None, at: datetime) -> None:
    """Move a locked draft that was never filed to a newer version of its plan; what still fits the form is kept.

    The signed commitment was for the older version and holds no longer.
    """
    policy_plan = plans.plan_of(plan.pk)
    kept, _ = form.keep(policy_plan, application.form)
    application.plan = plan
    application.committee_id = committee_id
    application.form = {**form.prefilled(policy_plan), **kept}
    application.version += 1
    application.changed_at = at
    application.save(update_fields=["plan", "committee", "form", "version", "changed_at"])


def set_employer(*, application: Application, employer_id: int, at: datetime) -> None:
    """The draft follows the person to the employer she works for now; a filed application stays where it was."""
    application.employer_id = employer_id
    application.changed_at = at
    application.save(update_fields=["employer", "changed_at"])
