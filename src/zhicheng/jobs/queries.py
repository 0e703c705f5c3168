"""Reading the queue, for who watches it: how many wait, which rest as dead."""

from django.db.models import QuerySet

from .models import Job

_UNDER_WAY = (Job.State.READY, Job.State.RUNNING)


def waiting() -> QuerySet[Job]:
    """Jobs waiting or being done, in the order they are due."""
    return Job.objects.filter(state__in=_UNDER_WAY).order_by("run_after", "id")


def dead() -> QuerySet[Job]:
    """Jobs that were tried too often and rest, the latest first."""
    return Job.objects.filter(state=Job.State.DEAD).order_by("-finished_at", "-id")


def counts() -> tuple[int, int]:
    """How many jobs wait or are being done, and how many are dead."""
    return waiting().count(), dead().count()
