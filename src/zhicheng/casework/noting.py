"""Notes for colleagues of the same office on a case (同事留言); the applicant never sees them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng.review import rules as review_rules
from zhicheng.review import services as review
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused

from . import case as cases
from .errors import NotNow

if TYPE_CHECKING:
    from zhicheng.review.models import Note


def add_note(*, actor: Actor, application_id: int, text: str, at: datetime) -> Note:
    """Leave a note for colleagues of the same office on a case (同事留言); the applicant never sees it."""
    with transaction.atomic():
        case = cases.lock(actor, application_id)
        if (why := why_not_note(case, actor)) is not None:
            raise why
        return review.add_note(application_id=application_id, text=text, actor=actor, at=at)


def why_not_note(case: cases.Case, actor: Actor) -> Refused | None:
    """None where this actor may leave a note on the case, else NotNow."""
    if actor.role in review_rules.OFFICE_KINDS and case.application.applicant_id != actor.person_id:
        return None
    return NotNow("留言只给办理这件申报的同事用。")
