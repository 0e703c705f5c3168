"""Public notices inside an employer (公示): any number of its applicants on one sheet."""

from django.db import models


class Notice(models.Model):
    """One posting. `last_day` is computed by the plan's rule; a wrong date is mended by a restart with a reason."""

    employer = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey("plans.PublishedPlan", on_delete=models.PROTECT, related_name="+")
    posted_on = models.DateField()
    place = models.CharField(max_length=200)
    working_days = models.PositiveIntegerField()
    last_day = models.DateField()
    state = models.CharField(max_length=12, default="open", help_text="open, closed, restarted")
    outcome = models.CharField(
        max_length=20, blank=True, help_text="no_objection, objection_dismissed, objection_upheld"
    )
    outcome_text = models.TextField(blank=True)
    restart_reason = models.TextField(blank=True)
    restarted_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)


class Entry(models.Model):
    """One applicant on a posting, with the published fields as they stood (所公示的内容)."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="entries")
    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    run_id = models.BigIntegerField(help_text="the visit of the employer's stage")
    revision_number = models.PositiveIntegerField()
    published = models.JSONField()
    published_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=12, default="open", help_text="open, done, removed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(state="open"), name="publicity_one_open_entry"
            )
        ]
