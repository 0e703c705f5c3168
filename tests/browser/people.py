"""Who walks the road in these tests, with accounts that can be signed in to."""

from __future__ import annotations

from dataclasses import dataclass

from tests import world
from tests.snapshots import built_once
from tests.world import BEGAN, Town
from zhicheng.accounts import services as accounts
from zhicheng.dossier import services as dossier
from zhicheng.organisations import services as organisations
from zhicheng.standards.actor import SYSTEM, Actor

PASSWORD = "qingyuan-keshan-1021"


@dataclass(frozen=True)
class Cast:
    """The town, and the user name of everybody in it who signs in with the password."""

    town: Town
    herself: Actor
    applicant: str
    clerk: str
    bureau: str
    office: str


def cast() -> Cast:
    """The town of these tests; built once a run."""
    made: Cast = built_once("browser", _build)
    return made


def _build() -> Cast:
    town = world.town()
    applicant = accounts.create_user(
        username="sujianshan",
        name="苏见山",
        identity_number="330602199005010025",
        phone="13805750917",
        is_demo=True,
        actor=SYSTEM,
        at=BEGAN,
    )
    herself = Actor(person_id=applicant.pk, person_name=applicant.name, role="applicant")
    dossier.save_profile(actor=herself, employer_id=town.employer.pk, at=BEGAN)
    world.fill_dossier(herself, town.clerk)
    _operator()
    return Cast(
        town=town,
        herself=herself,
        applicant=_with_password(herself),
        clerk=_with_password(town.clerk),
        bureau=_with_password(town.bureau),
        office=_with_password(town.office),
    )


def _operator() -> None:
    platform = organisations.create_office(kind="platform", name="平台管理处", actor=SYSTEM, at=BEGAN)
    user = accounts.create_user(username="operator", name="岑静好", is_demo=True, actor=SYSTEM, at=BEGAN)
    organisations.give_seat(user_id=user.pk, organisation_id=platform.pk, role="operator", actor=SYSTEM, at=BEGAN)


def _with_password(actor: Actor) -> str:
    """Somebody sets the password with a code from the operator, as on her first day; returns her user name."""
    user = world.User.objects.get(pk=actor.person_id)
    code = accounts.give_recovery_code(user_id=user.pk, actor=SYSTEM, at=BEGAN)
    accounts.recover(username=user.username, code=code, new=PASSWORD, actor=SYSTEM, at=BEGAN)
    return user.username
