"""The days of a rehearsal: from the opening of a plan until nothing moves any more (演练)."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import invariants, time_passing
from zhicheng.jobs import services as jobs
from zhicheng.plans import queries as plans
from zhicheng.review import queries as review
from zhicheng.standards import calendar
from zhicheng.trail import queries as trail

from . import clerks, living, world
from .cast import Member, cast
from .living import Person
from .names import Register

if TYPE_CHECKING:
    from zhicheng.plans.models import PublishedPlan

Progress = Callable[[float, str], None]
QUIET_DAYS = 20
LONGEST = 400
DEPARTMENT = "economy"
"""Every third person works under a department, so that the longer road is lived too."""


@dataclass
class Played:
    """How a rehearsal went: the cast, the last day, and what the invariants say."""

    plan: "PublishedPlan"
    people: list[Person]
    world: world.World
    last_day: date
    report: invariants.Report
    stages: dict[str, dict[str, int]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    """What offices meant to do and the platform did not let them: a day, the act, the sentence."""

    @property
    def outcomes(self) -> dict[str, int]:
        """status → people; `not_filed` for those who never submitted. Adds up to the cast."""
        counted: Counter[str] = Counter()
        for one in self.people:
            found = applications.get(one.application_id) if one.application_id else None
            filed = found is not None and found.revision_number > 0
            counted[found.status if found is not None and filed else "not_filed"] += 1
        return dict(sorted(counted.items()))


def play(
    *,
    plan: "PublishedPlan",
    applicants: int,
    seed: int,
    until: date | None = None,
    within: world.World | None = None,
    progress: Progress = lambda _share, _words: None,
) -> Played:
    """Let `applicants` made-up people live through a published plan, in played time from its opening.

    Stops when nothing has moved for twenty days, or at the end of the day before `until`. The same plan,
    number and seed give the same outcomes. With `until` (a demo) everybody files before it and meets the
    conditions; `within` is a world that stands already.
    """
    frozen = plans.plan_of(plan.pk)
    rng = random.Random(seed)  # noqa: S311
    register = within.register if within else Register(rng)
    opens, closes = plan.opens_on or clock.today(plan.published_at), plan.closes_on
    if closes is None:
        raise ValueError("the plan gives applicants no last day")
    begin = _at(opens, 9)
    with clock.played(begin):
        stage_world = within or world.build(frozen, register, rng, begin)
        members = cast(frozen, applicants, seed, fit_only=until is not None)
        people = [_arrive(stage_world, frozen, member, register, begin) for member in members]
    days = _Days(plan, frozen, stage_world, people, seed, until)
    day, quiet = opens, 0
    while quiet < QUIET_DAYS and (day - opens).days < LONGEST and (until is None or day < until):
        moved = days.live(day)
        quiet = 0 if moved or day <= closes else quiet + 1
        span = (until or closes + timedelta(days=60)) - opens
        progress(min((day - opens).days / max(span.days, 1), 0.99), f"{day:%Y-%m-%d}")
        day += timedelta(days=1)
    progress(1.0, "核对")
    last = day - timedelta(days=1)
    report = invariants.check_all(at=_at(last, 19))
    return Played(plan, people, stage_world, last, report, stages_of(plan), days.refused)


def stages_of(plan: "PublishedPlan") -> dict[str, dict[str, int]]:
    """stage → verdict → decisions in force."""
    found: dict[str, dict[str, int]] = {
        stage.id: dict.fromkeys(("pass", "return", "reject"), 0) for stage in plans.plan_of(plan.pk).route
    }
    for (stage, verdict), number in review.verdict_counts(plan.plan_id).items():
        found[stage][verdict] = number
    return found


def _arrive(stage_world: world.World, plan: Any, member: Member, register: Register, at: datetime) -> Person:
    wanted = dict(member.facts.get("employer") or {})
    if member.number % 3 == 0 and wanted.get("department", "none") == "none":
        wanted["department"] = DEPARTMENT
    employer_id = world.employer_for(stage_world, plan, wanted)
    return living.arrive(member, register, wanted.get("region") or world.USUAL_REGION, employer_id, at)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.SHANGHAI)


class _Days:
    """What happens on each day, in the order of its hours."""

    def __init__(
        self, plan: Any, frozen: Any, stage_world: world.World, people: list[Person], seed: int, until: date | None
    ) -> None:
        self.plan, self.frozen, self.world, self.people = plan, frozen, stage_world, people
        self.opens, self.closes = plan.opens_on, plan.closes_on
        last = min(self.closes, until - timedelta(days=1)) if until else self.closes
        span = max((last - self.opens).days - 4, 1)
        self.filing: dict[date, list[Person]] = {}
        for one in people:
            chance = living.seeded(seed, one.member)
            late = one.member.fate == "late"
            day = self.closes + timedelta(days=1) if late else self.opens + timedelta(days=4 + chance.randrange(span))
            self.filing.setdefault(min(day, self.closes + timedelta(days=1)), []).append(one)
        employers = [actor.organisation_id for actor in clerks.offices(stage_world.clerks, "employer")]
        self.eager = {one for one in employers if one is not None and one % 2}
        self.mending: dict[date, list[Person]] = {}
        self.refused: list[str] = []

    def live(self, day: date) -> bool:
        """One day; True when something happened."""
        before = trail.count()
        self._hour(day, 0, self._midnight)
        if day == self.opens + timedelta(days=1):
            self._hour(day, 9, self._dossiers)
        if day == self.opens + timedelta(days=2):
            self._hour(day, 10, self._records)
        if day in self.filing:
            self._hour(day, 0 if day > self.closes else 9, self._filers)
        if day in self.mending:
            self._hour(day, 9, self._menders)
        if calendar.china().is_working_day(day):
            self._hour(day, 14, self._offices)
        self._hour(day, 18, self._evening)
        return trail.count() != before

    def _hour(self, day: date, hour: int, act: Callable[[datetime], Any]) -> None:
        at = _at(day, hour)
        with clock.played(at):
            act(at)
            jobs.drain()

    def _dossiers(self, at: datetime) -> None:
        for one in self.people:
            one.tries(partial(living.fill_dossier, one, at))

    def _filers(self, at: datetime) -> None:
        for one in self.filing[clock.today(at)]:
            self._file(one, at)

    def _menders(self, at: datetime) -> None:
        for one in self.mending.pop(clock.today(at)):
            living.mend(one, at)

    def _records(self, at: datetime) -> None:
        for clerk in clerks.offices(self.world.clerks, "employer"):
            clerks.approve_records(clerk, self._day(at))

    def _file(self, one: Person, at: datetime) -> None:
        prepare_at = min(at, _at(self.closes, 23))
        with clock.played(prepare_at):
            living.prepare(one, self.frozen, self.plan.pk, prepare_at)
        if one.application_id is None or one.refused or not living.submit(one, at):
            return
        if one.member.fate == "withdrawn":
            living.withdraw(one, at + timedelta(hours=1))

    def _offices(self, at: datetime) -> None:
        day = self._day(at)
        for clerk in clerks.busy(self.world.clerks, "employer"):
            clerks.decide_waiting(clerk, day)
            clerks.close_publicity(clerk, day)
            clerks.report(clerk, day)
            clerks.publicise(clerk, day, deadline=self.closes)
        for _ in self.frozen.route:  # what one office passes, the next may take up on the same day
            before = trail.count()
            for clerk in clerks.busy(self.world.clerks, "department", "bureau", "office"):
                clerks.decide_waiting(clerk, day)
                clerks.count(clerk, day)
            if trail.count() == before:
                break
        self._plan_mending(day.today)

    def _midnight(self, at: datetime) -> None:
        time_passing.lapse_overdue(at=at)

    def _evening(self, at: datetime) -> None:
        time_passing.lapse_overdue(at=at)
        time_passing.warn_before_due(at=at)

    def _plan_mending(self, today: date) -> None:
        """Whoever was sent something back mends it the day after tomorrow, or tomorrow where that is the last day; but
        for those who never do.
        """
        planned = {one.application_id for people in self.mending.values() for one in people}
        returned = applications.ids_with_status("returned") - planned
        held = review.open_runs_of(sorted(returned)) if returned else {}
        for one in self.people:
            run = held.get(one.application_id or 0)
            if run is not None and one.member.fate != "abandons":
                last = clock.last_day(run.due_at) if run.due_at is not None else date.max
                day = max(today + timedelta(days=1), min(today + timedelta(days=2), last))
                self.mending.setdefault(day, []).append(one)

    def _day(self, at: datetime) -> clerks.Day:
        fates = {one.application_id: one.member.fate for one in self.people if one.application_id}
        return clerks.Day(at, clock.today(at), self.frozen, fates, self.eager, self.refused)
