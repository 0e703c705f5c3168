"""Acts of the committee office in the pages of its desk."""

from contextlib import contextmanager

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ui.markup import parse
from tests.world import at
from zhicheng.accounts.models import User


def sits(client, actor):
    """Sign in and act from this seat."""
    client.force_login(User.objects.get(pk=actor.person_id))
    session = client.session
    session["seat_id"] = actor.seat_id
    session.save()
    return client


@contextmanager
def on(moment):
    """It is this moment."""
    with time_machine.travel(at(moment), tick=False):
        yield


def see(client, address, status=200):
    """The page at an address, as a tree."""
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return parse(answer.content.decode())


def read(answer, status=200):
    """The page of an answer, as a tree."""
    assert answer.status_code == status, answer.status_code
    return parse(answer.content.decode())


def table(page):
    """The rows of the only table of rows: the words of each cell."""
    found = page.all(".rows")
    return [[cell.text for cell in row.all("td")] for row in found[0].all("tr")[1:]] if found else []


def told(page):
    """The sentences carried over to this page."""
    return [one.text for one in page.all(".notice")]


def slips(page):
    """What is said beside fields, in page order."""
    return [one.text for one in page.all(".field-error")]


def day(name, iso):
    """A date as the form sends it."""
    return dict(zip((f"{name}_year", f"{name}_month", f"{name}_day"), iso.split("-"), strict=True))


def statements(client, address):
    """How many statements opening a page takes, once everything is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
