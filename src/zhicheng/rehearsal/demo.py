"""Demo data: the shipped plans, an edition of one that is open now, and a cohort that has lived until today.

The first person made is the one the five-minute walk signs in as: her dossier is approved, she has not filed yet.
"""

import random
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings

from zhicheng import clock, policy
from zhicheng.accounts import services as account_services
from zhicheng.jobs import services as jobs
from zhicheng.organisations import services as organisations
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM

from . import clerks, living, world
from .cast import FIT, Member, sampled
from .names import Register
from .play import Progress, play

SAMPLES = 200
OPEN_FOR = timedelta(days=33)
"""How long ago the open edition opened: long enough that cases are on every desk."""


def is_filled() -> bool:
    """Whether the instance has plans already."""
    return bool(plans.catalogue(clock.today()))


def fill(*, plans_folder: Path, applicants: int, seed: int, progress: Progress) -> None:
    """Publish the shipped plans, roll the newest to an edition open now, and let a cohort live in it until today."""
    now = clock.now()
    shipped = [policy.open_folder(one.parent) for one in sorted(plans_folder.glob("*/plan.yaml"))]
    loaded = [one.load(address) for one in shipped for address in one.addresses]
    for one in loaded:
        plan_services.publish_loaded(loaded=one, actor=SYSTEM, at=now)
    newest = max(loaded, key=lambda one: one.plan.year)
    opened = clock.today(now) - OPEN_FOR
    at = datetime.combine(opened, time(9), tzinfo=clock.SHANGHAI)
    edition = policy.roll(newest.home, open_on=opened, out=settings.DATA / "plans")
    published = plan_services.publish(folder=edition, actor=SYSTEM, at=at)
    frozen = plans.plan_of(published.pk)
    with clock.played(at):
        _operator(at)
        made = _walker(frozen, seed, at)
    today = clock.today(now)
    play(plan=published, applicants=applicants, seed=seed, until=today, within=made, progress=progress)
    jobs.drain()


def _operator(at: datetime) -> None:
    """Someone who runs the platform."""
    platform = organisations.create_office(kind="platform", name="平台管理处", actor=SYSTEM, at=at)
    user = account_services.create_user(username="demo-operator", name="岑静好", is_demo=True, actor=SYSTEM, at=at)
    organisations.give_seat(user_id=user.pk, organisation_id=platform.pk, role="operator", actor=SYSTEM, at=at)


def _walker(plan: policy.Plan, seed: int, at: datetime) -> world.World:
    """The person of the walk and her employer, with a clerk who has approved her dossier; the world they live in."""
    rng = random.Random(seed + 1)  # noqa: S311
    register = Register(rng)
    made = world.build(plan, register, rng, at)
    some = islice(sampled(plan, random.Random(seed)), SAMPLES)  # noqa: S311
    sample = max((one for one in some if one.expected in FIT), key=lambda one: _achievements(one.facts))
    wanted = {"department": "none", **(sample.facts.get("employer") or {})}
    employer_id = world.employer_for(made, plan, wanted)
    member = Member(0, sample.facts, sample.path, "straight")
    walker = living.arrive(member, register, wanted.get("region") or world.USUAL_REGION, employer_id, at)
    living.fill_dossier(walker, at)
    clerks.approve_records(made.clerk_of(employer_id), clerks.Day(at, clock.today(at), plan, {}))
    return made


def _achievements(facts: Mapping[str, Any]) -> int:
    """How many achievements there are to choose from."""
    return sum(len((facts.get(kind) or {}).get("records", ())) for kind in ("patents", "projects", "papers", "honours"))
