"""Review fees (评审费): what is owed and what was recorded as paid. Money is integer fen."""

from django.db import models


class Charge(models.Model):
    """One fee of one application at one stage visit."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    run_id = models.BigIntegerField()
    kind = models.CharField(max_length=20, default="review")
    amount = models.BigIntegerField(null=True, help_text="fen; empty where the plan does not say")
    state = models.CharField(max_length=10, default="due", help_text="due, paid, waived")
    receipt = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    recorded_by = models.JSONField(null=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run_id", "kind"], name="charge_once")]
