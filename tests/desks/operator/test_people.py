"""Finding people, making accounts, recovery codes, closing and opening accounts."""

import re

import pytest

from tests.accounts.builders import AT, identity_number, person
from zhicheng.accounts import queries, services
from zhicheng.accounts.models import User
from zhicheng.standards.actor import PUBLIC
from zhicheng.trail import queries as trail

from .pages import send, statements, text_of

pytestmark = pytest.mark.django_db


def test_people_are_found_by_name_and_by_whole_number_and_shown_masked(client, operator):
    su, chen = person(phone="13805750917"), person("chen", "陈二二", serial=2)
    found = {
        asked: [f"{one.name}</a>" in page for one in (su, chen)]
        for asked in ("苏", identity_number(2), identity_number(2)[:17], "没有这个人")
        if (page := text_of(client, "accounts", q=asked))
    }
    assert found == {
        "苏": [True, False],
        identity_number(2): [False, True],
        identity_number(2)[:17]: [False, False],
        "没有这个人": [False, False],
    }
    page = text_of(client, "accounts")
    assert [word in page for word in (su.identity_masked, "138****0917", identity_number(1), "13805750917")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_list_asks_as_often_for_three_as_for_one(client, operator):
    one = statements(client, "accounts")
    for serial in (1, 2, 3):
        person(f"user{serial}", f"苏{serial}", serial=serial)
    assert statements(client, "accounts") == one


def test_a_new_account_is_checked_once_more_before_it_is_made(client, operator):
    values = {
        "name": "苏见山",
        "identity_kind": "resident_id",
        "identity_number": identity_number(1),
        "phone": "13805750917",
        "username": "su",
    }
    asked = client.post("/operator/accounts/new", values).content.decode()
    assert ("再看一遍" in asked, queries.by_username("su")) == (True, None)
    changed = client.post("/operator/accounts/new", {**values, "change": "yes"}).content.decode()
    assert ('value="苏见山"' in changed, queries.by_username("su")) == (True, None)
    answer = send(client, "accounts/new", **values)
    made = queries.by_username("su")
    assert answer["Location"] == f"/operator/accounts/{made.pk}"
    assert (made.identity_index, made.phone, made.has_usable_password(), made.is_demo) == (
        queries.by_identity("resident_id", identity_number(1)).identity_index,
        "13805750917",
        False,
        False,
    )
    line = trail.lines_of(f"user:{made.pk}")[0]
    assert (line.act, line.person_id, line.actor["role"]) == ("user.created", operator.pk, "operator")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"identity_number": identity_number(1)[:-1] + "?"}, "前17位应当都是数字，最后一位是数字或X"),
        ({"identity_number": identity_number(99)}, "这个证件号码已经登记过。"),
        ({"username": "root"}, "这个用户名已经有人使用，请换一个。"),
        ({"phone": "123"}, "手机号码应当是11位数字"),
        ({"name": ""}, "请填姓名。"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(client, operator, change, sentence):
    values = {
        "name": "苏见山",
        "identity_kind": "resident_id",
        "identity_number": identity_number(1),
        "username": "su",
    }
    page = send(client, "accounts/new", **{**values, **change}).content.decode()
    assert page.count(sentence) == 2
    assert User.objects.count() == 1


def test_wrong_digits_are_told_at_the_first_press(client, operator):
    wrong = identity_number(1)[:-1] + ("0" if identity_number(1)[-1] != "0" else "1")
    values = {"name": "苏见山", "identity_kind": "resident_id", "identity_number": wrong, "phone": "", "username": "su"}
    page = client.post("/operator/accounts/new", values).content.decode()
    assert ("再看一遍" in page, page.count("第18位校验码对不上，请照证件再核对一遍。")) == (False, 2)


def test_a_recovery_code_is_asked_for_shown_once_and_works(client, operator):
    user = person()
    assert "以前发的随即作废" in text_of(client, f"accounts/{user.pk}/recovery-code")
    page = client.post(f"/operator/accounts/{user.pk}/recovery-code")
    code = re.search(r"<dd>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2})</dd>", page.content.decode())[1]
    assert "no-store" in page["Cache-Control"]
    assert code not in text_of(client, f"accounts/{user.pk}")
    new = "xin-de-mi-ma-2026"
    assert services.recover(username="su", code=code, new=new, actor=PUBLIC, at=AT) == user


def test_an_account_is_closed_and_opened_with_the_reason(client, operator):
    user = person()
    assert "请填原因。" in send(client, f"accounts/{user.pk}/close", reason=" ").content.decode()
    assert send(client, f"accounts/{user.pk}/close", reason="本人要求").status_code == 302
    assert not queries.get(user.pk).is_active
    page = text_of(client, f"accounts/{user.pk}")
    assert ["已停用" in page, "启用账号" in page, "发找回码" in page, "原因：本人要求" in page] == [
        True,
        True,
        False,
        True,
    ]
    assert send(client, f"accounts/{user.pk}/reopen", reason="弄错了").status_code == 302
    assert queries.get(user.pk).is_active


def test_an_operator_does_not_close_herself(client, operator):
    page = send(client, f"accounts/{operator.pk}/close", reason="试一试").content.decode()
    assert "不能停用自己的账号，请由另一位管理员来办。" in page
    assert "停用账号" not in text_of(client, f"accounts/{operator.pk}")


@pytest.mark.parametrize("address", ["", "/recovery-code", "/close", "/reopen"])
def test_an_unknown_person_is_not_found(client, operator, address):
    assert client.get(f"/operator/accounts/0{address}").status_code == 404
