"""Registers the room `plans` with Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The room `plans`."""

    name = "zhicheng.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
