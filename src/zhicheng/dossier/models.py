"""A person's lifelong dossier (业绩档案): versions of records, their evidence, and what is complete."""

import uuid

from django.db import models


class Profile(models.Model):
    """Where a person works now (现工作单位) and the photo she confirmed; the rest of 个人基本信息 is an Item."""

    owner = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)


class Item(models.Model):
    """One version of one record. An approved version never changes; editing it makes the next version.

    `lineage` is shared by all versions of the same record; at most one version of a lineage is open
    (draft, submitted or returned), and at most one is the approved one in force.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SUBMITTED = "submitted", "待单位审核"
        RETURNED = "returned", "退回修改"
        APPROVED = "approved", "已审核"
        SUPERSEDED = "superseded", "已有新版本"
        WITHDRAWN = "withdrawn", "已删除"

    owner = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    lineage = models.UUIDField(default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    data = models.JSONField(default=dict)
    title = models.CharField(max_length=200, blank=True)
    year = models.PositiveIntegerField(null=True)
    reviewed_by = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list, help_text="why it was returned: code, field, text")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lineage", "version"], name="item_version_once"),
            models.UniqueConstraint(
                fields=["lineage"],
                condition=models.Q(state__in=["draft", "submitted", "returned"]),
                name="item_one_open_version",
            ),
            models.UniqueConstraint(
                fields=["lineage"], condition=models.Q(state="approved"), name="item_one_approved_version"
            ),
        ]
        indexes = [models.Index(fields=["owner", "kind", "state"]), models.Index(fields=["state", "submitted_at"])]


class Evidence(models.Model):
    """A file that shows what an item says (佐证材料)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)


class CompleteSection(models.Model):
    """“I have no more” (已填全): what lets an empty list mean none."""

    owner = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind"], name="section_complete_once")]
