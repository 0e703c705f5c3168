"""Reading published plans: one version, the version in force, the catalogue by level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from zhicheng import policy
from zhicheng.standards import codes

from . import rules
from .errors import PlanUnknown
from .models import PublishedPlan

_thawed: dict[str, policy.Plan] = {}
_MOST_THAWED = 128
_shared = policy.Shared()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the catalogue: a plan, how it stands on that day, and how many days are left (the last is 0)."""

    plan: PublishedPlan
    state: rules.Opening
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """One level of the catalogue (初级、中级、高级…) with its plans: open ones first, then soon, then closed."""

    code: str
    name: str
    entries: tuple[Entry, ...]


def get(pk: int) -> PublishedPlan:
    """One published version, hidden or not; raises `PlanUnknown`."""
    plan = PublishedPlan.objects.filter(pk=pk).first()
    if plan is None:
        raise PlanUnknown()
    return plan


def visible(pk: int) -> PublishedPlan:
    """One published version that the public may read; raises `PlanUnknown` for a hidden one."""
    plan = get(pk)
    if plan.hidden:
        raise PlanUnknown()
    return plan


def by_plan_id(plan_id: str) -> PublishedPlan | None:
    """The version in force of the plan with this id, hidden or not; None where nothing was published."""
    return PublishedPlan.objects.filter(plan_id=plan_id, current=True).first()


def versions_of(plan_id: str) -> Sequence[PublishedPlan]:
    """All published versions of a plan, newest first."""
    return list(PublishedPlan.objects.filter(plan_id=plan_id).order_by("-version"))


def _in_force() -> QuerySet[PublishedPlan]:
    return PublishedPlan.objects.filter(current=True, hidden=False).defer("document")


def open_plans(on: date) -> Sequence[PublishedPlan]:
    """The plans in force that take applications on this day in China, first to close first."""
    until = Q(closes_on=None) | Q(closes_on__gte=on)
    return list(_in_force().filter(until, opens_on__lte=on).order_by("closes_on", "name", "pk"))


def catalogue(on: date) -> tuple[Shelf, ...]:
    """All plans in force and not hidden, by level from junior to professor; levels without a plan are left out."""
    order = {"open": 0, "soon": 1, "unannounced": 2, "closed": 3}
    by_level: dict[str, list[Entry]] = {}
    for plan in _in_force():
        by_level.setdefault(plan.level, []).append(_entry(plan, on))
    table = codes.table("level")
    shelves = []
    for code, name in table.choices():
        entries = by_level.get(code)
        if entries:
            entries.sort(key=lambda one: (order[one.state], _day(one), one.plan.name, one.plan.pk))
            shelves.append(Shelf(code, name, tuple(entries)))
    return tuple(shelves)


def family(code: str, on: date) -> list[Entry]:
    """The members of a family that are in force and not hidden, in the order they were published."""
    return [_entry(plan, on) for plan in _in_force().filter(family=code).order_by("pk")]


def _entry(plan: PublishedPlan, on: date) -> Entry:
    state = rules.opening(plan, on)
    return Entry(plan, state, (plan.closes_on - on).days if state == "open" and plan.closes_on else None)


def _day(entry: Entry) -> int:
    """Open and soon: the nearest day first. Closed: the latest first."""
    plan = entry.plan
    if entry.state == "closed":
        return -(plan.closes_on.toordinal() if plan.closes_on else 0)
    day = plan.closes_on if entry.state == "open" else plan.opens_on
    return day.toordinal() if day else date.max.toordinal()


def naming(committees: Collection[str]) -> list[PublishedPlan]:
    """The plans in force, hidden ones too, whose text names one of these committees by its code; by name.

    The text may name a committee for other reasons than that it reviews: the thawed plan says which.
    """
    wanted = Q(pk__in=())
    for code in committees:
        wanted |= Q(document__plan__icontains=f'"code":"{code}"')
    return list(PublishedPlan.objects.filter(wanted, current=True).defer("document").order_by("name", "pk"))


def every() -> QuerySet[PublishedPlan]:
    """All versions in force, hidden ones too, for the operator's list: newest year first."""
    return PublishedPlan.objects.filter(current=True).defer("document").order_by("-year", "name", "pk")


def plan_of(pk: int) -> policy.Plan:
    """The plan of a published version, ready for the engine; thawed once per digest. Raises `PlanUnknown`."""
    digest = PublishedPlan.objects.filter(pk=pk).values_list("digest", flat=True).first()
    if digest is None:
        raise PlanUnknown()
    return thawed(digest, pk)


def plans_of(pks: Collection[int]) -> dict[int, policy.Plan]:
    """The plans of these published versions, as `plan_of` gives one; unknown ids are left out. At most two queries."""
    digests = dict(PublishedPlan.objects.filter(pk__in=pks).values_list("pk", "digest"))
    found = {pk: _thawed[digest] for pk, digest in digests.items() if digest in _thawed}
    cold = [pk for pk in digests if pk not in found]
    documents = PublishedPlan.objects.filter(pk__in=cold).values_list("pk", "document")
    return found | {pk: _keep(digests[pk], document) for pk, document in documents}


def thawed(digest: str, pk: int) -> policy.Plan:
    """The plan of a digest, from memory or from the row `pk`."""
    plan = _thawed.get(digest)
    if plan is None:
        plan = _keep(digest, PublishedPlan.objects.values_list("document", flat=True).get(pk=pk))
    return plan


def _keep(digest: str, document: dict[str, Any]) -> policy.Plan:
    """Thaw a plan and keep it in memory, the oldest going first; plans of one family share what they can."""
    global _shared
    plan = policy.thaw(document, _shared)
    if len(_shared.trees) > _MOST_THAWED:
        _shared = policy.Shared()
    while len(_thawed) >= _MOST_THAWED:
        _thawed.pop(next(iter(_thawed)))
    _thawed[digest] = plan
    return plan
