"""Registers the room `casework` with Django."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The room `casework`. Its jobs are known as soon as Django is."""

    name = "zhicheng.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the jobs: delivery of messages, and what happens because time passes."""
        from . import delivery, schedule  # noqa: F401
