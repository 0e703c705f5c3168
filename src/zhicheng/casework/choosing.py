"""选择相关业绩 by the plan's window: which records fall in it for a person, and choosing one that does not.

A record outside the window may be chosen, but never unawares: once it is chosen anew, she must have been told and say
that she wants it all the same. The offices see it marked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import clock, policy
from zhicheng.applications import queries as applications
from zhicheng.applications import services as application_services
from zhicheng.dossier import queries as dossier
from zhicheng.eligibility import services as eligibility
from zhicheng.plans import queries as plans
from zhicheng.policy import selection
from zhicheng.policy.verdict import UNMET, Verdict
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.standards.text import amount, cite

from . import facts as case_facts

if TYPE_CHECKING:
    from zhicheng.applications.models import Application

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Outside:
    """A record that is plainly outside the plan's window: its item and what it is called."""

    item_id: int
    title: str


class OutsideWindow(Refused):
    """Records outside the window were chosen and not yet confirmed; `records` are those."""

    code = "outside_window"

    def __init__(self, sentence: str, records: Sequence[Outside]) -> None:
        super().__init__(sentence, field="item")
        self.records = tuple(records)


def windows(
    plan: policy.Plan, facts: Mapping[str, Any], records: Iterable[tuple[int, str, Mapping[str, Any]]]
) -> dict[int, Verdict]:
    """item → whether it falls in the plan's window for this person; empty where the plan has none.

    A record is told as its item's id, its kind and its clean values.
    """
    if plan.selection is None or plan.selection.window is None:
        return {}
    return {item_id: selection.falls(plan, facts, kind, data) for item_id, kind, data in records}


def outside(application: Application, revision_number: int) -> set[int]:
    """The items chosen in a filed revision that are plainly outside the plan's window, for its offices to see."""
    plan = plans.plan_of(application.plan_id)
    content = applications.revision(application.pk, revision_number).content
    told = ((item["id"], item["kind"], item["data"]) for item in content["items"] if item["chosen"])
    found = windows(plan, case_facts.facts_of(application, revision_number), told)
    return {item_id for item_id, verdict in found.items() if verdict == UNMET}


def choose(
    *,
    actor: Actor,
    application_id: int,
    item_ids: Sequence[int],
    representative: Collection[int] = (),
    confirmed: Collection[int] = (),
    at: datetime,
) -> None:
    """Choose exactly these achievements. Those outside the window must be `confirmed`, or have been chosen before.

    Raises `OutsideWindow` with those that are neither, and what `applications.services.choose_items` raises; nothing
    is changed then.
    """
    wanted = list(dict.fromkeys(item_ids))
    if (refusal := _unconfirmed(actor, application_id, wanted, confirmed, at)) is not None:
        raise refusal
    application_services.choose_items(
        actor=actor, application_id=application_id, item_ids=wanted, representative=representative, at=at
    )


def keep(
    *, actor: Actor, application_id: int, item_ids: Sequence[int], representative: Collection[int], at: datetime
) -> OutsideWindow | None:
    """Keep ticks as they are made. Those outside the window wait for her word: given back is what she must be told.

    Raises what `applications.services.choose_items` raises.
    """
    refusal = _unconfirmed(actor, application_id, item_ids, (), at)
    waiting = {one.item_id for one in refusal.records} if refusal is not None else set()
    application_services.choose_items(
        actor=actor,
        application_id=application_id,
        item_ids=[one for one in item_ids if one not in waiting],
        representative=representative,
        said=False,
        at=at,
    )
    return refusal


def _unconfirmed(
    actor: Actor, application_id: int, wanted: Sequence[int], confirmed: Collection[int], at: datetime
) -> OutsideWindow | None:
    """The refusal of those items that are outside the window and were neither chosen before nor confirmed now."""
    application = applications.own(actor, application_id)
    plan = plans.plan_of(application.plan_id)
    chosen = plan.selection
    if chosen is None or chosen.window is None:
        return None
    facts = eligibility.facts_of(user_id=application.applicant_id, approved_only=True, today=clock.today(at))
    known = {*confirmed, *applications.chosen_item_ids(application)}
    items = [
        item for item in dossier.approved_items(application.applicant_id) if item.pk in wanted and item.pk not in known
    ]
    found = windows(plan, facts, ((item.pk, item.kind, item.data) for item in items))
    outside = [Outside(item.pk, item.title) for item in items if found[item.pk] == UNMET]
    if not outside:
        return None
    names = "、".join(f"“{one.title}”" for one in outside[:MOST_NAMED])
    more = f"等{amount(len(outside), '条')}" if len(outside) > MOST_NAMED else ""
    when = f"{selection.words(chosen.window)}取得的（依据{cite(chosen.window.clause or chosen.clause)}）"
    return OutsideWindow(f"{names}{more}不是{when}。要选的，请保存时再确认一次。", outside)
