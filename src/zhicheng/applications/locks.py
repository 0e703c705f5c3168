"""The row lock under which every change to an application happens."""

from __future__ import annotations

from zhicheng.standards.actor import Actor

from .errors import ApplicationUnknown
from .models import Application


def lock_own(actor: Actor, application_id: int) -> Application:
    """The applicant's own application, locked until the transaction ends; raises `ApplicationUnknown`.

    She acts as an applicant: from a seat of an office her own application is not hers to write.
    """
    if actor.person_id is None or actor.role != "applicant":
        raise ApplicationUnknown()
    found = Application.objects.select_for_update().filter(pk=application_id, applicant_id=actor.person_id).first()
    if found is None:
        raise ApplicationUnknown()
    return found


def lock(application_id: int) -> Application:
    """An application, locked, for verbs that have checked the right to it; raises `ApplicationUnknown`."""
    found = Application.objects.select_for_update().filter(pk=application_id).first()
    if found is None:
        raise ApplicationUnknown()
    return found
