"""Business time (业务时间): the one module that is asked what day it is.

Owns the instance's clock, which a demo may move forward so that publicity and deadlines can be lived through.
Security time (sessions, one-time codes, leases of jobs) is `real_now()` and is never moved. The policy engine
reads neither: every sum names its own reference day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
_played: ContextVar[datetime | None] = ContextVar("played", default=None)


def real_now() -> datetime:
    """The machine's time in UTC: for sessions, one-time codes, leases, and the trail's second column."""
    return datetime.now(UTC)


def offset() -> timedelta:
    """How far the demo has moved business time forward; always zero outside demo mode."""
    if not settings.DEMO:
        return timedelta(0)
    from .models import Shift

    seconds = Shift.objects.values_list("seconds", flat=True).first()
    return timedelta(seconds=seconds or 0)


def now() -> datetime:
    """Business time in UTC. Taken once where a request, a job or a command arrives, and handed down."""
    return _played.get() or real_now() + offset()


@contextmanager
def played(at: datetime) -> Iterator[None]:
    """Within the block it is `at`: how a rehearsal lives through months of business time in seconds."""
    token = _played.set(at)
    try:
        yield
    finally:
        _played.reset(token)


def today(at: datetime | None = None) -> date:
    """The day in China at `at` (default: now)."""
    return (at or now()).astimezone(SHANGHAI).date()


def last_day(due_at: datetime) -> date:
    """The last day in China that is in time, of the first moment that is too late (24:00 of that day)."""
    return today(due_at - timedelta(seconds=1))


def move_forward(days: int) -> datetime:
    """Move a demo's business time forward by whole days (1 or more) and return the new time.

    Raises ValueError outside demo mode or for fewer than one day: time never runs back, since filed papers carry it.
    """
    if not settings.DEMO:
        raise ValueError("the clock can be moved in demo mode only")
    if days < 1:
        raise ValueError("the clock moves forward by whole days only")
    from django.db import transaction

    from .models import Shift

    with transaction.atomic():
        row, _ = Shift.objects.select_for_update().get_or_create(pk=1)
        row.seconds += days * 86_400
        row.save()
    return now()
