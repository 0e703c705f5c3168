"""Registers the desk `employer` with Django, for its templates."""

from django.apps import AppConfig


class EmployerDeskConfig(AppConfig):
    """The desk `employer`."""

    name = "zhicheng.desks.employer"
    label = "desk_employer"
