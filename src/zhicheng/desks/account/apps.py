"""Registers the desk `account` with Django, for its templates."""

from django.apps import AppConfig


class AccountDeskConfig(AppConfig):
    """The desk `account`."""

    name = "zhicheng.desks.account"
    label = "desk_account"
