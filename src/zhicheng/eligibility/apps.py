"""Registers the room `eligibility` with Django."""

from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    """The room `eligibility`."""

    name = "zhicheng.eligibility"
    label = "eligibility"
    default_auto_field = "django.db.models.BigAutoField"
