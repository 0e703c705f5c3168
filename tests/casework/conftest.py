"""The world in which casework is tested."""

import pytest

from tests import world


@pytest.fixture
def town(db):
    """The shipped plan with its offices, and an employer with two clerks."""
    return world.town()
