"""The offices and employers that a plan needs, made by the real services from what the plan itself says.

A plan names no organisation of the register; its route says kinds of office, and its made-up people say what kind
of employer they have. From both comes a small world with a clerk in every office.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import policy
from zhicheng.accounts import services as accounts
from zhicheng.organisations import queries as organisations
from zhicheng.organisations import services
from zhicheng.organisations.jurisdiction import USUAL_LEVELS
from zhicheng.organisations.rules import PLACED, ROLE_OF_KIND, level_of, region_at
from zhicheng.standards import codes
from zhicheng.standards.actor import SYSTEM, Actor

from .names import Register

if TYPE_CHECKING:
    from zhicheng.organisations.models import Organisation

MOST_PEOPLE = 8
USUAL_REGION = "330604"
NAMES = {"human_resources": "人力资源和社会保障局", "talent_centre": "人才服务中心", "recommender": "中级评委会办公室"}
"""How a made-up office of a kind is called after its place; departments are called by their trade."""


@dataclass
class World:
    """Who can act: employers with their clerks, and every office on the route by organisation."""

    register: Register
    rng: random.Random
    at: datetime
    clerks: dict[int, Actor] = field(default_factory=dict)
    employers: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def clerk_of(self, organisation_id: int) -> Actor:
        """The clerk who acts for this organisation."""
        return self.clerks[organisation_id]


def build(plan: policy.Plan, register: Register, rng: random.Random, at: datetime) -> World:
    """The committee (where the plan names none: the organiser) and its office; others come when somebody needs them."""
    world = World(register, rng, at)
    runs = plan.committee or plan.organiser
    if not organisations.committees([runs.code]):
        name = f"{runs.name}办公室" if plan.committee is not None else runs.name
        office = services.create_office(kind="committee_office", name=name, actor=SYSTEM, at=at)
        services.create_committee(
            code=runs.code, name=runs.name, level=plan.level, office_id=office.pk, actor=SYSTEM, at=at
        )
        _seat(world, office, "office")
    return world


def employer_for(world: World, plan: policy.Plan, wanted: Mapping[str, Any]) -> int:
    """An employer of this kind with room for one more person; made, with the offices over it, where there is none."""
    kind = repr(sorted(wanted.items()))
    for place, (employer_id, people) in enumerate(world.employers.setdefault(kind, [])):
        if people < MOST_PEOPLE:
            world.employers[kind][place] = (employer_id, people + 1)
            return employer_id
    region = _region(wanted)
    made = services.register_employer(
        name=world.register.firm(_short(region)),
        credit_code=world.register.credit_code(region),
        region=region,
        ownership=wanted.get("ownership") or "private",
        employer_kind=wanted.get("kind") or "enterprise",
        zone=wanted.get("zone") or "none",
        department_id=_department(world, wanted.get("department"), region),
        phone="0575-00000000",
        address="演示路1号",
        actor=SYSTEM,
        at=world.at,
    )
    _seat(world, made, "employer")
    _offices_over(world, plan, made)
    world.employers[kind].append((made.pk, 1))
    return made.pk


def _department(world: World, trade: str | None, region: str) -> int | None:
    """The department of a trade on the employer's level, if it has one."""
    if not trade or trade == "none":
        return None
    name = f"{_place(region)}{codes.table('departments').label(trade)}局"
    standing = organisations.office_at(kind="department", region=region, level=level_of(region), trade=trade)
    if standing is None:
        standing = services.create_office(
            kind="department", name=name, region=region, level=level_of(region), trade=trade, actor=SYSTEM, at=world.at
        )
    if standing.pk not in world.clerks:
        _seat(world, standing, "department")
    return standing.pk


def _offices_over(world: World, plan: policy.Plan, employer: Organisation) -> None:
    """Every office that the route may mean for people of this employer, with a clerk."""
    rules = [office for stage in plan.route for office in (stage.office, *(one.office for one in stage.choices))]
    for rule in dict.fromkeys(rules):
        kind = rule.kind if rule.kind in PLACED else "department"
        if (rule.kind not in PLACED and rule.kind not in codes.table("departments")) or rule.kind == "department":
            continue
        region = region_at(employer.region, rule.level or USUAL_LEVELS.get(rule.kind, "county"))
        level, trade = level_of(region), "" if kind == rule.kind else rule.kind
        standing = organisations.office_at(kind=kind, region=region, level=level, trade=trade)
        if standing is None:
            what = NAMES.get(kind) or f"{codes.table('departments').label(trade)}局"
            standing = services.create_office(
                kind=kind,
                name=f"{_place(region)}{what}",
                region=region,
                level=level,
                trade=trade,
                actor=SYSTEM,
                at=world.at,
            )
        if standing.pk not in world.clerks:
            _seat(world, standing, ROLE_OF_KIND[kind])


def _region(wanted: Mapping[str, Any]) -> str:
    """Where an employer of this kind is: on the level it is directly under, in a county where it is under none."""
    region = str(wanted.get("region") or USUAL_REGION).ljust(6, "0")
    under = wanted.get("directly_under")
    if under in ("city", "province"):
        return region_at(region, under)
    if under == "county" and level_of(region) != "county":
        near = region.rstrip("0")
        return next(code for code, _ in codes.table("regions").choices() if code.startswith(near) and code[4:] != "00")
    return region


def _seat(world: World, organisation: Organisation, role: str) -> None:
    """A clerk for an organisation: one who sits there already, else a made-up one."""
    sitting = next((one for one in organisations.seats_at(organisation.pk) if one.active and one.role == role), None)
    if sitting is None:
        user = accounts.create_user(
            username=f"demo-{role}-{organisation.pk}",
            name=world.register.person(),
            phone=world.register.phone(),
            is_demo=True,
            actor=SYSTEM,
            at=world.at,
        )
        sitting = services.give_seat(
            user_id=user.pk, organisation_id=organisation.pk, role=role, actor=SYSTEM, at=world.at
        )
    world.clerks[organisation.pk] = Actor(
        person_id=sitting.user_id,
        person_name=sitting.user.name,
        role=role,
        seat_id=sitting.pk,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
    )


def _place(region: str) -> str:
    """The full name of a county or city: 绍兴市上虞区."""
    table = codes.table("regions")
    if region not in table:
        return "浙江省"
    found = table.get(region)
    above = table.get(found.parent) if found.parent else None
    return f"{above.name if above and above.parent else ''}{found.name}"


def _short(region: str) -> str:
    """The name of a county as firms bear it: 上虞."""
    table = codes.table("regions")
    return table.label(region).rstrip("区县市") if region in table else "浙江"
