"""Signing in, the lock after too many attempts, changing and recovering a password."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher

from zhicheng.accounts import errors, services
from zhicheng.accounts.models import Attempts, RecoveryCode, User
from zhicheng.standards.actor import PUBLIC
from zhicheng.trail import queries as trail

from .builders import AT, PASSWORD, actor, identity_number, person

pytestmark = pytest.mark.django_db
NEW = "xin-de-mi-ma-2026"
NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # 09:00 in China


def attempt(username="su", password="wrong"):
    """The sentence a wrong attempt gets."""
    with pytest.raises(errors.SignInRefused) as refusal:
        services.sign_in(username=username, password=password)
    return refusal.value.sentence


def test_the_right_pair_opens_whatever_the_spelling_of_the_name():
    user = person()
    assert services.sign_in(username=" ＳU ", password=PASSWORD) == user


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer():
    person()
    assert attempt("su") == attempt("nobody") == errors.SignInRefused.default_sentence


@pytest.mark.parametrize("username", ["su", "nobody"])
def test_the_fifth_wrong_attempt_locks_for_fifteen_minutes_and_tells_until_when(username):
    person()
    with time_machine.travel(NINE, tick=False) as traveller:
        assert [attempt(username) for _ in range(4)] == [errors.SignInRefused.default_sentence] * 4
        sentence = "连续5次没有对上，为了保护账号先停用15分钟，请在3月2日09:15以后再试。"
        assert [attempt(username), attempt(username, PASSWORD)] == [sentence] * 2
        traveller.move_to(NINE + timedelta(minutes=14, seconds=59))
        assert attempt(username, PASSWORD) == sentence
        traveller.move_to(NINE + timedelta(minutes=15))
        assert attempt(username) == errors.SignInRefused.default_sentence


def test_after_the_lock_the_right_password_opens_and_clears_the_count():
    user = person()
    with time_machine.travel(NINE, tick=False) as traveller:
        for _ in range(5):
            attempt()
        traveller.move_to(NINE + timedelta(minutes=15))
        assert services.sign_in(username="su", password=PASSWORD) == user
    assert Attempts.objects.count() == 0


def test_the_right_password_at_the_fifth_attempt_opens():
    user = person()
    for _ in range(4):
        attempt()
    assert services.sign_in(username="su", password=PASSWORD) == user


def test_slow_mistakes_do_not_add_up():
    person()
    with time_machine.travel(NINE, tick=False) as traveller:
        for minute in range(0, 100, 16):
            traveller.move_to(NINE + timedelta(minutes=minute))
            assert attempt() == errors.SignInRefused.default_sentence


def test_a_success_clears_away_old_counts_of_others():
    person()
    with time_machine.travel(NINE, tick=False) as traveller:
        attempt("nobody")
        attempt("somebody")
        traveller.move_to(NINE + timedelta(minutes=31))
        attempt("recent")
        services.sign_in(username="su", password=PASSWORD)
    assert Attempts.objects.count() == 1


@pytest.mark.parametrize("username", ["su", "nobody", "waiting"])
def test_every_attempt_costs_one_password_hash(username, monkeypatch):
    """Known, unknown and password-less names take the same time: one run of argon2 each."""
    person()
    person("waiting", "陈等等", serial=2, password=None)
    runs = []
    for verb in ("encode", "verify"):
        original = getattr(Argon2PasswordHasher, verb)

        def counted(self, *arguments, original=original):
            runs.append(1)
            return original(self, *arguments)

        monkeypatch.setattr(Argon2PasswordHasher, verb, counted)
    attempt(username)
    assert len(runs) == 1


def test_a_closed_account_is_told_so_only_with_the_right_password():
    user, operator = person(), person("root", "管理员", serial=2)
    services.set_active(user_id=user.pk, active=False, reason="本人要求", actor=actor(operator), at=AT)
    assert attempt("su") == errors.SignInRefused.default_sentence
    assert attempt("su", PASSWORD) == errors.Deactivated.default_sentence


def test_a_password_is_changed_by_who_knows_the_old_one():
    user = person()
    before = user.get_session_auth_hash()
    changed = services.change_password(user_id=user.pk, old=PASSWORD, new=NEW, actor=actor(user, "applicant"), at=AT)
    assert changed.get_session_auth_hash() != before
    assert services.sign_in(username="su", password=NEW) == user
    assert trail.lines_of(f"user:{user.pk}")[-1].act == "user.password_changed"


@pytest.mark.parametrize(
    ("old", "new", "field", "sentence"),
    [
        ("wrong", NEW, "old", "现在的密码不对，请再输入一次。"),
        (PASSWORD, PASSWORD, "new", "新密码和现在的一样，请换一个。"),
        (PASSWORD, "short", "new", "密码至少要10个字符。可以用几个不相干的词连起来，好记又不容易被猜到。"),
        (PASSWORD, "1234567890", "new", "这个密码太常见，容易被猜到，请换一个。"),
        (PASSWORD, "长" * 201, "new", "密码最长200个字符。"),
    ],
)
def test_a_password_that_cannot_be_taken_is_refused_at_its_field(old, new, field, sentence):
    user = person()
    with pytest.raises(errors.ValueRefused) as refusal:
        services.change_password(user_id=user.pk, old=old, new=new, actor=actor(user, "applicant"), at=AT)
    assert (refusal.value.field, refusal.value.sentence) == (field, sentence)
    assert services.sign_in(username="su", password=PASSWORD) == user


def test_guessing_the_old_password_locks_too():
    user = person()
    for _ in range(4):
        with pytest.raises(errors.ValueRefused):
            services.change_password(user_id=user.pk, old="no", new=NEW, actor=actor(user, "applicant"), at=AT)
    with pytest.raises(errors.Locked):
        services.change_password(user_id=user.pk, old="no", new=NEW, actor=actor(user, "applicant"), at=AT)


def code_for(user):
    return services.give_recovery_code(user_id=user.pk, actor=actor(person("root", "管理员", serial=9)), at=AT)


def test_a_code_sets_a_new_password_once_however_it_is_typed():
    user = person(must_change_password=True)
    code = code_for(user)
    recovered = services.recover(username="SU", code=code.lower().replace("-", " "), new=NEW, actor=PUBLIC, at=AT)
    assert (recovered, recovered.must_change_password) == (user, False)
    assert services.sign_in(username="su", password=NEW) == user
    with pytest.raises(errors.CodeRefused):
        services.recover(username="su", code=code, new=NEW, actor=PUBLIC, at=AT)
    assert code.replace("-", "") not in RecoveryCode.objects.get().digest


def test_a_code_is_for_one_person_for_a_day_and_a_newer_one_replaces_it():
    user = person()
    person("chen", "陈二二", identity_number=identity_number(3))
    with time_machine.travel(NINE, tick=False) as traveller:
        first = code_for(user)
        second = services.give_recovery_code(user_id=user.pk, actor=actor(User.objects.get(username="root")), at=AT)
        for username, code in (("su", first), ("chen", second), ("nobody", second), ("su", "")):
            with pytest.raises(errors.CodeRefused) as refusal:
                services.recover(username=username, code=code, new=NEW, actor=PUBLIC, at=AT)
            assert refusal.value.sentence == errors.CodeRefused.default_sentence
        traveller.move_to(NINE + timedelta(hours=24))
        with pytest.raises(errors.CodeRefused):
            services.recover(username="su", code=second, new=NEW, actor=PUBLIC, at=AT)
        traveller.move_to(NINE + timedelta(hours=23, minutes=59))
        assert services.recover(username="su", code=second, new=NEW, actor=PUBLIC, at=AT) == user


def test_a_weak_new_password_leaves_the_code_and_counts_no_attempt():
    user = person()
    code = code_for(user)
    for _ in range(6):
        with pytest.raises(errors.ValueRefused):
            services.recover(username="su", code=code, new="short", actor=PUBLIC, at=AT)
    assert services.recover(username="su", code=code, new=NEW, actor=PUBLIC, at=AT) == user


def test_guessing_codes_locks_the_name():
    person()
    for _ in range(4):
        with pytest.raises(errors.CodeRefused):
            services.recover(username="su", code="AAAA-AAAA-AAAA", new=NEW, actor=PUBLIC, at=AT)
    with pytest.raises(errors.Locked):
        services.recover(username="su", code="AAAA-AAAA-AAAA", new=NEW, actor=PUBLIC, at=AT)


def test_a_closed_account_is_not_recovered():
    user = person()
    code = code_for(user)
    operator = User.objects.get(username="root")
    services.set_active(user_id=user.pk, active=False, reason="本人要求", actor=actor(operator), at=AT)
    with pytest.raises(errors.CodeRefused):
        services.recover(username="su", code=code, new=NEW, actor=PUBLIC, at=AT)
