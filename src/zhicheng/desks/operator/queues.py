"""The two queues an operator watches, as her pages show them: work for the worker, and messages on their way out."""

from dataclasses import dataclass

from zhicheng.jobs import queries as jobs
from zhicheng.jobs.services import oldest_waiting_seconds
from zhicheng.messages import queries as messages

waiting_jobs = jobs.waiting
dead_jobs = jobs.dead
outbox = messages.outbox


@dataclass(frozen=True, slots=True)
class Queue:
    """How the worker stands: waiting and running jobs, dead ones, and how long the oldest due one has waited."""

    waiting: int
    dead: int
    oldest_minutes: int


def state() -> Queue:
    """The queue of jobs at this moment."""
    waiting, dead = jobs.counts()
    return Queue(waiting, dead, int(oldest_waiting_seconds() // 60))


def undelivered_count() -> int:
    """How many messages are still in the outbox."""
    return messages.outbox(waiting_only=True).count()
