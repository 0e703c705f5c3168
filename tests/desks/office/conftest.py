"""The town of the shipped plan, and its committee office signed in."""

import pytest

from tests import world

from .pages import sits


@pytest.fixture
def town(db):
    """The plan with its offices."""
    return world.town()


@pytest.fixture
def office(client, town):
    """A browser in which the committee office acts from its seat."""
    return sits(client, town.office)
