"""Bans on filing, for many: `tally` of `unbarred`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicheng.policy.columns.kleene import Kleene, any_per, decided, not_of
from zhicheng.policy.columns.people import Bound, People, rows_of

if TYPE_CHECKING:
    from zhicheng.policy.predicates.unbarred import Unbarred


def tally(one: Unbarred, people: People, bound: Bound | None) -> Kleene:
    """`Unbarred.explain`: no ban of these scopes runs on the day of filing."""
    bans = people.records("bans")
    told = people.value("today").days
    day = told.low.take(bans.owner)
    known = (told.known & (told.low == told.high)).take(bans.owner)
    scope = bans.field("scope")
    other = scope.where(lambda value: value is not None and value not in one.scopes)
    first, last = bans.days("from"), bans.days("until")
    over = known & last.known & (last.high < day)
    ahead = known & first.known & (first.low > day)
    sure = known & first.known & last.known & scope.present
    runs = sure & ~other & (first.high <= day) & (day <= last.low)
    found = not_of(any_per(bans.owner, decided(runs, other | (~runs & (over | ahead))), ~bans.complete))
    return rows_of(people, bound).spread(found)
