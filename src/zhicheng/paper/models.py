"""Paper that reaches the committee's office (纸质材料): append-only receipts, corrected by a later one."""

from django.db import models


class Receipt(models.Model):
    """What was counted at the counter. The newest receipt of a visit is the one that holds."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    run_id = models.BigIntegerField()
    received = models.JSONField(help_text="paper id → copies received")
    complete = models.BooleanField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    actor = models.JSONField()
    at = models.DateTimeField()
