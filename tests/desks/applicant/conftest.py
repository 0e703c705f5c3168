"""A town with its plan, and people at several places of the road."""

import pytest

from tests import world

from .pages import as_person, on


@pytest.fixture
def town(db):
    """The plan with every office on its route."""
    return world.town()


@pytest.fixture
def now():
    """The Monday on which people file: 8月21日 9:00."""
    with on(world.FILING):
        yield world.FILING


@pytest.fixture
def su(town, now):
    """Someone whose dossier is approved and who has begun an application."""
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk)
    return actor


@pytest.fixture
def begun(su, town):
    """Her draft, with nothing filled in."""
    from zhicheng.casework import filing

    return filing.start(actor=su, plan_pk=town.plan.pk, at=world.FILING)


@pytest.fixture
def ready(su, town):
    """Her draft with all six steps done."""
    return world.prepare(su, town)


@pytest.fixture
def browser(su):
    """Her browser."""
    return as_person(su)
