"""Registers the room `publicity` with Django."""

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """The room `publicity`."""

    name = "zhicheng.publicity"
    label = "publicity"
    default_auto_field = "django.db.models.BigAutoField"
