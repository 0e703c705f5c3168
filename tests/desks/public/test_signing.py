"""The page on which a phone signs: without signing in, once, for ten minutes."""

import pytest

from tests import world
from tests.desks.applicant.pages import heading, on, slips, strokes, words
from zhicheng.applications import services
from zhicheng.applications.models import Commitment
from zhicheng.casework import filing


@pytest.fixture
def code(db):
    """A code on the computer's page, at nine on 8月21日."""
    with on(world.FILING):
        town = world.town()
        actor = world.person("苏见山", town.employer)
        world.fill_dossier(actor, town.clerk)
        draft = filing.start(actor=actor, plan_pk=town.plan.pk, at=world.FILING)
        plan = world.plans.plan_of(town.plan.pk)
        photo = world.files.keep_photo(
            owner_id=actor.person_id,
            name="照片.jpg",
            data=world.portrait(),
            rule=plan.photo,
            actor=actor,
            at=world.FILING,
        )
        services.put_file(actor=actor, application_id=draft.pk, slot="photo", file_id=photo.pk, at=world.FILING)
        yield services.open_commitment(actor=actor, application_id=draft.pk, at=world.FILING)


def signed():
    return Commitment.objects.exclude(signed_at=None).count()


@pytest.mark.requirement("S1-67", "S2-49", "S3-66", "F-10")
def test_signing_and_being_sent_back_to_the_computer(code, client):
    page = client.get(f"/s/{code}")
    assert (page.status_code, heading(page)) == (200, "请在框里签您的名字")
    assert "苏见山" in words(page)
    assert "专业技术资格申报材料真实性保证书" in words(page)
    answer = client.post(f"/s/{code}", {"read": "on", "signature_strokes": strokes()})
    assert answer["Location"] == "/s/signed/"
    assert heading(client.get(answer["Location"])) == "签好了，请回到电脑上"
    assert (signed(), Commitment.objects.get().device) == (1, "phone")


def test_a_code_works_once(code, client):
    client.post(f"/s/{code}", {"read": "on", "signature_strokes": strokes()})
    for answer in (client.get(f"/s/{code}"), client.post(f"/s/{code}", {"read": "on", "signature_strokes": strokes()})):
        assert answer.status_code == 410
        assert "这个二维码已经签过名了。要重签，请在电脑上换一个新的二维码。" in words(answer)
    assert signed() == 1


def test_a_code_lives_ten_minutes(code, client):
    with on("2023-08-21 09:09:59"):
        assert client.get(f"/s/{code}").status_code == 200
    with on("2023-08-21 09:10"):
        answer = client.get(f"/s/{code}")
        assert answer.status_code == 410
        assert "二维码已经过了十分钟，请在电脑上换一个新的二维码再扫一次。" in words(answer)


def test_a_code_nobody_was_given(db, client):
    answer = client.get("/s/made-up")
    assert answer.status_code == 404
    assert "没有找到这个签名页面，请在电脑上重新打开二维码再扫一次。" in words(answer)


def test_a_poor_signature_may_be_tried_again(code, client):
    page = client.post(f"/s/{code}", {"read": "on", "signature_strokes": strokes([[[5, 5], [9, 9]]])})
    assert slips(page) == ["签名太短，看不清姓名，请清除后写下您的全名。"]
    page = client.post(f"/s/{code}", {"signature_strokes": strokes()})
    assert slips(page) == ["我读过上面的内容，所填属实：请勾选“我读过上面的内容，所填属实”。"]
    assert signed() == 0
    client.post(f"/s/{code}", {"read": "on", "signature_strokes": strokes()})
    assert signed() == 1


def test_the_page_is_kept_by_nobody(code, client):
    page = client.get(f"/s/{code}")
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in page["Cache-Control"]


def test_strokes_nested_without_end_are_no_signature(code, client):
    page = client.post(f"/s/{code}", {"read": "on", "signature_strokes": "[" * 200_000})
    assert (page.status_code, slips(page)) == (200, ["没有收到完整的签名，请清除后重新签一次。"])
