"""Registers the room `fees` with Django."""

from django.apps import AppConfig


class FeesConfig(AppConfig):
    """The room `fees`."""

    name = "zhicheng.fees"
    label = "fees"
    default_auto_field = "django.db.models.BigAutoField"
