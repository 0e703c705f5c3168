"""Uploads of a draft: judged, kept and put where they belong by one call; what is refused leaves nothing behind."""

import pytest

from tests import world
from tests.applications import builders
from tests.applications.builders import AT
from tests.files import makers
from zhicheng.applications import queries, services
from zhicheng.applications.errors import NotEditable, SignaturePoor, SlotUnknown
from zhicheng.applications.models import Commitment, DraftFile
from zhicheng.files.errors import NotAccepted
from zhicheng.files.models import File

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """The plan and its offices."""
    return world.town()


def mine(actor, purpose):
    return File.objects.filter(owner_id=actor.person_id, purpose=purpose)


def test_of_several_attachments_a_bad_one_stops_no_other(town):
    actor, application = builders.signed(town)
    uploads = [("好.pdf", world.pdf(1)), ("坏.pdf", b"MZ\x90\x00" + b"\0" * 500), ("也好.pdf", world.pdf(2))]
    refused = services.attach(actor=actor, application_id=application.pk, slot="insurance", uploads=uploads, at=AT)
    assert refused == (None, "这个文件的名字是.pdf，内容却是程序。请上传PDF、JPG或PNG文件。", None)
    rows = DraftFile.objects.filter(application=application, slot="insurance").order_by("pk")
    assert [row.file.name for row in rows] == ["好.pdf", "也好.pdf"]


def test_what_finds_no_place_is_not_kept(town):
    actor, application = builders.signed(town)
    call = {"actor": actor, "application_id": application.pk, "uploads": [("证明.pdf", world.pdf(1))], "at": AT}
    assert services.attach(slot="nowhere", **call) == (SlotUnknown.default_sentence,)
    assert mine(actor, "attachment").count() == 0


@pytest.mark.parametrize(
    ("data", "mend", "kept"),
    [
        (makers.jpeg(420, 560), False, True),
        (makers.jpeg(810, 1000), False, False),
        (makers.jpeg(810, 1000), True, True),
    ],
)
def test_a_photo_as_it_is_or_framed_by_us(town, data, mend, kept):
    actor, application = builders.begun(town)
    call = {"actor": actor, "application_id": application.pk, "name": "我.jpg", "data": data, "mend": mend, "at": AT}
    if kept:
        assert services.put_photo(**call).slot == "photo"
    else:
        with pytest.raises(NotAccepted):
            services.put_photo(**call)
    assert mine(actor, "photo").count() == DraftFile.objects.filter(slot="photo").count() == kept


def test_a_photo_of_a_filed_application_is_not_even_kept(town):
    actor, application = world.filed(town)
    before = mine(actor, "photo").count()
    call = {"actor": actor, "application_id": application.pk, "name": "我.jpg", "mend": False, "at": AT}
    with pytest.raises(NotEditable):
        services.put_photo(data=makers.jpeg(420, 561), **call)
    assert mine(actor, "photo").count() == before


def test_signing_in_the_page_needs_no_code_and_voids_those_there_are(town):
    actor, application = builders.begun(town)
    builders.put_photo(actor, application)
    token = services.open_commitment(actor=actor, application_id=application.pk, at=AT)
    with pytest.raises(SignaturePoor):
        services.sign_here(actor=actor, application_id=application.pk, strokes=[], at=AT)
    assert Commitment.objects.count() == 1
    signed = services.sign_here(actor=actor, application_id=application.pk, strokes=makers.name_strokes(), at=AT)
    assert (queries.signed_commitment(application), signed.device) == (signed, "page")
    with pytest.raises(world.Refused):
        queries.commitment_by_token(token)
