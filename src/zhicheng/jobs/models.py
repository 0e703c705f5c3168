"""Durable work, enqueued in the transaction of the act that wants it: the row is the outbox."""

from django.db import models


class Job(models.Model):
    """One piece of work for the worker. Runs at least once; `key` makes enqueuing idempotent."""

    class State(models.TextChoices):
        READY = "ready"
        RUNNING = "running"
        DONE = "done"
        DEAD = "dead"

    name = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=120, unique=True, null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    run_after = models.DateTimeField(help_text="machine time")
    lease_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=60, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(help_text="machine time")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "run_after"]), models.Index(fields=["state", "lease_until"])]
