"""Published plan versions: frozen documents with the digests of everything they rest on."""

from django.db import models


class PublishedPlan(models.Model):
    """One published version of one plan (评审计划). The document never changes; an amendment is a new version."""

    plan_id = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    year = models.PositiveIntegerField()
    level = models.CharField(max_length=20)
    opens_on = models.DateField(null=True)
    closes_on = models.DateField(null=True, help_text="last day on which applicants may file, until 24:00")
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    inputs = models.JSONField(default=dict, help_text="digests of calendar, lists, packs; language number")
    published_at = models.DateTimeField()
    published_by = models.JSONField()
    current = models.BooleanField(default=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan_id", "version"], name="plan_version_once"),
            models.UniqueConstraint(fields=["plan_id"], condition=models.Q(current=True), name="plan_one_current"),
        ]
