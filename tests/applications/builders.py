"""Drafts at every step, made by the real services, for tests of applications and filing."""

from typing import Any

from tests import world
from tests.files import makers
from zhicheng.applications import services
from zhicheng.applications.models import Application
from zhicheng.casework import filing, filing_draft
from zhicheng.files import services as files
from zhicheng.files.models import File
from zhicheng.standards.actor import Actor

AT = world.FILING
SMALL = world.Life({kind: world.ENGINEER.records[kind] for kind in ("basics", "degree", "patent")})
"""Enough of a dossier to begin with; not enough to file."""


def begun(town: world.Town, name: str = "苏见山") -> tuple[Actor, Application]:
    """A person with an approved dossier who has pressed 马上申报."""
    actor = world.person(name, town.employer)
    world.fill_dossier(actor, town.clerk, SMALL)
    return actor, filing.start(actor=actor, plan_pk=town.plan.pk, at=AT)


def photo_file(actor: Actor, data: bytes | None = None) -> File:
    """A photo among the actor's files; whether it keeps a plan's rule is not asked here."""
    return files.keep(
        owner_id=actor.person_id or 0,
        purpose="photo",
        name="证件照.jpg",
        data=data or world.portrait(),
        media_type="image/jpeg",
        actor=actor,
        at=AT,
    )


def attachment(actor: Actor, name: str = "证明.pdf", pages: int = 1) -> File:
    """A PDF among the actor's files."""
    return files.keep_document(
        owner_id=actor.person_id or 0, purpose="attachment", name=name, data=world.pdf(pages), actor=actor, at=AT
    )


def put_photo(actor: Actor, application: Application) -> File:
    """The first step."""
    file = photo_file(actor)
    services.put_file(actor=actor, application_id=application.pk, slot="photo", file_id=file.pk, at=AT)
    return file


def sign(actor: Actor, application: Application, device: str = "phone") -> None:
    """The second step."""
    token = services.open_commitment(actor=actor, application_id=application.pk, at=AT)
    services.sign(token=token, strokes=makers.name_strokes(), device=device, at=AT)


def signed(town: world.Town, name: str = "苏见山") -> tuple[Actor, Application]:
    """Photo and commitment done."""
    actor, application = begun(town, name)
    put_photo(actor, application)
    sign(actor, application)
    return actor, application


def save(actor: Actor, application: Application, **values: Any) -> Application:
    """Autosave of some fields."""
    return services.save_form(actor=actor, application_id=application.pk, values=values, at=AT)


def filing_of(actor: Actor, application: Application) -> filing_draft.Filing:
    """What the pages show."""
    return filing_draft.filing_of(actor=actor, application_id=application.pk, at=AT)
