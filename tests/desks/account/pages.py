"""Acts of a reader in the pages of the account desk."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.builders import PASSWORD
from zhicheng.ui import nav


def sign_in(client, username="su", password=PASSWORD, **more):
    """Send the sign-in form."""
    return client.post("/account/sign-in", {"username": username, "password": password, **more})


def home_of(role):
    """The first page of a role's menu."""
    links = nav.menu(role, "")
    return links[0].url if links else "/"


def statements(client, address):
    """How many statements opening a page takes, once everything is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
