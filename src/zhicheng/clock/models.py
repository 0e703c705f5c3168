"""One row: how far a demo instance's business time runs ahead of the machine's."""

from django.db import models


class Shift(models.Model):
    """The demo's shift of business time, in seconds, never negative."""

    seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(seconds__gte=0), name="clock_never_back")]
