"""Acts of an applicant in the pages of her desk, and reading what they answer."""

import html
import json
import re
from contextlib import contextmanager

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import world
from tests.files import makers
from zhicheng.accounts.models import User

NB = "\u00a0"


def as_person(actor):
    """A browser in which this person has signed in, as an applicant."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.person_id))
    return client


def as_clerk(actor):
    """A browser in which this person has signed in and acts from her seat."""
    client = as_person(actor)
    session = client.session
    session["seat_id"] = actor.seat_id
    session.save()
    return client


@contextmanager
def on(moment):
    """A standing moment of business and machine time, given as text (2023-08-21 09:00) or as a moment."""
    with time_machine.travel(world.at(moment) if isinstance(moment, str) else moment, tick=False):
        yield


def url(name, application, *more):
    """The address of a page of this application."""
    return reverse(f"applicant:{name}", args=[application.pk, *more])


def words(response):
    """The words of a page without markup, spaces drawn together."""
    text = re.sub(r"<(script|style).*?</\1>", "", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).replace(NB, " ").split())


def heading(response):
    """The words of the page's headline."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.group(1))).replace(NB, " ").split())


def slips(response):
    """The sentences of the error summary, in order."""
    found = re.search(r'<section class="error-summary".*?</section>', response.content.decode(), re.S)
    if not found:
        return []
    rows = re.findall(r"<li>(.*?)</li>", found.group(), re.S)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).replace(NB, " ").split()) for row in rows]


def links(response):
    """Words → address of every link of the page (the last of equal words)."""
    rows = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', response.content.decode(), re.S)
    return {" ".join(re.sub(r"<[^>]+>", "", text).split()): html.unescape(href) for href, text in rows}


def upload(data, name="证明.pdf", kind="application/pdf"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data, kind)


def strokes(some=None):
    """A signature as the page sends it."""
    drawn = makers.name_strokes() if some is None else some
    return json.dumps({"width": 360, "height": 320, "strokes": drawn})


def statements(client, address):
    """How many statements opening a page takes, once everything is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


FORM = {
    "specialty": "petrochemical",
    "path": "degree",
    "method": "normal",
    "committee": "shangyu-hangzhouwan-engineer",
    "statement": "长期从事精细化工工艺开发。",
}
