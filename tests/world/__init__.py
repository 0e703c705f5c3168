"""A whole small world for tests, made by the real services only: a plan, its offices, an employer with its people.

Everything happens in the summer of 2023, when the shipped plan was open. A test moves along by passing moments
(`at("2023-09-04 09:00")`), never by waiting.
"""

from tests.world.applying import (
    attach_what_is_asked,
    choose_everything,
    draft_of,
    filed,
    fresh,
    names,
    prepare,
    ready_applicant,
    shown,
    submit,
    town_with,
)
from tests.world.moments import BEGAN, FILING, PLAN, PLANS, at, publicity_rule
from tests.world.offices import Town, account, clerk, employer, leaves, published_plan, seated, town
from tests.world.papers import STROKES, pdf, portrait
from tests.world.people import (
    BASICS,
    DEGREE,
    ENGINEER,
    FIRM,
    PATENT,
    Life,
    add_record,
    approve_record,
    fill_dossier,
    person,
)
from tests.world.road import (
    answers,
    at_bureau,
    at_office,
    close,
    deliver,
    deliver_messages,
    in_committee,
    passes,
    passes_or_refused,
    pay,
    publicise,
    publicised,
    qualified,
    rejects,
    report,
    returns,
)
from zhicheng.accounts.models import User
from zhicheng.applications.models import Application
from zhicheng.dossier import services as dossier
from zhicheng.files import services as files
from zhicheng.organisations.models import Organisation
from zhicheng.plans import queries as plans
from zhicheng.plans.models import PublishedPlan
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused

__all__ = [
    "BASICS",
    "BEGAN",
    "DEGREE",
    "ENGINEER",
    "FILING",
    "FIRM",
    "PATENT",
    "PLAN",
    "PLANS",
    "STROKES",
    "Actor",
    "Application",
    "Life",
    "Organisation",
    "PublishedPlan",
    "Refused",
    "Town",
    "User",
    "account",
    "add_record",
    "answers",
    "approve_record",
    "at",
    "at_bureau",
    "at_office",
    "attach_what_is_asked",
    "choose_everything",
    "clerk",
    "close",
    "deliver",
    "deliver_messages",
    "dossier",
    "draft_of",
    "employer",
    "filed",
    "files",
    "fill_dossier",
    "fresh",
    "in_committee",
    "leaves",
    "names",
    "passes",
    "passes_or_refused",
    "pay",
    "pdf",
    "person",
    "plans",
    "portrait",
    "prepare",
    "publicise",
    "publicised",
    "publicity_rule",
    "published_plan",
    "qualified",
    "ready_applicant",
    "rejects",
    "report",
    "returns",
    "seated",
    "shown",
    "submit",
    "town",
    "town_with",
]
