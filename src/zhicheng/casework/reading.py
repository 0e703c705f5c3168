"""Reading a case: who may see it, where it is, what has happened, what may be done, what has to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhicheng.applications import queries as applications
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review
from zhicheng.review import rules
from zhicheng.standards import codes
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import NotFound

from . import case as cases
from . import judging
from . import places as case_places
from . import words as case_words
from .documents_data import bag_cover_data, publicity_sheet_data, review_form_data
from .judging import Question
from .permissions import may
from .places import Place
from .whereabouts import Whereabouts, where_are, where_is
from .words import Event

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.review.models import Note, StageRun

__all__ = [
    "Event",
    "Fix",
    "Place",
    "Question",
    "Whereabouts",
    "application_for",
    "bag_cover_data",
    "changes_since_my_visit",
    "fix_list",
    "history",
    "may",
    "notes",
    "places",
    "publicity_sheet_data",
    "questions",
    "review_form_data",
    "visits",
    "where_are",
    "where_is",
]


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to mend: the reason's word, the place (see `deciding.Reason`), its name, the office's words."""

    code: str
    reason: str
    place: str
    place_name: str
    text: str


def application_for(actor: Actor, application_id: int) -> Application:
    """The application if this actor may see it (her own; or it is or was with her office); NotFound otherwise."""
    try:
        found = applications.get(application_id)
    except NotFound:
        raise NotFound(cases.UNKNOWN) from None
    if not cases.may_know_of(actor, found):
        raise NotFound(cases.UNKNOWN)
    return found


def history(application: Application) -> list[Event]:
    """Everything that happened, oldest first, in words anyone involved may read."""
    return case_words.history(application.pk)


def visits(application: Application) -> Sequence[StageRun]:
    """All visits with their decisions and gates, oldest first (the stage timeline of a page)."""
    return review.runs_of(application.pk)


def fix_list(application: Application) -> list[Fix]:
    """What the return in force asks the applicant to mend; empty when it is not in her hands to mend."""
    run = review.open_run(application.pk)
    if run is None or run.kind != "applicant" or run.returned_by is None:
        return []
    decision = review.decision_in_force(run.returned_by.pk)
    if decision is None:
        return []
    names = case_places.names_of(application.pk, run.returned_by.revision_number, plans.plan_of(application.plan_id))
    table = codes.table("reasons")
    return [
        Fix(
            code=reason["code"],
            reason=table.label(reason["code"]),
            place=reason["place"],
            place_name=names.get(reason["place"], ""),
            text=reason["text"],
        )
        for reason in decision.reasons
    ]


def questions(actor: Actor, application: Application) -> list[Question]:
    """The findings this office must say a word on before it can pass the case (由您判断)."""
    case = cases.read(application)
    if case.run is None or rules.why_not_decide(case.run, actor, application.applicant_id) is not None:
        return []
    return judging.questions_for(case, case.run) if case.decision is None else []


def places(application: Application, revision_number: int | None = None) -> list[Place]:
    """What a reason can point at in a revision (default: the newest)."""
    number = application.revision_number if revision_number is None else revision_number
    return case_places.places_of(application.pk, number, plans.plan_of(application.plan_id))


def changes_since_my_visit(actor: Actor, application: Application) -> list[applications.Change]:
    """What differs from the revision this office last decided on to the newest; empty on its first visit."""
    number = decided_revision(actor, application)
    if number is None:
        return []
    before = applications.revision(application.pk, number)
    return applications.diff(before, applications.revision(application.pk, application.revision_number))


def decided_revision(actor: Actor, application: Application) -> int | None:
    """The earlier revision on which this office last decided; None on its first visit."""
    mine = [
        run.revision_number
        for run in review.runs_of(application.pk)
        if run.organisation_id == actor.organisation_id
        and run.revision_number < application.revision_number
        and any(decision.taken_back_at is None for decision in run.decision_list)  # type: ignore[attr-defined]
    ]
    return mine[-1] if mine else None


def notes(actor: Actor, application: Application) -> Sequence[Note]:
    """Notes of this actor's office on the case, oldest first; none on one's own case."""
    if actor.role not in rules.OFFICE_KINDS or actor.organisation_id is None:
        return []
    if actor.person_id == application.applicant_id:
        return []
    return review.notes_of(application.pk, actor.organisation_id)
