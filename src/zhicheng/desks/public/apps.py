"""Registers the desk `public` with Django, for its templates."""

from django.apps import AppConfig


class PublicDeskConfig(AppConfig):
    """The desk `public`."""

    name = "zhicheng.desks.public"
    label = "desk_public"
