"""Reading the two queues an operator watches: work for the worker, and messages on their way out."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from zhicheng.jobs import services as jobs
from zhicheng.jobs.models import Job
from zhicheng.messages.models import Message


@dataclass(frozen=True, slots=True)
class Queue:
    """How the worker stands: waiting and running jobs, dead ones, and how long the oldest due one has waited."""

    waiting: int
    dead: int
    oldest_minutes: int


def state() -> Queue:
    """The queue of jobs at this moment."""
    counts = Job.objects.aggregate(
        waiting=Count("pk", filter=Q(state__in=(Job.State.READY, Job.State.RUNNING))),
        dead=Count("pk", filter=Q(state=Job.State.DEAD)),
    )
    return Queue(counts["waiting"], counts["dead"], int(jobs.oldest_waiting_seconds() // 60))


def dead_jobs() -> QuerySet[Job]:
    """Jobs that were tried too often and rest, the latest first."""
    return Job.objects.filter(state=Job.State.DEAD).order_by("-finished_at", "-id")


def waiting_jobs() -> QuerySet[Job]:
    """Jobs waiting or being done, in the order they are due."""
    return Job.objects.filter(state__in=(Job.State.READY, Job.State.RUNNING)).order_by("run_after", "id")


def outbox(*, waiting_only: bool = False) -> QuerySet[Message]:
    """All messages with their recipients, the latest first; with `waiting_only` those not delivered yet."""
    found = Message.objects.select_related("recipient").order_by("-created_at", "-id")
    return found.filter(delivered_at=None) if waiting_only else found


def undelivered_count() -> int:
    """How many messages are still in the outbox."""
    return Message.objects.filter(delivered_at=None).count()
