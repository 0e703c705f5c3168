"""A person with an employer, a clerk, and records of each kind filled in rightly."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
from stdnum.cn import ric, uscc

from zhicheng.accounts import services as accounts
from zhicheng.accounts.models import User
from zhicheng.dossier import services
from zhicheng.dossier.models import Evidence, Item
from zhicheng.files import services as files
from zhicheng.files.models import File
from zhicheng.organisations import services as organisations
from zhicheng.organisations.models import Organisation
from zhicheng.standards.actor import SYSTEM, Actor

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=2)

DATA: dict[str, dict[str, Any]] = {
    "basics": {
        "sex": "female",
        "born": "1990-05-01",
        "ethnicity": "01",
        "political_status": "13",
        "phone": "13805750917",
        "post_kind": "engineering",
        "post_name": "工艺工程师",
        "in_service": True,
        "personnel_file": "employer",
        "insurance_unit": "employer",
        "labour_unit": "employer",
        "profession_since": "2012-07",
        "profession": "化工工艺",
    },
    "work": {
        "from": "2012-07",
        "organisation": "上虞青原新材料有限公司",
        "post": "工艺工程师",
        "work_kind": "professional",
        "same_profession": True,
    },
    "title": {"name": "assistant_engineer", "level": "junior", "awarded": "2015-06-01"},
    "appointment": {"as": "assistant_engineer", "organisation": "上虞青原新材料有限公司", "from": "2015-07-01"},
    "patent": {
        "name": "一种连续硝化反应的急冷装置",
        "kind": "invention",
        "number": "201710601862.3",
        "rank": 1,
        "inventors": 3,
        "granted": "2020-04-21",
    },
    "appraisal": {"year": 2024, "result": "qualified", "organisation": "上虞青原新材料有限公司"},
}


def identity_number(serial: int, *, born: str = "19900501") -> str:
    """A resident number with its right check digit; an even serial is a woman's."""
    start = f"330682{born}{serial:03d}"
    return start + ric.calc_check_digit(start + "0")


def person(serial: int = 2, name: str = "苏见山") -> User:
    """One person with an account (without a password: tests sign her in themselves)."""
    return accounts.create_user(
        username=f"person{serial}",
        name=name,
        identity_number=identity_number(serial),
        phone="13805750917",
        actor=SYSTEM,
        at=AT,
    )


def employer(serial: int = 1, name: str = "上虞青原新材料有限公司") -> Organisation:
    """One registered employer."""
    start = f"91330604MA2BC{serial:04d}"
    return organisations.register_employer(
        name=name,
        credit_code=start + uscc.calc_check_digit(start),
        region="330604",
        ownership="private",
        employer_kind="enterprise",
        zone="shangyu-north",
        actor=SYSTEM,
        at=AT,
    )


def clerk(organisation: Organisation, serial: int = 101, name: str = "何知远") -> Actor:
    """A clerk of an employer, acting from her seat."""
    user = person(serial, name)
    seat = organisations.give_seat(
        user_id=user.pk, organisation_id=organisation.pk, role="employer", actor=SYSTEM, at=AT
    )
    return Actor(
        person_id=user.pk,
        person_name=name,
        role="employer",
        seat_id=seat.pk,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
    )


def applicant(organisation: Organisation | None = None, serial: int = 2, name: str = "苏见山") -> Actor:
    """A person, as applicant, who works at `organisation`."""
    user = person(serial, name)
    actor = Actor(person_id=user.pk, person_name=name, role="applicant")
    if organisation is not None:
        services.save_profile(actor=actor, employer_id=organisation.pk, at=AT)
    return actor


def draft(actor: Actor, kind: str = "patent", /, *, evidence: bool = True, **changes: Any) -> Item:
    """A draft with right values, but for `changes`, and with one file."""
    item = services.save_item(actor=actor, kind=kind, data=DATA[kind] | changes, at=AT)
    if evidence:
        show(item)
    return item


def show(item: Item, name: str = "专利证书.pdf", pages: int = 1) -> Evidence:
    """A file put to a record."""
    file = file_of(item.owner_id, name, pages)
    return services.add_evidence(actor=owner_of(item), item_id=item.pk, file_id=file.pk, at=AT)


def file_of(owner_id: int, name: str = "专利证书.pdf", pages: int = 1) -> File:
    """A file kept for this owner as evidence; the number of pages makes its content its own."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(buffer, deterministic_id=True)
    return files.keep_document(
        owner_id=owner_id, purpose="evidence", name=name, data=buffer.getvalue(), actor=SYSTEM, at=AT
    )


def sent(actor: Actor, kind: str = "patent", /, **changes: Any) -> Item:
    """A record that is with the employer."""
    item = draft(actor, kind, **changes)
    services.submit_items(actor=actor, item_ids=[item.pk], at=AT)
    item.refresh_from_db()
    return item


def approved(actor: Actor, by: Actor, kind: str = "patent", /, **changes: Any) -> Item:
    """A record that the employer has approved."""
    item = sent(actor, kind, **changes)
    services.approve_items(actor=by, item_ids=[item.pk], at=AT)
    item.refresh_from_db()
    return item


def owner_of(item: Item) -> Actor:
    """The owner of a record, as applicant."""
    return Actor(person_id=item.owner_id, person_name="", role="applicant")
