"""Registers the desk `operator` with Django, for its templates."""

from django.apps import AppConfig


class OperatorDeskConfig(AppConfig):
    """The desk `operator`."""

    name = "zhicheng.desks.operator"
    label = "desk_operator"
