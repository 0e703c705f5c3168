"""The order in which a roster (花名册) lists people, as the plan says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhicheng.policy.model.plan import Plan, Roster


def place(plan: Plan, roster: Roster, path: str, specialty: str) -> tuple[int, ...]:
    """Where a person stands by the roster's keys, to sort by; equal places are in no order of the plan's.

    A path (or specialty) that a key does not name comes after those it does. A key that counts only within some paths
    leaves the people of other paths beside each other.
    """
    specialties = [one.code for one in plan.specialties]
    found = []
    for key in roster.order:
        if key.within and path not in key.within:
            found.append(0)
        elif key.paths:
            found.append(_rank(key.paths, path))
        else:
            found.append(_rank(specialties, specialty))
    return tuple(found)


def _rank(order: tuple[str, ...] | list[str], code: str) -> int:
    return order.index(code) if code in order else len(order)
