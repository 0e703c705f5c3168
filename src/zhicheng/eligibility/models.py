"""Findings as they stood at a moment, with the facts and the digests they were computed from."""

from django.db import models


class StoredFindings(models.Model):
    """The engine's answer at submission or at a decision, kept so that an auditor can compute it again."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    revision_number = models.PositiveIntegerField()
    moment = models.CharField(max_length=40, help_text="submission, decision:<id> or amendment:<version>")
    outcome = models.JSONField()
    facts = models.JSONField()
    inputs = models.JSONField()
    format = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
