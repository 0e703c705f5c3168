"""The register of bans."""

from django.db import models


class Ban(models.Model):
    """A time in which a person may not file. Both days are in it; one that was lifted counts no longer."""

    class Scope(models.TextChoices):
        ANY_TITLE = "any_title", "任何职称"
        NEXT_LEVEL = "next_level", "高一级职称"
        FILING = "filing", "只限当次申报"

    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=20, choices=Scope.choices)
    starts_on = models.DateField()
    until = models.DateField()
    breach = models.CharField(max_length=300, help_text="what was done, as the deciding office put it")
    basis = models.CharField(max_length=300, help_text="the document and clause it rests on")
    decided_by = models.CharField(max_length=200, help_text="the office that decided")
    entered_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gte=models.F("starts_on")), name="ban_in_order")
        ]
        indexes = [models.Index(fields=["person", "until"])]
