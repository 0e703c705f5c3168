"""Registers the desk `applicant` with Django, for its templates."""

from django.apps import AppConfig


class ApplicantDeskConfig(AppConfig):
    """The desk `applicant`."""

    name = "zhicheng.desks.applicant"
    label = "desk_applicant"
