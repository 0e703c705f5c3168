"""`zhicheng admin create`, and what it rests on."""

import re

import pytest
from click.testing import CliRunner

from tests.accounts.builders import AT, PASSWORD
from zhicheng.accounts import errors, services
from zhicheng.accounts.models import User
from zhicheng.cli.admin_verbs import admin
from zhicheng.organisations import founding
from zhicheng.organisations.models import Organisation, Seat
from zhicheng.standards.actor import SYSTEM

pytestmark = pytest.mark.django_db


def run(*arguments, typed=""):
    """The command with what is typed at its questions."""
    return CliRunner().invoke(admin, ["create", *arguments], input=typed)


def test_the_password_is_asked_for_twice():
    done = run("--username", "root", "--name", "管理员", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (done.exit_code, PASSWORD in done.output) == (0, False)
    user = services.sign_in(username="root", password=PASSWORD)
    seat = Seat.objects.select_related("organisation").get()
    assert (seat.user, seat.role, seat.organisation.kind, seat.organisation.name, user.must_change_password) == (
        user,
        "operator",
        "platform",
        "平台管理",
        False,
    )


def test_a_made_password_is_printed_once_and_must_be_changed():
    done = run("--username", "root", "--name", "管理员", "--generate")
    password = done.stdout.strip()
    assert (done.exit_code, bool(re.fullmatch(r"(?:[a-z2-9]{5}-){3}[a-z2-9]{5}", password))) == (0, True)
    assert services.sign_in(username="root", password=password).must_change_password


def test_a_second_administrator_joins_the_office_that_stands():
    for name in ("root", "second"):
        assert run("--username", name, "--name", "管理员", "--generate").exit_code == 0
    assert (Organisation.objects.count(), Seat.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("username", "typed", "sentence"),
    [
        ("root", "short\nshort\n", "密码至少要10个字符"),
        ("r", f"{PASSWORD}\n{PASSWORD}\n", "用户名要2至60个字符"),
        ("taken", f"{PASSWORD}\n{PASSWORD}\n", "这个用户名已经有人使用"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_made(username, typed, sentence):
    services.create_user(username="taken", name="已有", actor=SYSTEM, at=AT)
    done = run("--username", username, "--name", "管理员", typed=typed)
    assert (done.exit_code, sentence in done.stderr) == (1, True)
    assert (User.objects.count(), Organisation.objects.count(), Seat.objects.count()) == (1, 0, 0)


def test_nothing_is_left_when_the_account_is_refused():
    with pytest.raises(errors.ValueRefused):
        founding.create_administrator(
            username="root", name="", password=PASSWORD, must_change_password=False, actor=SYSTEM, at=AT
        )
    assert Organisation.objects.count() == 0
