"""Published plan versions: frozen documents with the digests of everything they rest on."""

from django.db import models


class PublishedPlan(models.Model):
    """One published version of one plan (评审计划). The document never changes; an amendment is a new version."""

    plan_id = models.CharField(max_length=120, help_text="the plan's address: PLAN[/MEMBER][@OVERLAY]")
    family = models.CharField(max_length=120, help_text="what it is a member of; its own address where of nothing")
    place = models.JSONField(default=list, help_text="where it stands in its family: (axis, value) in words")
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
    reason = models.CharField(max_length=300, default="", help_text="why it was amended (更正); first versions: empty")
    changes = models.JSONField(default=list, help_text="what differs from the version before, in words")
    transition = models.JSONField(default=dict, help_text="what happens to applications begun before: {drafts, filed}")
    confirmed_by = models.CharField(max_length=100, default="", help_text="who at the organiser confirmed the readings")
    current = models.BooleanField(default=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan_id", "version"], name="plan_version_once"),
            models.UniqueConstraint(fields=["plan_id"], condition=models.Q(current=True), name="plan_one_current"),
        ]
