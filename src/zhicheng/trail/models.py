"""The append-only log of acts, chained per subject, and the log of who looked at whose data."""

from django.db import models


class Line(models.Model):
    """One act on one subject (留痕). Lines of a subject form a chain: each digest covers the one before.

    `subject` is "application:17", "item:5", "seat:3" …; `data` holds no personal content; what does is in
    `private`, salted and hashed into the chain, so that it can be erased without breaking it.
    """

    subject = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    act = models.CharField(max_length=60)
    at = models.DateTimeField(help_text="business time")
    real_at = models.DateTimeField(help_text="machine time")
    person_id = models.BigIntegerField(null=True)
    seat_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    actor = models.JSONField(help_text="the actor as written then: names and role")
    data = models.JSONField(default=dict)
    private = models.JSONField(null=True)
    salt = models.CharField(max_length=32, blank=True)
    private_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "sequence"], name="trail_one_line_per_step")]
        indexes = [models.Index(fields=["person_id", "at"]), models.Index(fields=["at"])]


class Checkpoint(models.Model):
    """The digest over all chain heads at a moment, made by the worker, so that a removed chain shows."""

    made_at = models.DateTimeField(help_text="business time")
    until = models.DateTimeField(null=True, help_text="machine time: lines written up to then are covered")
    heads = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)


class Look(models.Model):
    """Who saw which sensitive datum of whom in full, when, from which seat and why (查看记录)."""

    subject_user_id = models.BigIntegerField(db_index=True)
    what = models.CharField(max_length=60)
    purpose = models.CharField(max_length=200)
    person_id = models.BigIntegerField(null=True)
    seat_id = models.BigIntegerField(null=True)
    actor = models.JSONField()
    at = models.DateTimeField()
