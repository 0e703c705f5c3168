"""Registers the room `review` with Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The room `review`."""

    name = "zhicheng.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"
