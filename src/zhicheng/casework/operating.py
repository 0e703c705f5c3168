"""What an operator does on no case: a dead job put back into the queue, and the demo's clock. Each is in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhicheng import clock
from zhicheng.jobs import services as jobs
from zhicheng.standards.actor import Actor
from zhicheng.trail import services as trail

from .errors import AlreadyQueued

CLOCK = "platform:clock"


def move_clock(*, days: int, actor: Actor, at: datetime) -> datetime:
    """Move a demo's business time forward by whole days; the new time. ValueError outside demo mode."""
    with transaction.atomic():
        moved = clock.move_forward(days)
        trail.record(subject=CLOCK, act="clock.moved", actor=actor, at=at, data={"days": days})
    return moved


def retry_job(*, job_id: int, actor: Actor, at: datetime) -> None:
    """Put a dead job back into the queue; raises AlreadyQueued where it is not dead any more."""
    with transaction.atomic():
        if not jobs.retry(job_id):
            raise AlreadyQueued()
        trail.record(subject=f"job:{job_id}", act="job.retried", actor=actor, at=at)
