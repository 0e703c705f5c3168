"""签署个人承诺: a code for ten minutes, used once, bound to person, plan and text."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests import world
from tests.applications import builders
from tests.applications.builders import AT
from tests.files import makers
from tests.plans.builders import OTHER_CONTACT, OTHER_TEXT, changed_folder
from zhicheng.applications import commitment, queries, services
from zhicheng.applications.errors import (
    ApplicationUnknown,
    CodeExpired,
    CodeUnknown,
    CodeUsed,
    CodeVoid,
    NotEditable,
    PhotoFirst,
    SignaturePoor,
)
from zhicheng.applications.models import Application, Commitment
from zhicheng.casework import filing
from zhicheng.files.models import File
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries as trail

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # machine time; business time is AT
STROKES = makers.name_strokes()


@pytest.fixture
def draft():
    """A draft with its photo."""
    actor, application = builders.begun(world.town())
    builders.put_photo(actor, application)
    return actor, application


def code(actor, application):
    return services.open_commitment(actor=actor, application_id=application.pk, at=AT)


def sign(token, strokes=STROKES, device="phone"):
    return services.sign(token=token, strokes=strokes, device=device, at=AT)


def test_a_signature_is_kept_and_told(draft):
    actor, application = draft
    assert queries.commitment_state(actor, application.pk) == "none"
    with time_machine.travel(NOW, tick=False):
        token = code(actor, application)
        assert queries.commitment_state(actor, application.pk) == "waiting"
        found = queries.commitment_by_token(token)
        assert (found.application_id, found.application.applicant.name) == (application.pk, "苏见山")
        signed = sign(token)
        assert queries.commitment_state(actor, application.pk) == "signed"
    published = plans.get(application.plan_id)
    assert (signed.plan_digest, signed.text_digest) == (
        published.digest,
        commitment.digest_of_text(plans.plan_of(published.pk).commitment),
    )
    assert (signed.used_at, signed.signed_at, signed.device) == (NOW, AT, "phone")
    file = File.objects.get(pk=signed.signature_id)
    assert (file.owner_id, file.purpose, file.name) == (actor.person_id, "signature", "签名.png")
    line = trail.lines_of(f"application:{application.pk}")[-1]
    assert (line.act, line.person_id, line.data) == (
        "commitment.signed",
        actor.person_id,
        {
            "device": "phone",
            "plan": signed.plan_digest,
            "text": signed.text_digest,
            "signature": file.blob_id,
        },
    )
    assert queries.signed_commitment(application) == signed


def test_only_the_digest_of_a_code_is_stored(draft):
    token = code(*draft)
    assert len(token) == 43  # 32 bytes
    [row] = Commitment.objects.values()
    assert row["token_digest"] == commitment.digest_of_token(token)
    assert token not in str(row)


def test_ten_minutes_by_machine_time(draft):
    with time_machine.travel(NOW, tick=False) as clock:
        token = code(*draft)
        clock.move_to(NOW + timedelta(minutes=10) - timedelta(seconds=1))
        assert queries.commitment_by_token(token).signed_at is None
        clock.move_to(NOW + timedelta(minutes=10))
        with pytest.raises(CodeExpired):
            queries.commitment_by_token(token)
        with pytest.raises(CodeExpired):
            sign(token)
        assert queries.commitment_state(draft[0], draft[1].pk) == "none"


def test_a_code_signs_once(draft):
    token = code(*draft)
    sign(token)
    with pytest.raises(CodeUsed):
        sign(token)
    with pytest.raises(CodeUsed):
        queries.commitment_by_token(token)
    assert Commitment.objects.filter(signed_at__isnull=False).count() == 1


def test_the_other_open_codes_end_with_a_signature(draft):
    first, second = code(*draft), code(*draft)
    sign(second)
    with pytest.raises(CodeExpired):
        sign(first)


def test_signing_again_counts_with_the_newest(draft):
    sign(code(*draft))
    again = sign(code(*draft), device="page")
    assert queries.signed_commitment(draft[1]) == again
    assert queries.commitment_state(draft[0], draft[1].pk) == "signed"


@pytest.mark.parametrize(
    ("strokes", "sentence"),
    [
        ([], "还没有签名，请在框里写下您的姓名。"),
        ([[[10, 10], [12, 11]]], "签名太短，看不清姓名，请清除后写下您的全名。"),
        ([[[10 * n, 20] for n in range(20)]], "签名太小，看不清姓名，请清除后写大一些。"),
        ("draw", "没有收到完整的签名，请清除后重新签一次。"),
    ],
)
def test_poor_and_empty_strokes_are_refused_and_the_code_lives_on(draft, strokes, sentence):
    token = code(*draft)
    with pytest.raises(SignaturePoor) as refused:
        sign(token, strokes)
    assert (refused.value.sentence, refused.value.field) == (sentence, "strokes")
    assert queries.commitment_by_token(token).used_at is None
    sign(token)


def test_nobody_signs_with_a_made_up_code():
    with pytest.raises(CodeUnknown):
        sign("made-up")
    with pytest.raises(CodeUnknown):
        queries.commitment_by_token("made-up")


def test_the_photo_comes_first_and_offices_cannot_sign():
    town = world.town()
    actor, application = builders.begun(town)
    with pytest.raises(PhotoFirst):
        code(actor, application)
    for other in (town.clerk, world.person("陆望舒", town.employer)):
        with pytest.raises(ApplicationUnknown):
            code(other, application)
        with pytest.raises(ApplicationUnknown):
            queries.commitment_state(other, application.pk)
    builders.put_photo(actor, application)
    token = code(actor, application)
    Application.objects.filter(pk=application.pk).update(status="in_review")
    for act in (lambda: code(actor, application), lambda: sign(token)):
        with pytest.raises(NotEditable):
            act()


@pytest.mark.parametrize("change", [OTHER_TEXT, OTHER_CONTACT])
def test_a_new_version_of_the_plan_voids_code_and_signature(draft, tmp_path, change):
    actor, application = draft
    sign(code(actor, application))
    token = code(actor, application)
    plan = plan_services.publish(folder=changed_folder(tmp_path, change), actor=SYSTEM, at=AT)
    with pytest.raises(CodeVoid):
        sign(token)
    moved = filing.start(actor=actor, plan_pk=plan.pk, at=AT)
    assert (moved.pk, moved.plan_id) == (application.pk, plan.pk)
    assert queries.signed_commitment(moved) is None
    assert queries.commitment_state(actor, moved.pk) == "waiting"
    with pytest.raises(CodeVoid):
        sign(token)
    again = sign(code(actor, moved))
    assert again.plan_digest == plan.digest
    assert queries.signed_commitment(moved) == again
