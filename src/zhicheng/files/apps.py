"""Registers the room `files` with Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The room `files`."""

    name = "zhicheng.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
