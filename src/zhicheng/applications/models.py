"""Applications (申报): the draft as typed, the signed commitment, and the frozen revisions."""

from django.db import models

GIVEN_UP = models.Q(status="withdrawn") | models.Q(status="lapsed", revision_number=0)
"""Applications that leave their plan open to a new one: withdrawn, or lapsed before they were ever filed."""


class Application(models.Model):
    """One person's application under one published plan. Where it stands is told by `review`'s open stage."""

    class Status(models.TextChoices):
        DRAFT = "draft", "草稿"
        IN_REVIEW = "in_review", "审核中"
        RETURNED = "returned", "退回修改"
        REJECTED = "rejected", "不通过"
        IN_COMMITTEE = "in_committee", "评审中"
        RECOMMENDED = "recommended", "已推荐"
        WITHDRAWN = "withdrawn", "已撤回"
        LAPSED = "lapsed", "已失效"

    applicant = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey("plans.PublishedPlan", on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    committee = models.ForeignKey("organisations.Committee", null=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=0, help_text="grows with every change of state")
    receipt_number = models.CharField(max_length=30, unique=True, null=True)
    form = models.JSONField(default=dict, help_text="填写申报信息 as typed: specialty, path, method, statement …")
    items_chosen_at = models.DateTimeField(null=True, help_text="选择相关业绩 was saved, perhaps with none chosen")
    revision_number = models.PositiveIntegerField(default=0, help_text="the newest frozen revision; 0 = never filed")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, help_text="first submission")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "plan"],
                condition=~GIVEN_UP,
                name="application_one_per_plan",
            )
        ]
        indexes = [models.Index(fields=["employer", "status"]), models.Index(fields=["plan", "status"])]


class ChosenItem(models.Model):
    """A dossier item chosen for the draft (选择相关业绩)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="chosen_items")
    item = models.ForeignKey("dossier.Item", on_delete=models.PROTECT, related_name="+")
    representative = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "item"], name="item_chosen_once")]


class DraftFile(models.Model):
    """A file of the draft in a slot: photo, or an attachment the plan asks for (上传相关附件)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="draft_files")
    slot = models.CharField(max_length=60)
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()


class Commitment(models.Model):
    """The applicant's signed commitment (《真实性保证书》): a single-use code, ten minutes, then a signature.

    Bound to person, plan version and text. `expires_at` and `used_at` are machine time, `signed_at` is business time.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="commitments")
    token_digest = models.CharField(max_length=64, unique=True)
    plan_digest = models.CharField(max_length=64, help_text="the plan version it was signed for")
    text_digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    signature = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    device = models.CharField(max_length=20, blank=True, help_text="phone or page")


class Revision(models.Model):
    """What was filed, frozen (第 n 稿): values, items, digests of every file, the plan version. Never changes."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    from_version = models.PositiveIntegerField(help_text="the version it was submitted at: a repeated click finds it")
    filed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="revision_once"),
            models.UniqueConstraint(fields=["application", "from_version"], name="revision_one_per_version"),
        ]


class RevisionFile(models.Model):
    """Keeps each file of a revision reachable by those who may see the revision."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=80, help_text="photo, signature, item:17, slot:degree-proof")
