"""The order of a roster: by paths, then by specialties in the plan's order within some of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhicheng import policy
from zhicheng.policy import rosters
from zhicheng.policy.model.offices import RosterOrder
from zhicheng.policy.model.plan import Roster


def roster(*order: RosterOrder) -> Roster:
    return Roster("r", "花名册", None, "electronic", "bureau", order, ())


PEOPLE = (
    ("exception", "light-textile"),
    ("degree", "light-textile"),
    ("assistant", "petrochemical"),
    ("degree", "petrochemical"),
    ("exception", "petrochemical"),
)


@pytest.fixture
def known(plan: policy.Plan) -> policy.Plan:
    """The repository's plan with two specialties of known codes, in this order."""
    first, second = plan.specialties[:2]
    return replace(plan, specialties=(replace(first, code="petrochemical"), replace(second, code="light-textile")))


@pytest.mark.requirement("S3-49", "S3-50")
def test_paths_first_then_specialties_within_some(known: policy.Plan) -> None:
    order = roster(RosterOrder(("degree", "exception"), ()), RosterOrder((), ("degree",)))
    assert [rosters.place(known, order, *one) for one in PEOPLE] == [(1, 0), (0, 1), (2, 0), (0, 0), (1, 0)]
    assert sorted(PEOPLE, key=lambda one: rosters.place(known, order, *one)) == [
        ("degree", "petrochemical"),
        ("degree", "light-textile"),
        ("exception", "light-textile"),
        ("exception", "petrochemical"),
        ("assistant", "petrochemical"),
    ]


def test_specialties_alone(known: policy.Plan) -> None:
    places = [rosters.place(known, roster(RosterOrder((), ())), *one) for one in (*PEOPLE, ("degree", "unknown"))]
    assert places == [(1,), (1,), (0,), (0,), (0,), (2,)]


def test_a_roster_without_an_order(known: policy.Plan) -> None:
    assert [rosters.place(known, roster(), *one) for one in PEOPLE] == [()] * 5
