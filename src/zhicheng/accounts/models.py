"""Who signs in, and who they really are (账号与实名身份)."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Django's natural-key look-up; accounts are made by `accounts.services`."""


class User(AbstractBaseUser):
    """One natural person and her local account. The identity number is sealed, and found by its blind index."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100, db_index=True)
    name_key = models.CharField(max_length=220, blank=True, db_index=True, help_text="pinyin sort key")
    identity_kind = models.CharField(max_length=30, default="resident_id")
    identity_sealed = models.BinaryField(default=bytes)
    identity_index = models.CharField(max_length=64, unique=True, null=True)
    identity_masked = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    objects = UserManager()


class RecoveryCode(models.Model):
    """A one-time code an operator gives to someone who lost the password: single use, by machine time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Attempts(models.Model):
    """How often a password or code was tried lately under one user name, known or not, so that a lock tells nothing.

    The name stands here only as a keyed digest. Times are the machine's.
    """

    name_digest = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    locked_until = models.DateTimeField(null=True)
