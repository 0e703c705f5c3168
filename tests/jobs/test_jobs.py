"""The queue: bound to the act's transaction, taken over from the dead, tried again, never lost."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from zhicheng import clock
from zhicheng.jobs import queries, services
from zhicheng.jobs.models import Job

NOON = "2026-03-02T04:00:00Z"


@pytest.fixture
def work(monkeypatch):
    """A place where handlers of this test are registered, and what they were called with."""
    handlers, calls = {}, []
    monkeypatch.setattr(services, "_handlers", handlers)
    services.handler("note")(lambda **payload: calls.append(payload))
    return calls


@pytest.mark.django_db
def test_a_job_is_done_once_with_its_payload(work):
    services.enqueue("note", message_id=3)
    assert (services.drain(), work, services.drain()) == (1, [{"message_id": 3}], 0)
    assert Job.objects.values_list("state", "tries").get() == ("done", 1)


@pytest.mark.django_db
def test_the_same_key_is_written_once(work):
    services.enqueue("note", key="note:1", n=1)
    services.enqueue("note", key="note:1", n=2)
    services.drain()
    assert work == [{"n": 1}]


@pytest.mark.django_db(transaction=True)
def test_a_job_of_an_act_that_was_undone_does_not_exist(work):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.enqueue("note", n=1)
        raise ZeroDivisionError
    assert (services.drain(), work) == (0, [])


@pytest.mark.django_db
def test_a_job_waits_for_its_time(work):
    with time_machine.travel(NOON, tick=False) as traveller:
        services.enqueue("note", run_after=clock.real_now() + timedelta(minutes=5), n=1)
        assert services.drain() == 0
        traveller.shift(timedelta(minutes=5))
        assert services.drain() == 1


@pytest.mark.django_db
def test_a_killed_workers_job_is_taken_over_when_its_lease_ends(work):
    with time_machine.travel(NOON, tick=False) as traveller:
        services.enqueue("note", n=1)
        lost = services.claim("killed:1")
        assert services.claim("other:2") is None
        traveller.shift(services.LEASE + timedelta(seconds=1))
        taken = services.claim("other:2")
        assert (taken.pk, taken.tries) == (lost.pk, 2)
        services.run(taken)
        services.run(lost)
        assert Job.objects.values_list("state", "worker", "tries").get() == ("done", "other:2", 2)


@pytest.mark.django_db
def test_what_raises_is_tried_again_later_and_rests_as_dead_in_the_end(work):
    def fail():
        raise OSError("no line")

    services.handler("fail")(fail)
    with time_machine.travel(NOON, tick=False) as traveller:
        services.enqueue("fail")
        pauses = []
        for _ in range(services.MOST_TRIES):
            assert services.drain() == 0
            job = Job.objects.get()
            pauses.append((job.run_after - clock.real_now()).total_seconds())
            traveller.shift(timedelta(hours=1, seconds=1))
        assert pauses == [2, 4, 8, 16, 32, 64, 128, 256]
        assert (job.state, job.error.splitlines()[-1]) == ("dead", "OSError: no line")
        assert services.claim("again:1") is None
        services.retry(job.pk)
        assert services.claim("again:1").pk == job.pk


@pytest.mark.django_db
def test_a_job_that_kills_its_worker_each_time_rests_as_dead(work):
    with time_machine.travel(NOON, tick=False) as traveller:
        services.enqueue("note", n=1)
        services.enqueue("note", n=2)
        poison = Job.objects.earliest("id")
        for _ in range(services.MOST_TRIES):
            assert services.claim("killed:1").pk == poison.pk
            traveller.shift(services.LEASE + timedelta(seconds=1))
        assert services.claim("other:2").payload == {"n": 2}
        poison.refresh_from_db()
        assert (poison.state, poison.error, poison.finished_at) == ("dead", "worker died", clock.real_now())
        services.retry(poison.pk)
        assert services.claim("again:1").pk == poison.pk


@pytest.mark.django_db
def test_a_long_job_keeps_its_lease_while_it_says_that_it_is_at_work(work):
    claimed = []

    def long():
        for _ in range(4):
            traveller.shift(services.LEASE * 0.75)
            services.renew()
            claimed.append(services.claim("other:2"))

    services.handler("long")(long)
    with time_machine.travel(NOON, tick=False) as traveller:
        services.enqueue("long")
        assert services.drain() == 1
    assert claimed == [None, None, None, None]


@pytest.mark.django_db
def test_done_jobs_are_forgotten_and_waiting_ones_are_not(work):
    with time_machine.travel(NOON, tick=False) as traveller:
        services.enqueue("note", n=1)
        services.drain()
        services.enqueue("note", n=2)
        traveller.shift(timedelta(days=8))
        assert services.oldest_waiting_seconds() == 8 * 86_400
        assert services.forget_done_before(clock.real_now() - timedelta(days=7)) == 1
        assert Job.objects.values_list("payload", flat=True).get() == {"n": 2}


def test_two_handlers_for_one_name_are_refused(work):
    with pytest.raises(ValueError, match="two handlers"):
        services.handler("note")(lambda: None)


@pytest.mark.django_db
def test_what_waits_and_what_is_dead_are_told_apart(work):
    with time_machine.travel(NOON, tick=False):
        for number in range(4):
            services.enqueue("note", n=number, run_after=clock.real_now() - timedelta(minutes=number))
    jobs = list(Job.objects.order_by("id"))
    Job.objects.filter(pk=jobs[0].pk).update(state=Job.State.DONE)
    Job.objects.filter(pk=jobs[1].pk).update(state=Job.State.RUNNING)
    Job.objects.filter(pk=jobs[2].pk).update(state=Job.State.DEAD)
    assert list(queries.waiting()) == [jobs[3], jobs[1]]
    assert list(queries.dead()) == [jobs[2]]
    assert queries.counts() == (2, 1)
