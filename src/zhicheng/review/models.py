"""Who has an application, since when, until when; what each office decided; what else must happen there."""

from django.db import models


class StageRun(models.Model):
    """One visit of an application to one stage, the applicant's own turn included (stage "applicant").

    The one open row of an application says who has it. A returned case points back to the visit that
    returned it, and goes there again.
    """

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="stage_runs")
    stage = models.CharField(max_length=40, help_text="stage id of the plan's route, or applicant")
    kind = models.CharField(max_length=20, help_text="applicant, employer, department, bureau, office, committee")
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    visit = models.PositiveIntegerField(default=1)
    revision_number = models.PositiveIntegerField()
    returned_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, help_text="the first moment that is too late")
    seen_at = models.DateTimeField(null=True, help_text="when the office first opened it")
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=20, blank=True, help_text="pass, return, reject, filed, withdrawn, lapsed, taken_back"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(closed_at=None), name="stage_one_open_run"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="stage_closed_has_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "closed_at", "due_at"]),
            models.Index(fields=["closed_at", "due_at"]),
        ]


class Decision(models.Model):
    """What an office decided on a visit: pass (通过), return (退回) or reject (不通过), with reasons and clause."""

    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=10)
    opinion = models.TextField(blank=True)
    reasons = models.JSONField(default=list, help_text="code, place, clause, text; each to be mended or the ground")
    soft_passes = models.JSONField(default=dict, help_text="finding id → why the office lets it pass")
    person_id = models.BigIntegerField()
    actor = models.JSONField()
    on_version = models.PositiveIntegerField(help_text="the application's version that was shown when it was decided")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=models.Q(taken_back_at=None), name="decision_one_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["pass", "return", "reject"]), name="decision_verdict"
            ),
        ]


class Gate(models.Model):
    """What must also happen before a visit ends, side by side: publicity, fee, paper, report."""

    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="gates")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="open", help_text="open, running (公示 is counting), done")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "kind"], name="gate_once")]
        indexes = [models.Index(fields=["state", "due_at"])]


class Note(models.Model):
    """A note for colleagues of the same office; never shown to the applicant."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    actor = models.JSONField()
    text = models.TextField()
    at = models.DateTimeField()
