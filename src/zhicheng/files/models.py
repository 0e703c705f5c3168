"""Files: a blob under its SHA-256, and a row that grants access to it."""

import uuid

from django.db import models


class Blob(models.Model):
    """Bytes once, under their digest. Knowing a digest gives nothing: addresses go through a File's owner."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=60)
    pages = models.PositiveIntegerField(null=True)
    width = models.PositiveIntegerField(null=True, help_text="pixels")
    height = models.PositiveIntegerField(null=True, help_text="pixels")


class File(models.Model):
    """One upload by one person for one purpose (附件). Never changed; a better scan is a new File."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    owner = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40, help_text="evidence, photo, signature, attachment, document")
    name = models.CharField(max_length=200, help_text="the name the owner gave it")
    created_at = models.DateTimeField()
