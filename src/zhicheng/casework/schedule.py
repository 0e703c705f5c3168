"""What happens because time passes: a tick each minute, warnings and a checkpoint of the trail each hour.

Owns only when; the chapters of `casework` say what. Keys by the minute and hour of machine time keep several
workers from doing it twice.
"""

from datetime import timedelta

from zhicheng import clock
from zhicheng.jobs import services as jobs
from zhicheng.trail import services as trail

from . import time_passing

TICK = "casework.tick"
WARN = "casework.warn"
CHECKPOINT = "trail.checkpoint"
KEPT = timedelta(days=7)


def enqueue_periodic() -> None:
    """Enqueue this minute's tick and this hour's warnings and checkpoint, once each however many workers ask."""
    now = clock.real_now()
    jobs.enqueue(TICK, key=f"{TICK}:{now:%Y-%m-%dT%H:%M}")
    jobs.enqueue(WARN, key=f"{WARN}:{now:%Y-%m-%dT%H}")
    jobs.enqueue(CHECKPOINT, key=f"{CHECKPOINT}:{now:%Y-%m-%dT%H}")


@jobs.handler(TICK)
def tick() -> None:
    """Lapse what is overdue by business time."""
    time_passing.lapse_overdue(at=clock.now())


@jobs.handler(WARN)
def warn() -> None:
    """Warn of what will soon be overdue by business time."""
    time_passing.warn_before_due(at=clock.now())


@jobs.handler(CHECKPOINT)
def checkpoint() -> None:
    """Digest all chain heads; forget jobs done more than a week ago."""
    trail.checkpoint(at=clock.now())
    jobs.forget_done_before(clock.real_now() - KEPT)
