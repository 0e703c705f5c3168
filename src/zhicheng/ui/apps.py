"""Registers the room `ui` with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The room `ui`."""

    name = "zhicheng.ui"
    label = "ui"
