"""Accounts: made once per person, opened with a trace, closed with a reason."""

import pytest

from zhicheng.accounts import errors, queries, services
from zhicheng.accounts.models import User
from zhicheng.messages.models import Message
from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries as trail

from .builders import AT, PASSWORD, actor, identity_number, person

pytestmark = pytest.mark.django_db


def test_a_person_is_kept_with_her_number_sealed_masked_and_findable():
    user = person("Su.Jian ", " 苏  见山 ", phone="+86 138 0575 0917", is_demo=True)
    number = identity_number()
    assert (user.username, user.name, user.phone, user.is_demo, user.is_active) == (
        "su.jian",
        "苏 见山",
        "13805750917",
        True,
        True,
    )
    assert user.name_key.startswith("su1")
    assert user.identity_masked == f"330682********{number[-4:]}"
    assert number.encode() not in bytes(User.objects.get().identity_sealed)
    assert queries.by_identity("resident_id", number.lower()) == user
    assert queries.by_username("ＳＵ.jian") == user
    line = trail.lines_of(f"user:{user.pk}")[0]
    assert (line.act, line.data) == ("user.created", {"identity_kind": "resident_id", "is_demo": True})


def test_a_password_is_kept_as_argon2():
    made = services.create_user(username="su", name="苏见山", password=PASSWORD, actor=SYSTEM, at=AT)
    assert (made.password.startswith("argon2$argon2id$"), made.check_password(PASSWORD)) == (True, True)


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"username": "a"}, errors.ValueRefused, "username"),
        ({"username": "su jian"}, errors.ValueRefused, "username"),
        ({"username": "first"}, errors.NameTaken, "username"),
        ({"username": "ＦＩＲＳＴ"}, errors.NameTaken, "username"),
        ({"name": "  "}, errors.ValueRefused, "name"),
        ({"name": "长" * 101}, errors.ValueRefused, "name"),
        ({"identity_number": identity_number(1)}, errors.IdentityTaken, "identity_number"),
        ({"identity_number": identity_number(2)[:-1] + "?"}, errors.ValueRefused, "identity_number"),
        ({"identity_number": identity_number(2, born="20300101")}, errors.ValueRefused, "identity_number"),
        ({"identity_kind": "library_card"}, errors.ValueRefused, "identity_number"),
        ({"phone": "12345"}, errors.ValueRefused, "phone"),
        ({"password": "short"}, errors.ValueRefused, "password"),
        ({"password": "password123456789"[:11]}, errors.ValueRefused, "password"),
        ({"password": "second-one", "username": "Second-One"}, errors.ValueRefused, "password"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field_and_leaves_nothing(change, error, field):
    person("first", "陈一一")
    values = {"username": "second", "name": "陈二二", "identity_number": identity_number(2), "password": PASSWORD}
    with pytest.raises(error) as refusal:
        services.create_user(**{**values, **change}, actor=SYSTEM, at=AT)
    assert refusal.value.field == field
    assert User.objects.count() == 1


def test_the_longest_name_keeps_a_sort_key_that_fits():
    user = person(name="欧" * 100)
    assert len(user.name_key) <= User._meta.get_field("name_key").max_length


def test_without_number_or_password_an_account_waits_for_a_recovery_code():
    user = person(identity_number=None, password=None)
    assert (user.identity_index, user.identity_masked, user.has_usable_password()) == (None, "", False)
    assert services.open_identity(user_id=user.pk, purpose="核对", actor=SYSTEM, at=AT) == ""


def test_opening_a_number_asks_why_and_leaves_a_look():
    user, clerk = person(), person("clerk", "陈经办", serial=2)
    with pytest.raises(errors.PurposeMissing):
        services.open_identity(user_id=user.pk, purpose="  ", actor=actor(clerk), at=AT)
    assert list(trail.looks_at(user.pk)) == []
    number = services.open_identity(user_id=user.pk, purpose="打印评审表", actor=actor(clerk), at=AT)
    assert number == identity_number()
    look = trail.looks_at(user.pk)[0]
    assert (look.what, look.purpose, look.person_id, look.at) == ("identity_number", "打印评审表", clerk.pk, AT)


def test_looking_at_ones_own_number_is_no_look():
    user = person()
    assert services.open_identity(user_id=user.pk, purpose="我的信息", actor=actor(user, "applicant"), at=AT)
    assert list(trail.looks_at(user.pk)) == []


def test_closing_and_opening_an_account_is_in_the_trail_with_its_reason():
    user, operator = person(), person("root", "管理员", serial=2)
    for active, reason in ((False, "本人要求停用"), (False, "再按了一次"), (True, "本人要求恢复")):
        services.set_active(user_id=user.pk, active=active, reason=reason, actor=actor(operator), at=AT)
    assert [(line.act, line.private) for line in trail.lines_of(f"user:{user.pk}")[1:]] == [
        ("user.deactivated", {"reason": "本人要求停用"}),
        ("user.activated", {"reason": "本人要求恢复"}),
    ]


def test_closing_needs_a_reason_and_is_never_done_to_oneself():
    operator = person()
    for reason in ("", "  ", "试一试"):
        with pytest.raises(errors.ValueRefused):
            services.set_active(user_id=operator.pk, active=False, reason=reason, actor=actor(operator), at=AT)
    with pytest.raises(errors.UserUnknown):
        services.set_active(user_id=0, active=False, reason="试一试", actor=actor(operator), at=AT)
    assert User.objects.get().is_active


def test_people_are_found_by_beginning_of_name_user_name_or_whole_number():
    su, chen, zeng = person(), person("chen", "陈见山", serial=2), person("zeng", "曾见", serial=3)
    found = {
        text: list(queries.matching(text)) for text in ("", "苏见", "见山", " chen ", identity_number(3), "330682")
    }
    assert found == {
        "": [chen, su, zeng],
        "苏见": [su],
        "见山": [],
        " chen ": [chen],
        identity_number(3): [zeng],
        "330682": [],
    }
    assert queries.names_of([su.pk, chen.pk, 0]) == {su.pk: "苏见山", chen.pk: "陈见山"}


def test_a_person_is_told_of_what_happens_to_her_account():
    user, operator = person(), person("root", "管理员", serial=2)
    code = services.give_recovery_code(user_id=user.pk, actor=actor(operator), at=AT)
    services.recover(username="su", code=code, new="xin-de-mi-ma-2026", actor=actor(user, "applicant"), at=AT)
    assert list(Message.objects.filter(recipient=user).order_by("id").values_list("kind", flat=True)) == [
        "account.recovery_code_given",
        "account.password_changed",
    ]
    assert not Message.objects.filter(text__contains=code).exists()
