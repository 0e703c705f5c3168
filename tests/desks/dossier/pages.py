"""Signing in, addresses and forms, for tests of the dossier's pages."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.dossier import builders
from zhicheng.accounts.models import User
from zhicheng.files import queries as files


def sign_in(client, actor, *, seated=False):
    """Sign a person in, as an applicant or (`seated`) in her seat."""
    client.force_login(User.objects.get(pk=actor.person_id))
    if seated:
        session = client.session
        session["seat_id"] = actor.seat_id
        session.save()


def record_url(item):
    """Where a record is edited."""
    return reverse("applicant:dossier_record", args=[item.kind, item.lineage])


def form(kind, **changes):
    """What a browser sends for a record of this kind, filled in rightly but for `changes`."""
    values = {code: _text(value) for code, value in builders.DATA[kind].items()} | {"version": "0", "act": "save"}
    return values | changes


def _text(value):
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def a_file(name="证书.pdf", data=None):
    """An upload: a good PDF unless told otherwise."""
    return SimpleUploadedFile(name, data if data is not None else _pdf(), content_type="application/octet-stream")


def _pdf():
    return files.read(builders.file_of(User.objects.order_by("pk").first().pk))
