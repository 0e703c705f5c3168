"""Signing in and out, time-outs, seats, and the demo panel."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.accounts.builders import PASSWORD, person
from tests.organisations import builders
from zhicheng.accounts import errors, services
from zhicheng.organisations import services as organisations
from zhicheng.standards.actor import SYSTEM

from .pages import home_of, sign_in

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SIGN_IN = "/account/sign-in"


def test_the_right_pair_begins_a_session_under_a_new_key(client):
    user = person()
    client.get(SIGN_IN)
    before = client.session.session_key
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, home_of("applicant"))
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("username", "password", "sentence"),
    [
        ("su", "wrong", errors.SignInRefused.default_sentence),
        ("nobody", PASSWORD, errors.SignInRefused.default_sentence),
        ("su", "", "请填密码。"),
        ("", PASSWORD, "请填用户名。"),
    ],
)
def test_what_does_not_open_is_told_at_the_top_and_no_password_comes_back(client, username, password, sentence):
    person()
    answer = sign_in(client, username, password)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "error-summary" in page) == (200, True, True)
    assert f'value="{PASSWORD}"' not in page
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("username", ["su", "nobody"])
def test_the_fifth_attempt_locks_and_says_until_when(client, username):
    person()
    with time_machine.travel(NINE, tick=False):
        pages = [sign_in(client, username, "wrong").content.decode() for _ in range(5)]
        pages.append(sign_in(client, username, PASSWORD).content.decode())
    assert ["请在3月2日09:15以后再试。" in page for page in pages] == [False] * 4 + [True] * 2


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "/\\e"]
)
def test_nobody_is_led_elsewhere(client, address):
    person()
    shown = client.get(f"{SIGN_IN}?next={quote(address)}")
    answer = sign_in(client, next=address)
    assert shown.context["next"] == ""
    assert answer["Location"] == home_of("applicant")


def test_the_page_wanted_is_opened_after_signing_in(client):
    person()
    asked = client.get("/account/my-data?page=2")
    assert asked["Location"] == f"{SIGN_IN}?next={quote('/account/my-data?page=2')}"
    assert 'name="next" value="/account/my-data?page=2"' in client.get(asked["Location"]).content.decode()
    assert sign_in(client, next="/account/my-data?page=2")["Location"] == "/account/my-data?page=2"


def test_who_is_signed_in_is_led_on(client):
    client.force_login(person())
    assert client.get(SIGN_IN)["Location"] == home_of("applicant")
    assert client.get(f"{SIGN_IN}?next=/account/messages")["Location"] == "/account/messages"


def test_a_session_that_ran_out_is_told_and_the_same_person_finds_page_and_seat_again(client, settings):
    user = person()
    platform, employer = builders.office("platform", "平台管理"), builders.employer()
    builders.seat(user, employer, "employer")
    seat = builders.seat(user, platform, "operator")
    with time_machine.travel(NINE, tick=False) as traveller:
        sign_in(client)
        client.post("/account/seat", {"seat": seat.pk})
        assert client.session["seat_id"] == seat.pk
        client.get("/account/")
        traveller.move_to(NINE + timedelta(minutes=settings.SEAT_IDLE_MINUTES, seconds=1))
        asked = client.get("/account/messages")
        page = client.get(asked["Location"]).content.decode()
        assert "您有一段时间没有操作，为了保护您的信息已经自动退出。登录以后会回到刚才的页面，填过的内容都在。" in page
        assert sign_in(client, next="/account/messages")["Location"] == "/account/messages"
        assert client.session["seat_id"] == seat.pk


def test_the_first_visit_and_a_sign_out_are_no_time_out(client):
    person()
    assert "已经自动退出" not in client.get(SIGN_IN).content.decode()
    sign_in(client)
    answer = client.post("/account/sign-out", follow=True)
    page = answer.content.decode()
    assert ("您已经退出登录。" in page, "已经自动退出" in page) == (True, False)
    assert "_auth_user_id" not in client.session


def test_the_page_wanted_chooses_the_seat_it_belongs_to(client):
    user = person()
    operator = builders.seat(user, builders.office("platform", "平台管理"), "operator")
    builders.seat(user, builders.employer(), "employer")
    page = reverse("operator:home")
    assert sign_in(client, next=page)["Location"] == page
    assert client.session["seat_id"] == operator.pk


def test_a_page_of_a_role_one_has_not_is_not_opened(client):
    person()
    assert sign_in(client, next=reverse("operator:home"))["Location"] == home_of("applicant")


def test_a_clerk_starts_in_her_first_seat_and_switches_between_her_own(client):
    user, other = person(), person("chen", "陈二二", serial=2)
    first = builders.seat(user, builders.employer(), "employer")
    second = builders.seat(user, builders.bureau(), "bureau")
    foreign = builders.seat(other, builders.employer("别人的厂", serial=2), "employer")
    sign_in(client)
    assert client.session["seat_id"] == first.pk
    assert client.post("/account/seat", {"seat": second.pk})["Location"] == home_of("bureau")
    assert client.session["seat_id"] == second.pk
    for asked in (foreign.pk, 0, 10**12, "x", "-1", "9" * 40):
        assert client.post("/account/seat", {"seat": asked}).status_code == 404
    assert client.session["seat_id"] == second.pk
    assert client.post("/account/seat", {"seat": ""})["Location"] == home_of("applicant")
    assert "seat_id" not in client.session


def test_a_seat_that_was_ended_while_the_page_was_open_grants_nothing(client):
    user = person()
    seat = builders.seat(user, builders.office("platform", "平台管理"), "operator")
    sign_in(client)
    assert client.get(reverse("operator:home")).status_code == 200
    organisations.end_seat(seat_id=seat.pk, reason="离岗", actor=SYSTEM, at=NINE)
    assert client.get(reverse("operator:home")).status_code == 404
    assert "seat_id" not in client.session


def test_a_closed_account_ends_its_session_at_once(client):
    user = person()
    sign_in(client)
    services.set_active(user_id=user.pk, active=False, reason="本人要求", actor=SYSTEM, at=NINE)
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("address", ["/account/sign-out", "/account/seat", "/account/sign-in/demo"])
def test_what_changes_something_is_posted_with_its_token(address, settings):
    settings.DEMO = True
    user = person(is_demo=True)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.get(address)["Location"] == SIGN_IN
    assert strict.post(address, {"person": user.pk}).status_code == 403
    assert Client(enforce_csrf_checks=True).post(SIGN_IN, {"username": "su"}).status_code == 403


def demo_world():
    """A demo applicant, a demo clerk, and a real person with a seat."""
    applicant = person("gu", "顾云", is_demo=True)
    clerk = person("shen", "沈经办", serial=2, is_demo=True)
    real = person("real", "真人", serial=3)
    employer = builders.employer()
    builders.seat(real, employer, "employer")
    builders.seat(clerk, employer, "employer")
    return applicant, clerk, real


def test_a_demo_offers_one_person_per_role_with_one_click(client, settings):
    settings.DEMO = True
    applicant, clerk, real = demo_world()
    page = client.get(SIGN_IN).content.decode()
    assert [f'value="{one.pk}"' in page for one in (applicant, clerk, real)] == [True, True, False]
    answer = client.post("/account/sign-in/demo", {"person": clerk.pk, "role": "employer"})
    assert answer["Location"] == home_of("employer")
    assert client.session["_auth_user_id"] == str(clerk.pk)
    client.post("/account/sign-in/demo", {"person": applicant.pk, "role": "applicant"})
    assert (client.session["_auth_user_id"], "seat_id" in client.session) == (str(applicant.pk), False)


def test_a_demo_never_opens_a_real_or_closed_account(client, settings):
    settings.DEMO = True
    applicant, _, real = demo_world()
    services.set_active(user_id=applicant.pk, active=False, reason="停用", actor=SYSTEM, at=NINE)
    for asked in (real.pk, applicant.pk, 0, "", "x", "9" * 40):
        assert client.post("/account/sign-in/demo", {"person": asked}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_demo_mode_there_is_no_panel_and_no_such_page(client):
    applicant, *_ = demo_world()
    page = client.get(SIGN_IN).content.decode()
    assert ("演示" in page, applicant.name in page) == (False, False)
    assert client.post("/account/sign-in/demo", {"person": applicant.pk}).status_code == 404
