"""The town of the shipped plan with people ready to submit, and its bureau signed in."""

import pytest

from tests import world

from .pages import sits


@pytest.fixture
def town(db, kept_files):
    """The plan with its offices; three people only have to submit."""
    return world.town_with("苏见山", "林听雪", "周望舒")


@pytest.fixture
def bureau(client, town):
    """A browser in which the bureau acts from its seat."""
    return sits(client, town.bureau)
