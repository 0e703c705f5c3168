"""The worker's queue as an operator's pages show it."""

from dataclasses import dataclass

from zhicheng.jobs import queries as jobs
from zhicheng.jobs.services import oldest_waiting_seconds


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
