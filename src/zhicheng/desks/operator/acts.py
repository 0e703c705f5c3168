"""Acts of the operator on what no room owns alone: the demo's clock, and dead jobs. Each is in the trail."""

from datetime import datetime

from django.db import transaction

from zhicheng import clock
from zhicheng.jobs import services as jobs
from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused
from zhicheng.trail import services as trail

from . import queues

CLOCK = "platform:clock"


def move_clock(*, days: int, actor: Actor, at: datetime) -> datetime:
    """Move a demo's business time forward by whole days; the new time. ValueError outside demo mode."""
    with transaction.atomic():
        moved = clock.move_forward(days)
        trail.record(subject=CLOCK, act="clock.moved", actor=actor, at=at, data={"days": days})
    return moved


def retry_job(*, job_id: int, actor: Actor, at: datetime) -> None:
    """Put a dead job back into the queue; refused where it is not dead any more."""
    with transaction.atomic():
        if queues.dead_jobs().select_for_update().filter(pk=job_id).first() is None:
            raise Refused("这项工作已经重新排队了，请看最新的清单。")
        jobs.retry(job_id)
        trail.record(subject=f"job:{job_id}", act="job.retried", actor=actor, at=at)
