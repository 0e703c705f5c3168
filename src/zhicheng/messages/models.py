"""Messages to people (消息, the 12333 SMS): written in the act's transaction, delivered by the worker."""

from django.db import models


class Message(models.Model):
    """One message to one person. `key` keeps a retried act from writing it twice."""

    recipient = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    text = models.TextField()
    subject = models.CharField(max_length=80, blank=True, help_text="what it is about: application:17")
    key = models.CharField(max_length=160, unique=True)
    created_at = models.DateTimeField(help_text="business time")
    delivered_at = models.DateTimeField(null=True, help_text="business time: handed to the inbox")
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "-created_at"]), models.Index(fields=["subject"])]
