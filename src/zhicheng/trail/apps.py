"""Registers the room `trail` with Django."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The room `trail`."""

    name = "zhicheng.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"
