"""Messages: written once with the act, delivered later, unread until opened."""

from datetime import UTC, datetime, timedelta

import pytest

from zhicheng.accounts.models import User
from zhicheng.jobs.models import Job
from zhicheng.messages import queries, services

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=2)


@pytest.fixture
def person(db):
    return User.objects.create(username="su", name="苏见山", created_at=AT)


def tell(person, key="filed:1", text="您的申报已提交。"):
    return services.tell(recipient_id=person.pk, kind="filed", text=text, key=key, at=AT, subject="application:1")


def test_a_retried_act_writes_one_message_and_one_delivery(person):
    assert tell(person).pk == tell(person, text="another").pk
    assert Job.objects.values_list("name", "payload").get() == ("messages.deliver", {"message_id": tell(person).pk})


def test_a_message_is_in_the_inbox_once_delivered_and_unread_until_opened(person):
    message = tell(person)
    assert (list(queries.inbox(person.pk)), queries.unread_count(person.pk)) == ([], 0)
    services.deliver(message_id=message.pk, at=LATER)
    assert (list(queries.inbox(person.pk)), queries.unread_count(person.pk)) == ([message], 1)
    services.mark_read(user_id=person.pk, at=LATER)
    assert queries.unread_count(person.pk) == 0


def test_the_first_delivery_keeps_its_time(person):
    message = tell(person)
    services.deliver(message_id=message.pk, at=LATER)
    assert services.deliver(message_id=message.pk, at=LATER + timedelta(days=1)).delivered_at == LATER


def test_messages_are_found_by_subject_and_key(person):
    first, second = tell(person), tell(person, key="passed:1")
    assert list(queries.about("application:1")) == [first, second]
    assert (queries.by_key("passed:1"), queries.by_key("nothing")) == (second, None)


def test_the_outbox_has_every_message_and_can_leave_out_the_delivered(person, django_assert_num_queries):
    first, second = tell(person), tell(person, key="passed:1")
    services.deliver(message_id=first.pk, at=LATER)
    with django_assert_num_queries(1):
        assert [(one.pk, one.recipient.name) for one in queries.outbox()] == [
            (second.pk, "苏见山"),
            (first.pk, "苏见山"),
        ]
    assert list(queries.outbox(waiting_only=True)) == [second]
