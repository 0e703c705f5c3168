"""Registers the room `organisations` with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The room `organisations`."""

    name = "zhicheng.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
