"""Registers the room `sanctions` with Django."""

from django.apps import AppConfig


class SanctionsConfig(AppConfig):
    """The room `sanctions`."""

    name = "zhicheng.sanctions"
    label = "sanctions"
    default_auto_field = "django.db.models.BigAutoField"
