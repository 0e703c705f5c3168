"""The world that every test here begins in."""

import pytest

from tests import world


@pytest.fixture
def town(db, kept_files):
    """The shipped plan with its offices, an employer with two clerks, and 苏见山 ready to submit."""
    return world.town_with("苏见山")


@pytest.fixture
def busy_town(db, kept_files):
    """The same with three people ready to submit."""
    return world.town_with("苏见山", "林听雪", "周望舒")


@pytest.fixture
def town_with_department(db, kept_files):
    """The same with one person, whose employer has a supervising department."""
    return world.town_with("苏见山", department=True)
