"""The trail: chained per subject, erasable where personal, and telling when it was touched."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction

from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries, services
from zhicheng.trail.models import Checkpoint, Line

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def record(subject, act, **more):
    with transaction.atomic():
        return services.record(subject=subject, act=act, actor=SYSTEM, at=AT, **more)


@pytest.mark.django_db
def test_lines_of_a_subject_form_a_chain():
    first = record("application:1", "started")
    record("application:2", "started")
    second = record("application:1", "filed", data={"revision": 1})
    assert [line.act for line in queries.lines_of("application:1")] == ["started", "filed"]
    assert (first.sequence, first.previous, second.sequence, second.previous) == (1, "", 2, first.digest)
    assert queries.broken_lines(["application:1", "application:2"]) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({"act": "passed"}, ["application:1#2"]),
        ({"at": datetime(2026, 3, 1, tzinfo=UTC)}, ["application:1#2"]),
        ({"private": {"text": "another"}}, ["application:1#2"]),
        ({"digest": "0" * 64}, ["application:1#2", "application:1#3"]),
    ],
)
def test_a_changed_line_is_found(change, broken):
    record("application:1", "started")
    record("application:1", "returned", private={"text": "请补 2021 年考核"})
    record("application:1", "filed")
    Line.objects.filter(subject="application:1", sequence=2).update(**change)
    assert queries.broken_lines(["application:1"]) == broken


@pytest.mark.django_db
def test_a_removed_line_is_found():
    for act in ["started", "filed", "passed"]:
        record("application:1", act)
    Line.objects.filter(sequence=2).delete()
    assert queries.broken_lines(["application:1"]) == ["application:1#3"]


@pytest.mark.django_db
def test_personal_content_can_be_erased_without_breaking_the_chain():
    record("application:1", "returned", private={"text": "请补 2021 年考核"})
    record("application:1", "filed")
    Line.objects.filter(sequence=1).update(private=None)
    assert queries.broken_lines(["application:1"]) == []


@pytest.mark.django_db
@pytest.mark.parametrize("chains", [1, 3])
def test_a_checkpoint_costs_the_same_for_many_chains(chains, django_assert_num_queries):
    for number in range(chains):
        record(f"application:{number}", "started")
        record(f"application:{number}", "filed")
    with time_machine.travel(datetime.now(UTC) + services.SETTLED), django_assert_num_queries(2):
        assert services.checkpoint(at=AT).heads == chains


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("touch", "lost"),
    [
        (lambda: record("application:2", "filed"), False),
        (lambda: Line.objects.filter(subject="application:2").delete(), True),
        (lambda: Line.objects.filter(act="filed").delete(), True),
        (lambda: Line.objects.filter(act="filed").update(digest="0" * 64), True),
    ],
)
def test_a_checkpoint_tells_when_what_it_covers_was_touched(touch, lost):
    record("application:1", "started")
    record("application:1", "filed")
    record("application:2", "started")
    with time_machine.travel(datetime.now(UTC) + services.SETTLED):
        made = services.checkpoint(at=AT)
        record("application:3", "started")  # too young for the next one
        assert (made.heads, services.checkpoint(at=AT).digest) == (2, made.digest)
        assert queries.broken_checkpoints() == []
        touch()
        assert queries.broken_checkpoints() == ([made.pk, made.pk + 1] if lost else [])
    assert Checkpoint.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="inside the transaction"):
        services.record(subject="application:1", act="started", actor=SYSTEM, at=AT)


@pytest.mark.django_db
def test_looks_are_kept_with_purpose():
    services.looked(subject_user_id=7, what="identity_number", purpose="核对原件", actor=SYSTEM, at=AT)
    assert [(look.what, look.purpose, look.at) for look in queries.looks_at(7)] == [("identity_number", "核对原件", AT)]
    assert queries.looks_at(8) == []
