"""The queue: register what a name does, enqueue, claim under a lease, finish or retry."""

import os
import socket
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from zhicheng import clock

from .models import Job

LEASE = timedelta(seconds=60)
MOST_TRIES = 8
WORKER_DIED = "worker died"
Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}
_running: ContextVar[Job | None] = ContextVar("running", default=None)
_log = structlog.get_logger("jobs")


def handler(name: str) -> Callable[[Handler], Handler]:
    """Register the function that does jobs called `name`; it takes the payload as keyword arguments.

    It must be safe to run twice: a worker may die between the work and the note that it is done.
    """

    def register(function: Handler) -> Handler:
        if name in _handlers:
            raise ValueError(f"two handlers for the job {name}")
        _handlers[name] = function
        return function

    return register


def enqueue(name: str, *, key: str | None = None, run_after: datetime | None = None, **payload: Any) -> None:
    """Write a job in the caller's transaction. The same `key` twice writes it once. `run_after` is machine time."""
    now = clock.real_now()
    row = {"name": name, "payload": payload, "run_after": run_after or now, "created_at": now}
    if key is None:
        Job.objects.create(**row)
    else:
        Job.objects.get_or_create(key=key, defaults=row)


def claim(worker: str) -> Job | None:
    """Take the oldest job that is due, or one whose worker's lease has run out. None when there is nothing.

    A job whose workers died MOST_TRIES times rests as dead: it may be what killed them.
    """
    now = clock.real_now()
    due = Q(state=Job.State.READY, run_after__lte=now) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    if not Job.objects.filter(due).exists():
        return None
    with transaction.atomic():
        lost = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now, tries__gte=MOST_TRIES)
        lost.update(state=Job.State.DEAD, error=WORKER_DIED, finished_at=now)
        skip = connection.features.has_select_for_update_skip_locked
        job = Job.objects.select_for_update(skip_locked=skip).filter(due).order_by("id").first()
        if job is None:
            return None
        job.state, job.worker, job.lease_until = Job.State.RUNNING, worker, now + LEASE
        job.tries += 1
        job.save(update_fields=["state", "worker", "lease_until", "tries"])
        return job


def run(job: Job) -> bool:
    """Do one claimed job and note the outcome; True when it is done.

    What raises is tried again, later each time; after MOST_TRIES it rests as dead for the operator.
    """
    mine, token = _mine(job), _running.set(job)
    try:
        _handlers[job.name](**job.payload)
    except Exception:
        now = clock.real_now()
        last = job.tries >= MOST_TRIES
        mine.update(
            state=Job.State.DEAD if last else Job.State.READY,
            run_after=now + timedelta(seconds=min(2**job.tries, 3600)),
            error=traceback.format_exc()[-4000:],
            finished_at=now if last else None,
        )
        _log.exception("job did not end well", job=job.name, id=job.pk, tries=job.tries)
        return False
    finally:
        _running.reset(token)
    mine.update(state=Job.State.DONE, error="", finished_at=clock.real_now())
    return True


def renew() -> None:
    """A long job says that it is still at work: its lease is longer when half of it is over. Elsewhere nothing."""
    job, now = _running.get(), clock.real_now()
    if job is None or job.lease_until is None or job.lease_until - now > LEASE / 2:
        return
    job.lease_until = now + LEASE
    _mine(job).update(lease_until=job.lease_until)


def _mine(job: Job) -> QuerySet[Job]:
    """The row of a claimed job, as long as no other worker has taken it over."""
    return Job.objects.filter(pk=job.pk, worker=job.worker, tries=job.tries, state=Job.State.RUNNING)


def drain(*, most: int = 10_000) -> int:
    """Do all jobs that are due, in this process; returns how many were done. For tests, rehearsals and commands."""
    done = 0
    for _ in range(most):
        job = claim(worker_name())
        if job is None:
            break
        done += run(job)
    return done


def worker_name() -> str:
    """host:process, as jobs note it."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def retry(job_id: int) -> bool:
    """Put a dead job back into the queue; False where it is not dead (any more)."""
    dead = Job.objects.filter(pk=job_id, state=Job.State.DEAD)
    return bool(dead.update(state=Job.State.READY, tries=0, run_after=clock.real_now(), finished_at=None))


def oldest_waiting_seconds() -> float:
    """How long the oldest due job has been waiting, in seconds; 0 when none waits."""
    now = clock.real_now()
    first = Job.objects.filter(state=Job.State.READY, run_after__lte=now).order_by(F("run_after")).first()
    return (now - first.run_after).total_seconds() if first else 0.0


def forget_done_before(moment: datetime) -> int:
    """Delete jobs done before `moment` (machine time); returns how many."""
    return Job.objects.filter(state=Job.State.DONE, finished_at__lt=moment).delete()[0]
