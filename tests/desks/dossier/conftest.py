"""A frozen afternoon, an employer with a clerk, and an applicant who has signed in."""

import pytest
import time_machine

from tests.dossier import builders
from tests.dossier.builders import LATER

from .pages import sign_in


@pytest.fixture(autouse=True)
def frozen():
    """Two hours after everything that builders make."""
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def house():
    """One employer."""
    return builders.employer()


@pytest.fixture
def actor(house, client):
    """Someone who works there, signed in as an applicant."""
    actor = builders.applicant(house)
    sign_in(client, actor)
    return actor


@pytest.fixture
def clerk(house):
    """A clerk of the employer, who has not signed in."""
    return builders.clerk(house)
