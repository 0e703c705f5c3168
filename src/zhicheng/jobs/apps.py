"""Registers the room `jobs` with Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The room `jobs`."""

    name = "zhicheng.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
