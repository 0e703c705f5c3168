"""Changing and recovering a password in the pages."""

import pytest
from django.test import Client

from tests.accounts.builders import AT, PASSWORD, person
from zhicheng.accounts import services
from zhicheng.standards.actor import SYSTEM

from .pages import home_of, sign_in

pytestmark = pytest.mark.django_db
NEW = "xin-de-mi-ma-2026"
TWICE = {"new": NEW, "again": NEW}


def test_a_changed_password_keeps_this_session_and_ends_the_others(client):
    person()
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    answer = client.post("/account/password", {"old": PASSWORD, **TWICE}, follow=True)
    assert answer.redirect_chain == [("/account/", 302)]
    assert "密码已更换，在别处登录的都已退出。" in answer.content.decode()
    assert (client.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"old": "wrong"}, "现在的密码不对，请再输入一次。"),
        ({"again": "another"}, "两次输入的新密码不一样，请再输入一次。"),
        ({"new": "short", "again": "short"}, "密码至少要10个字符"),
        ({"old": ""}, "请填现在的密码。"),
    ],
)
def test_a_slip_is_told_at_its_field_and_changes_nothing(client, change, sentence):
    user = person()
    sign_in(client)
    page = client.post("/account/password", {"old": PASSWORD, **TWICE, **change}).content.decode()
    assert page.count(sentence) == 2
    assert services.sign_in(username="su", password=PASSWORD) == user


def test_a_first_password_is_changed_before_anything_else(client):
    user = person(must_change_password=True)
    assert sign_in(client)["Location"] == "/account/password"
    assert client.get("/account/").status_code == 302
    assert "先换一个自己的密码" in client.get("/account/password").content.decode()
    answer = client.post("/account/password", {"old": PASSWORD, **TWICE})
    assert answer["Location"] == home_of("applicant")
    assert client.session["_auth_user_id"] == str(user.pk)
    user.refresh_from_db()
    assert not user.must_change_password


def test_who_is_not_signed_in_has_no_password_to_change(client):
    assert client.get("/account/password")["Location"] == "/account/sign-in"


def test_a_code_sets_a_new_password(client):
    user = person()
    code = services.give_recovery_code(user_id=user.pk, actor=SYSTEM, at=AT)
    answer = client.post("/account/recover", {"username": "su", "code": code, **TWICE}, follow=True)
    assert answer.redirect_chain == [("/account/sign-in", 302)]
    assert "新密码已设好，请用它登录。" in answer.content.decode()
    assert sign_in(client, "su", NEW).status_code == 302


@pytest.mark.parametrize("username", ["su", "nobody"])
def test_a_wrong_code_and_an_unknown_name_get_the_same_page(client, username):
    person()
    page = client.post("/account/recover", {"username": username, "code": "AAAA-AAAA-AAAA", **TWICE}).content.decode()
    assert page.count("用户名和找回码对不上，或者找回码已经用过、过期了。") == 2
    assert NEW not in page
