"""Registers the desk `office` with Django, for its templates."""

from django.apps import AppConfig


class OfficeDeskConfig(AppConfig):
    """The desk `office`."""

    name = "zhicheng.desks.office"
    label = "desk_office"
