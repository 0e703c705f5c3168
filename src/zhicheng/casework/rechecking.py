"""What a case looks like under an amended plan (按更正后的规定重新核对), for the office that decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhicheng.eligibility import queries as findings
from zhicheng.plans import queries as plans

if TYPE_CHECKING:
    from zhicheng.applications.models import Application
    from zhicheng.eligibility.models import StoredFindings
    from zhicheng.policy.model.plan import Item, Path

MOMENT = "amendment:"


@dataclass(frozen=True, slots=True)
class Difference:
    """A condition that stands otherwise: its verdict before and after (None: the plan had, or has, no such condition),
    and how the person stands in the words of whichever version asks it last."""

    title: str
    clause: tuple[str, ...]
    before: str | None
    after: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One amendment under which a revision was judged anew: version, reason, whose notice the clauses are of."""

    plan_pk: int
    version: int
    reason: str
    differing: tuple[Difference, ...]


def rechecked(application: Application, revision_number: int) -> list[Rechecked]:
    """The amendments under which this revision was judged anew, oldest first, against its submission."""
    stored = [one for one in findings.stored(application.pk) if one.revision_number == revision_number]
    before = next((one for one in reversed(stored) if one.moment == "submission"), None)
    if before is None:
        return []
    return [_one(before, after) for after in stored if after.moment.startswith(MOMENT)]


def _one(before: StoredFindings, after: StoredFindings) -> Rechecked:
    plan = plans.get(after.inputs["plan_pk"])
    return Rechecked(plan.pk, plan.version, plan.reason, tuple(_differing(_conditions(before), _conditions(after))))


def _conditions(stored: StoredFindings) -> dict[str, Mapping[str, Any]]:
    """The findings of everybody's conditions and of the chosen path, by id, each under its name in the plan."""
    plan = plans.plan_of(stored.inputs["plan_pk"])
    chosen = stored.outcome["chosen"]
    items: list[Item | Path] = [plan.population, *plan.common, *(one for one in plan.paths if one.id == chosen)]
    found = {one["id"]: one for one in stored.outcome["findings"]}
    return {one.id: {**found[one.node.id], "title": one.name} for one in items}


def _differing(before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]) -> Iterator[Difference]:
    """What is in one only, or in both with another verdict, in the order of the older plan, what is new last."""
    for code in dict.fromkeys((*before, *after)):
        was, now = before.get(code), after.get(code)
        shown = now or was
        if shown is None or (was is not None and now is not None and was["verdict"] == now["verdict"]):
            continue
        yield Difference(
            title=shown["title"],
            clause=tuple(shown["clause"]),
            before=was["verdict"] if was is not None else None,
            after=now["verdict"] if now is not None else None,
            sentence=shown["sentence"] if now is not None else "",
        )
