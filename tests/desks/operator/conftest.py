"""An operator who is signed in."""

import pytest

from tests.accounts.builders import person
from tests.organisations import builders


@pytest.fixture
def operator(client, db):
    """An operator acting from her seat."""
    user = person("root", "管理员", serial=99)
    seat = builders.seat(user, builders.office("platform", "平台管理"), "operator")
    client.force_login(user)
    session = client.session
    session["seat_id"] = seat.pk
    session.save()
    return user
