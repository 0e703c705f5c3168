"""The town of the shipped plan, and a clerk of its employer who is signed in."""

import pytest

from tests import world

from .pages import sits


@pytest.fixture
def town(db):
    """The plan with its offices, and an employer with two clerks."""
    return world.town()


@pytest.fixture
def clerk(client, town):
    """A browser in which the first clerk acts from her seat."""
    return sits(client, town.clerk)
