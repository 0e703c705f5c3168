"""Many dossiers at once: what counts of each person, in a fixed number of queries."""

import pytest

from zhicheng.dossier import services
from zhicheng.dossier.sets import dossiers_of

from . import builders
from .builders import AT

pytestmark = pytest.mark.django_db


def told(dossier):
    """(kind, version) of what counts, and the kinds told in full."""
    return sorted((item.kind, item.version) for item in dossier.items), dossier.complete


def test_as_declared_the_newest_counts_and_as_approved_what_is_in_force():
    house = builders.employer()
    actor, clerk = builders.applicant(house), builders.clerk(house)
    first = builders.approved(actor, clerk)
    services.save_item(actor=actor, kind="patent", data={"rank": "2", "granted": "昨天"}, lineage=first.lineage, at=AT)
    builders.draft(actor, "title")
    for kind in ("patent", "title", "paper"):
        services.mark_complete(actor=actor, kind=kind, complete=True, at=AT)
    owner, day = actor.person_id, AT.date()
    approved = dossiers_of([owner], approved=True, today=day)[owner]
    assert told(approved) == ([("patent", 1)], {"patent", "paper"})
    declared = dossiers_of([owner], approved=False, today=day)[owner]
    assert told(declared) == ([("patent", 2), ("title", 1)], {"patent", "title", "paper"})
    assert ("granted" in declared.items[0].data, declared.items[0].data["rank"]) == (False, 2)
    assert declared.employer == house


@pytest.mark.parametrize("people", [1, 3])
def test_three_people_cost_as_much_as_one(django_assert_num_queries, people):
    house = builders.employer()
    owners = [builders.applicant(house, 10 + 2 * serial, f"人{serial}") for serial in range(people)]
    for owner in owners:
        builders.sent(owner)
    with django_assert_num_queries(3):
        dossiers_of([owner.person_id for owner in owners], approved=False, today=AT.date())
