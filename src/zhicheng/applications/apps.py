"""Registers the room `applications` with Django."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """The room `applications`."""

    name = "zhicheng.applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"
