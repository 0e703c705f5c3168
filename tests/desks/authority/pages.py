"""Acts of an office in the pages of the reviewing desk."""

from tests.desks.office.pages import day, on, read, see, sits, slips, statements, table, told
from tests.world import fresh

__all__ = [
    "act",
    "case",
    "day",
    "decision",
    "on",
    "read",
    "reason",
    "see",
    "sits",
    "slips",
    "statements",
    "table",
    "told",
]


def case(application):
    """The address of a case."""
    return f"/authority/cases/{application.pk}/"


def act(client, application, name, data):
    """Send one of the forms of the case page."""
    return client.post(f"{case(application)}{name}/", data)


def reason(number, **said):
    """One row of the reasons as the form sends it."""
    return {f"reasons-{number}-{name}": value for name, value in said.items()}


def decision(application, verdict="", **more):
    """The decision as the form sends it, with the version the page shows and no reasons unless given."""
    rows = {"reasons-TOTAL_FORMS": "2", "reasons-INITIAL_FORMS": "0"}
    return {**rows, "version": fresh(application).version, "verdict": verdict, "opinion": "", **more}
