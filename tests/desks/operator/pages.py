"""Acts of an operator in her pages."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def text_of(client, page, **more):
    """The page at an address."""
    answer = client.get(f"/operator/{page}", more)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client, page, **values):
    """Send a form, then, where the page asks once more, say yes. The answer to the last."""
    answer = client.post(f"/operator/{page}", values)
    if answer.status_code == 200 and 'name="confirmed"' in answer.content.decode():
        answer = client.post(f"/operator/{page}", {**values, "confirmed": "yes"})
    return answer


def statements(client, address):
    """How many statements opening a page takes, once everything is warm."""
    text_of(client, address)
    with CaptureQueriesContext(connection) as asked:
        text_of(client, address)
    return len(asked)
