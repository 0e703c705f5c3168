"""The account page, the messages, and who looked at one's data."""

from datetime import timedelta

import pytest

from tests.accounts.builders import AT, actor, person
from tests.organisations import builders
from zhicheng.accounts import queries as accounts
from zhicheng.accounts import services
from zhicheng.applications.models import Application
from zhicheng.messages import queries as inbox
from zhicheng.messages import services as messages
from zhicheng.plans.models import PublishedPlan

from .pages import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    user = person(phone="13805750917")
    client.force_login(user)
    return user


def looked(user, times):
    known = accounts.by_username("clerk") or person("clerk", "陈经办", serial=2)
    clerk = actor(known, "bureau", organisation_name="上虞区人力资源和社会保障局")
    for number in range(times):
        at = AT + timedelta(hours=number)
        services.open_identity(user_id=user.pk, purpose=f"核对第{number}次", actor=clerk, at=at)


def tell(user, count):
    for number in range(count):
        message = messages.tell(
            recipient_id=user.pk, kind="filed", text=f"消息{number}", key=f"{user.pk}:{count}:{number}", at=AT
        )
        messages.deliver(message_id=message.pk, at=AT)


@pytest.mark.parametrize("address", ["", "my-data", "messages"])
def test_ones_own_pages_ask_for_signing_in(client, address):
    answer = client.get(f"/account/{address}")
    assert (answer.status_code, answer["Location"]) == (302, f"/account/sign-in?next=/account/{address}")


def test_the_account_page_masks_number_and_phone(client, me):
    builders.seat(me, builders.employer(), "employer")
    page = client.get("/account/").content.decode()
    assert [
        text in page for text in (me.identity_masked, "138****0917", "青瓷精密机械有限公司 · 单位经办", "苏见山")
    ] == [True] * 4
    assert "13805750917" not in page


def test_each_look_is_shown_with_who_when_and_why(client, me):
    assert "还没有人看过您完整的信息" in client.get("/account/my-data").content.decode()
    looked(me, 2)
    page = client.get("/account/my-data").content.decode()
    assert "有人看过您完整的信息 2 次" in page
    assert "看了完整的证件号码。原因：核对第1次" in page
    assert "陈经办</b> · 上虞区人力资源和社会保障局" in page
    assert page.index("核对第1次") < page.index("核对第0次")


def test_nobody_sees_looks_at_another(client, me):
    looked(person("chen", "陈二二", serial=3), 1)
    assert "还没有人看过您完整的信息" in client.get("/account/my-data").content.decode()


def test_opening_the_messages_is_reading_them(client, me):
    tell(me, 2)
    tell(person("chen", "陈二二", serial=2), 1)
    ahead = client.get("/account/messages", headers={"Sec-Purpose": "prefetch"})
    assert ("有 2 条新消息" in ahead.content.decode(), inbox.unread_count(me.pk)) == (True, 2)
    first, second = (client.get("/account/messages").content.decode() for _ in range(2))
    assert ("有 2 条新消息" in first, "消息都看过了" in second, inbox.unread_count(me.pk)) == (True, True, 0)


def test_a_message_in_the_outbox_is_not_shown_yet(client, me):
    messages.tell(recipient_id=me.pk, kind="filed", text="还没送到", key="later", at=AT)
    page = client.get("/account/messages").content.decode()
    assert ("还没有消息" in page, "还没送到" in page) == (True, False)


def application(user):
    plan = PublishedPlan.objects.create(
        plan_id=f"plan-{user.pk}",
        version=1,
        name="某计划",
        year=2026,
        level="intermediate",
        document={},
        digest="0" * 64,
        published_at=AT,
        published_by={},
    )
    return Application.objects.create(applicant=user, plan=plan, created_at=AT, changed_at=AT)


def test_a_message_leads_to_ones_own_application_from_the_applicants_seat_only(client, me):
    seat = builders.seat(me, builders.employer(), "employer")
    own, foreign = application(me), application(person("chen", "陈二二", serial=2))
    for one in (own, foreign):
        subject = f"application:{one.pk}"
        message = messages.tell(recipient_id=me.pk, kind="x", text="请看", key=subject, subject=subject, at=AT)
        messages.deliver(message_id=message.pk, at=AT)
    links = [f'href="/my/applications/{one.pk}/"' for one in (own, foreign)]
    page = client.get("/account/messages").content.decode()
    assert [link in page for link in links] == [True, False]
    client.post("/account/seat", {"seat": seat.pk})
    page = client.get("/account/messages").content.decode()
    assert [link in page for link in links] == [False, False]


@pytest.mark.parametrize(("address", "fill"), [("messages", tell), ("my-data", looked)])
def test_lists_ask_the_database_as_often_for_three_as_for_one(client, me, address, fill):
    fill(me, 1)
    one = statements(client, f"/account/{address}")
    fill(me, 3)
    assert statements(client, f"/account/{address}") == one


def test_the_account_page_asks_as_often_for_three_seats_as_for_one(client, me):
    counts = []
    for serial in (1, 2, 3):
        builders.seat(me, builders.employer(f"第{serial}厂", serial=serial), "employer")
        counts.append(statements(client, "/account/"))
    assert counts == [counts[0]] * 3
