"""A whole small world for tests, made by the real services only: a plan, its offices, an employer with its people.

Everything happens in the summer of 2023, when the shipped plan was open. A test moves along by passing moments
(`at("2023-09-04 09:00")`), never by waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import time_machine
from stdnum.cn import ric, uscc

from tests.files import makers
from zhicheng import kinds, policy
from zhicheng.accounts import services as accounts
from zhicheng.accounts.models import User
from zhicheng.applications import queries as applications
from zhicheng.applications import services as application_services
from zhicheng.applications.models import Application
from zhicheng.casework import counter, deciding, delivery, filing, filing_draft, publicising, reading, time_passing
from zhicheng.clock import SHANGHAI
from zhicheng.dossier import services as dossier
from zhicheng.files import services as files
from zhicheng.messages.models import Message
from zhicheng.organisations import services as organisations
from zhicheng.organisations.models import Organisation
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.plans.models import PublishedPlan
from zhicheng.standards.actor import SYSTEM, Actor
from zhicheng.standards.errors import Refused

__all__ = ["Refused", "User", "time_passing"]  # used by tests through this module

PLANS = Path(__file__).resolve().parent.parent / "plans"
PLAN = "2023-shangyu-engineer"
_serial = count(1)


def at(text: str) -> datetime:
    """A moment in China: "2023-08-21 09:00", or a day, which means nine in the morning."""
    moment = datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return moment.replace(tzinfo=SHANGHAI)


BEGAN = at("2023-07-20")
FILING = at("2023-08-21")  # a Monday


# --- the plan and the offices ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Town:
    """The offices that one plan needs, each with a clerk to act from."""

    plan: PublishedPlan
    employer: Organisation
    clerk: Actor
    second_clerk: Actor
    bureau: Actor
    office: Actor
    department: Actor | None = None


def published_plan(plan_id: str = PLAN) -> PublishedPlan:
    """The shipped plan, published; read from its folder once per run of the tests and entered anew for each test."""
    standing = plans.by_plan_id(plan_id)
    if standing is not None:
        return standing
    kept = _published.get(plan_id)
    if kept is None:
        made = plan_services.publish(folder=PLANS / plan_id, actor=SYSTEM, at=BEGAN)
        _published[plan_id] = {
            one.attname: getattr(made, one.attname) for one in made._meta.concrete_fields if one.attname != "id"
        }
        return made
    return PublishedPlan.objects.create(**kept)


_published: dict[str, dict[str, Any]] = {}


def town(*, department: bool = False) -> Town:
    """The plan with every office on its route, and an employer with two clerks."""
    plan = published_plan()
    bureau = organisations.create_office(
        kind="human_resources",
        name="绍兴市上虞区人力资源和社会保障局",
        region="330604",
        level="county",
        actor=SYSTEM,
        at=BEGAN,
    )
    office = organisations.create_office(
        kind="committee_office",
        name="杭州湾上虞经开区工程技术中级评委会办公室",
        address="康阳大道88号科创中心527室",
        actor=SYSTEM,
        at=BEGAN,
    )
    committee = plans.plan_of(plan.pk).committee
    assert committee is not None
    organisations.create_committee(
        code=committee.code, name=committee.name, level=plan.level, office_id=office.pk, actor=SYSTEM, at=BEGAN
    )
    supervising = None
    if department:
        supervising = organisations.create_office(
            kind="department",
            name="绍兴市上虞区经济和信息化局",
            region="330604",
            level="county",
            trade="economy",
            actor=SYSTEM,
            at=BEGAN,
        )
    works_for = employer(department=supervising)
    return Town(
        plan=plan,
        employer=works_for,
        clerk=clerk(works_for, "employer", "何知远"),
        second_clerk=clerk(works_for, "employer", "沈一白"),
        bureau=clerk(bureau, "bureau", "竺可人"),
        office=clerk(office, "office", "陶砚秋"),
        department=clerk(supervising, "department", "章若水") if supervising else None,
    )


def employer(name: str = "上虞青原新材料有限公司", *, department: Organisation | None = None) -> Organisation:
    """One private employer in the zone that the plan is for."""
    start = f"91330604MA{next(_serial):07d}"
    return organisations.register_employer(
        name=name,
        credit_code=start + uscc.calc_check_digit(start),
        region="330604",
        ownership="private",
        employer_kind="enterprise",
        zone="shangyu-north",
        department_id=department.pk if department else None,
        phone="0575-82880000",
        actor=SYSTEM,
        at=BEGAN,
    )


def clerk(organisation: Organisation, role: str, name: str) -> Actor:
    """Someone with a seat at an office, acting from it."""
    return seated(account(name), organisation, role)


def seated(user: User, organisation: Organisation, role: str) -> Actor:
    """A person given a seat, acting from it."""
    seat = organisations.give_seat(user_id=user.pk, organisation_id=organisation.pk, role=role, actor=SYSTEM, at=BEGAN)
    return Actor(
        person_id=user.pk,
        person_name=user.name,
        role=role,
        seat_id=seat.pk,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
    )


def leaves(actor: Actor) -> None:
    """A clerk gives up her seat."""
    organisations.end_seat(seat_id=actor.seat_id or 0, reason="离职", actor=SYSTEM, at=BEGAN)


def account(name: str, *, born: str = "1990-05-01") -> User:
    """A person with an account and a valid, made-up resident number."""
    serial = next(_serial)
    start = f"330604{born.replace('-', '')}{serial % 1000:03d}"
    return accounts.create_user(
        username=f"person{serial}",
        name=name,
        identity_number=start + ric.calc_check_digit(start + "0"),
        phone="13805750917",
        actor=SYSTEM,
        at=BEGAN,
    )


# --- a person and her dossier ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Life:
    """What a person has in her dossier: kind → records. `with_` and `without` make variants."""

    records: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    path: str = "degree"

    def with_(self, kind: str, *records: Mapping[str, Any], path: str | None = None) -> Life:
        """The same life with these records of one kind."""
        return replace(self, records={**self.records, kind: records}, path=path or self.path)


BASICS = {
    "sex": "female",
    "born": "1990-05-01",
    "ethnicity": "01",
    "political_status": "13",
    "phone": "13805750917",
    "post_kind": "engineering",
    "post_name": "工艺工程师",
    "in_service": True,
    "front_line": True,
    "personnel_file": "employer",
    "insurance_unit": "employer",
    "labour_unit": "employer",
    "profession_since": "2012-07",
    "profession": "化工工艺",
}
FIRM = "上虞青原新材料有限公司"
DEGREE = {
    "education": "bachelor",
    "degree": "bachelor",
    "school": "浙江工业大学",
    "school_kind": "university",
    "major": "化学工程与工艺",
    "major_match": "same",
    "study_mode": "full_time",
    "awarded": "2012-06-30",
}
PATENT = {
    "name": "一种连续硝化反应的急冷装置",
    "kind": "invention",
    "number": "201710601862.3",
    "rank": 1,
    "inventors": 3,
    "granted": "2020-04-21",
}
ENGINEER = Life(
    {
        "basics": (BASICS,),
        "degree": (DEGREE,),
        "work": (
            {
                "from": "2012-07",
                "organisation": FIRM,
                "post": "工艺工程师",
                "work_kind": "professional",
                "same_profession": True,
            },
        ),
        "appraisal": tuple({"year": year, "result": "qualified", "organisation": FIRM} for year in (2020, 2021, 2022)),
        "training": tuple(
            {"year": year, "kind": kind, "hours": hours}
            for year in (2021, 2022, 2023)
            for kind, hours in (("professional", 60), ("public", 18), ("other", 12))
        ),
        "insurance": (
            {"from": "2012-07", "region": "浙江省绍兴市上虞区", "outside_province": False, "organisation": FIRM},
        ),
        "patent": (PATENT,),
    }
)
"""Meets the plan by degree and years: bachelor of 2012 with work ever since, all hours and appraisals."""


def person(name: str, employer: Organisation) -> Actor:
    """A person with an account who works at `employer`, acting for herself."""
    user = account(name)
    actor = Actor(person_id=user.pk, person_name=user.name, role="applicant")
    dossier.save_profile(actor=actor, employer_id=employer.pk, at=BEGAN)
    return actor


def fill_dossier(actor: Actor, by: Actor, life: Life = ENGINEER, *, when: datetime = BEGAN) -> list[int]:
    """Enter the records of a life, each with evidence, have the employer approve them, mark every list complete."""
    items = [add_record(actor, kind, record, when=when) for kind, records in life.records.items() for record in records]
    dossier.submit_items(actor=actor, item_ids=items, at=when)
    outcome = dossier.approve_items(actor=by, item_ids=items, at=when)
    assert outcome.skipped == ()
    for kind in kinds.all():
        if not kind.singleton:
            dossier.mark_complete(actor=actor, kind=kind.code, complete=True, at=when)
    return items


def add_record(actor: Actor, kind: str, record: Mapping[str, Any], *, when: datetime, **more: Any) -> int:
    """One record as a draft, with a file where its kind asks for evidence; degrees are checked with the register."""
    item = dossier.save_item(actor=actor, kind=kind, data=record, at=when, **more)
    if kind == "degree":
        register = Actor(person_id=actor.person_id, person_name="学历信息库", role="system")
        dossier.save_item(actor=register, kind=kind, data={"fetched": True}, lineage=item.lineage, at=when)
    if kinds.get(kind).evidence_required:
        file = files.keep_document(
            owner_id=actor.person_id or 0,
            purpose="evidence",
            name="佐证.pdf",
            data=pdf(item.pk % 7 + 1),
            actor=actor,
            at=when,
        )
        dossier.add_evidence(actor=actor, item_id=item.pk, file_id=file.pk, at=when)
    return item.pk


def approve_record(actor: Actor, by: Actor, item_id: int, *, when: datetime) -> None:
    """Send one record and have the employer approve it."""
    dossier.submit_items(actor=actor, item_ids=[item_id], at=when)
    outcome = dossier.approve_items(actor=by, item_ids=[item_id], at=when)
    assert outcome.skipped == ()


# --- an application -------------------------------------------------------------------------------------------


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
    """A submitted application: it waits for the employer."""
    actor, application = ready_applicant(town, name, life, when=when, by=by)
    submit(actor, application, when=when)
    return actor, fresh(application)


def submit(actor: Actor, application: Application, *, when: datetime) -> None:
    """Submit as the page does, with the version it shows."""
    filing.submit(actor=actor, application_id=application.pk, expected_version=fresh(application).version, at=when)


# --- further along the road -----------------------------------------------------------------------------------


def fresh(application: Application) -> Application:
    """The application as it is in the database now."""
    return Application.objects.get(pk=application.pk)


def shown(*shown_applications: Application) -> list[tuple[int, int]]:
    """Application and version pairs, as a list page sends them."""
    return [(one.pk, fresh(one).version) for one in shown_applications]


def answers(actor: Actor, application: Application) -> dict[str, str]:
    """A word for every question put to this office."""
    return {question.id: "已核实，情况属实。" for question in reading.questions(actor, fresh(application))}


def passes(actor: Actor, application: Application, *, when: datetime, opinion: str = "同意。") -> None:
    """An office passes a case, with a word on everything that is left to it."""
    deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="pass",
        opinion=opinion,
        soft_passes=answers(actor, application),
        expected_version=fresh(application).version,
        at=when,
    )


def passes_or_refused(actor: Actor, application: Application, *, when: datetime) -> str | None:
    """None when the office could pass the case, else the sentence it was refused with."""
    try:
        passes(actor, application, when=when)
    except Refused as refused:
        return refused.sentence
    return None


def returns(actor: Actor, application: Application, *reasons: deciding.Reason, when: datetime, **more: Any) -> None:
    """An office sends a case back."""
    deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="return",
        reasons=reasons or (deciding.Reason("statement", "form:statement", "请写明本人的作用。"),),
        expected_version=fresh(application).version,
        at=when,
        **more,
    )


def rejects(actor: Actor, application: Application, *, when: datetime, clause: str = "二1") -> None:
    """An office does not pass a case."""
    deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="reject",
        reasons=(deciding.Reason("seniority", "whole", "工作年限不够。", clause),),
        expected_version=fresh(application).version,
        at=when,
    )


def publicise(town: Town, *some: Application, when: datetime, posted_on: date | None = None):
    """The employer posts a notice for these applicants."""
    return publicising.open_publicity(
        actor=town.clerk,
        choices=shown(*some),
        posted_on=posted_on or when.astimezone(SHANGHAI).date(),
        place="厂区公告栏",
        at=when,
    )


def close(town: Town, notice, *, when: datetime, outcome: str = "no_objection", **more: Any):
    """The employer closes a notice."""
    return publicising.close_publicity(
        actor=town.clerk, notice_id=notice.pk, outcome=outcome, at=when, **{"text": "", **more}
    )


def report(town: Town, *some: Application, when: datetime, opinion: str = "同意推荐。") -> None:
    """The employer reports these cases; all of them must go."""
    outcome = deciding.report(actor=town.clerk, choices=shown(*some), opinion=opinion, at=when)
    assert outcome.skipped == ()


def qualified(town: Town, application: Application) -> None:
    """Through the employer's check: 8月22日."""
    passes(town.clerk, application, when=at("2023-08-22"))


def publicised(town: Town, *some: Application) -> None:
    """Checked and publicised, the days over: 8月23日 to 8月30日, closed on the 31st."""
    for application in some:
        qualified(town, application)
    notice = publicise(town, *some, when=at("2023-08-23"))
    close(town, notice, when=at("2023-08-31"))


def at_bureau(town: Town, *some: Application) -> None:
    """Reported on 9月1日."""
    publicised(town, *some)
    report(town, *some, when=at("2023-09-01"))


def at_office(town: Town, *some: Application) -> None:
    """Passed by the bureau on 9月4日."""
    at_bureau(town, *some)
    for application in some:
        passes(town.bureau, application, when=at("2023-09-04"))


def pay(town: Town, application: Application, *, when: datetime, receipt: str = "ZJ2023000917", fen: int = 20_000):
    """The office records the fee, where the plan asks one."""
    return counter.record_fee(
        actor=town.office,
        application_id=application.pk,
        amount_fen=fen,
        receipt=receipt,
        waived=False,
        note="",
        expected_version=fresh(application).version,
        at=when,
    )


def deliver(town: Town, application: Application, copies: int = 3, *, when: datetime, note: str = ""):
    """The office counts the review form."""
    paper = plans.plan_of(application.plan_id).papers[0]
    return counter.receive_paper(
        actor=town.office, application_id=application.pk, received={paper.id: copies}, note=note, at=when
    )


def in_committee(town: Town, application: Application) -> None:
    """The whole road: with the committee on 9月6日."""
    at_office(town, application)
    passes(town.office, application, when=at("2023-09-05"))
    pay(town, application, when=at("2023-09-05 10:00"))
    deliver(town, application, when=at("2023-09-06"))


def deliver_messages(when: datetime) -> None:
    """The worker hands every message that was written to its inbox, at this moment of business time."""
    with time_machine.travel(when, tick=False):
        for message in Message.objects.order_by("id"):
            delivery.deliver_message(message_id=message.pk)


def publicity_rule() -> Any:
    """The shipped plan's rule of publicity, without a database."""
    plan = policy.load_folder(PLANS / PLAN).plan
    return next(stage.publicity for stage in plan.route if stage.publicity is not None)


# --- files ----------------------------------------------------------------------------------------------------

STROKES = [
    [[20 + 8 * n, 40 + (30 if n % 2 else 0)] for n in range(12)],
    [[30 + 6 * n, 90 - (26 if n % 3 else 0)] for n in range(14)],
]
"""A signature that can be read as one: two strokes with turns."""


@cache
def portrait() -> bytes:
    """A photo that keeps the plan's rule."""
    return makers.jpeg(420, 560)


@cache
def pdf(pages: int = 1) -> bytes:
    """A small PDF; the number of pages makes its content its own."""
    buffer = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        made.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def names(some: Iterable[Application]) -> list[str]:
    """Who they are, in the order given."""
    return [one.applicant.name for one in some]
