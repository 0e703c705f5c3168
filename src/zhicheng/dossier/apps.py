"""Registers the room `dossier` with Django."""

from django.apps import AppConfig


class DossierConfig(AppConfig):
    """The room `dossier`."""

    name = "zhicheng.dossier"
    label = "dossier"
    default_auto_field = "django.db.models.BigAutoField"
