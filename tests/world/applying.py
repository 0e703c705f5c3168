"""Applications: the six steps, submitting, and a town whose people are ready to submit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tests.snapshots import built_once
from tests.world.moments import FILING
from tests.world.offices import Town, town
from tests.world.papers import STROKES, pdf, portrait
from tests.world.people import ENGINEER, Life, fill_dossier, person
from zhicheng.applications import queries as applications
from zhicheng.applications import services as application_services
from zhicheng.applications.models import Application
from zhicheng.casework import filing, filing_draft
from zhicheng.files import services as files
from zhicheng.plans import queries as plans
from zhicheng.standards.actor import Actor


def ready_applicant(
    town: Town, name: str = "苏见山", life: Life = ENGINEER, *, when: datetime = FILING, by: Actor | None = None
) -> tuple[Actor, Application]:
    """A person whose six steps are done: she only has to press 提交."""
    actor = person(name, town.employer)
    fill_dossier(actor, by or town.clerk, life)
    return actor, prepare(actor, town, life, when=when)


def prepare(actor: Actor, town: Town, life: Life = ENGINEER, *, when: datetime = FILING) -> Application:
    """The six steps but the last, for a person whose dossier is approved."""
    application = filing.start(actor=actor, plan_pk=town.plan.pk, at=when)
    plan = plans.plan_of(application.plan_id)
    assert plan.photo is not None
    photo = files.keep_photo(
        owner_id=actor.person_id or 0, name="证件照.jpg", data=portrait(), rule=plan.photo, actor=actor, at=when
    )
    application_services.put_file(actor=actor, application_id=application.pk, slot="photo", file_id=photo.pk, at=when)
    token = application_services.open_commitment(actor=actor, application_id=application.pk, at=when)
    application_services.sign(token=token, strokes=STROKES, device="phone", at=when)
    path = plan.path(life.path)
    application_services.save_form(
        actor=actor,
        application_id=application.pk,
        values={
            "specialty": plan.specialties[0].code,
            "path": path.id,
            "method": path.method or plan.methods[0].code,
            "committee": plan.committee.code if plan.committee else "",
            "statement": "长期从事精细化工工艺开发，主持完成连续硝化装置的改造。",
        },
        at=when,
    )
    choose_everything(actor, application, when=when)
    attach_what_is_asked(actor, application, when=when)
    return applications.own(actor, application.pk)


def choose_everything(actor: Actor, application: Application, *, when: datetime) -> None:
    """Choose every approved achievement."""
    chosen = [item.pk for item, _ in applications.choices(application)]
    application_services.choose_items(actor=actor, application_id=application.pk, item_ids=chosen, at=when)


def attach_what_is_asked(actor: Actor, application: Application, *, when: datetime) -> None:
    """Give a file to every slot that is needed and still empty."""
    draft = filing_draft.filing_of(actor=actor, application_id=application.pk, at=when).draft
    for slot in draft.slots:
        if slot.state == "missing":
            file = files.keep_document(
                owner_id=actor.person_id or 0,
                purpose="attachment",
                name=f"{slot.name[:20]}.pdf",
                data=pdf(1),
                actor=actor,
                at=when,
            )
            application_services.put_file(
                actor=actor, application_id=application.pk, slot=slot.id, file_id=file.pk, at=when
            )


def filed(
    town: Town, name: str = "苏见山", life: Life = ENGINEER, *, when: datetime = FILING, by: Actor | None = None
) -> tuple[Actor, Application]:
    """A submitted application: it waits for the employer. Whoever is ready in the town only has to submit."""
    if name in town.ready and life is ENGINEER:
        actor, application_id = town.ready[name]
        application = applications.own(actor, application_id)
    else:
        actor, application = ready_applicant(town, name, life, when=when, by=by)
    submit(actor, application, when=when)
    return actor, fresh(application)


def draft_of(town: Town, name: str = "苏见山") -> Application:
    """The application of somebody who is ready in the town."""
    return Application.objects.get(pk=town.ready[name][1])


def submit(actor: Actor, application: Application, *, when: datetime) -> None:
    """Submit as the page does, with the version it shows."""
    filing.submit(actor=actor, application_id=application.pk, expected_version=fresh(application).version, at=when)


def fresh(application: Application) -> Application:
    """The application as it is in the database now."""
    return Application.objects.get(pk=application.pk)


def shown(*shown_applications: Application) -> list[tuple[int, int]]:
    """Application and version pairs, as a list page sends them."""
    return [(one.pk, fresh(one).version) for one in shown_applications]


def names(some: Iterable[Application]) -> list[str]:
    """Who they are, in the order given."""
    return [one.applicant.name for one in some]


def town_with(*names: str, department: bool = False) -> Town:
    """A town in which these people are ready to submit; built once a run for the same names."""

    def build() -> Town:
        made = town(department=department)
        ready = {}
        for name in names:
            actor, application = ready_applicant(made, name)
            ready[name] = (actor, application.pk)
        return replace(made, ready=ready)

    key = f"town:{department}:{'、'.join(names)}"
    made: Town = built_once(key, build)
    return made
