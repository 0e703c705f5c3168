"""The plan and the offices: everything a case passes, with somebody in each seat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from stdnum.cn import ric, uscc

from tests.world.moments import BEGAN, PLAN, PLANS
from zhicheng.accounts import services as accounts
from zhicheng.accounts.models import User
from zhicheng.organisations import services as organisations
from zhicheng.organisations.models import Organisation
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.plans.models import PublishedPlan
from zhicheng.standards.actor import SYSTEM, Actor

_serial = count(1)


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
    ready: Mapping[str, tuple[Actor, int]] = field(default_factory=dict)
    """Who has everything done but pressing 提交: name → (herself, her application)."""


def published_plan(plan_id: str = PLAN) -> PublishedPlan:
    """The shipped plan, published from its folder."""
    return plans.by_plan_id(plan_id) or plan_services.publish(folder=PLANS / plan_id, actor=SYSTEM, at=BEGAN)


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
