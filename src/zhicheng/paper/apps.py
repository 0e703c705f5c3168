"""Registers the room `paper` with Django."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """The room `paper`."""

    name = "zhicheng.paper"
    label = "paper"
    default_auto_field = "django.db.models.BigAutoField"
