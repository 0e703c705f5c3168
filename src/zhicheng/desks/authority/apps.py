"""Registers the desk `authority` with Django, for its templates."""

from django.apps import AppConfig


class AuthorityDeskConfig(AppConfig):
    """The desk `authority`."""

    name = "zhicheng.desks.authority"
    label = "desk_authority"
