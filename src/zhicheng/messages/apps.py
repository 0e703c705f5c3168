"""Registers the room `messages` with Django."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The room `messages`."""

    name = "zhicheng.messages"
    label = "inbox"
    default_auto_field = "django.db.models.BigAutoField"
