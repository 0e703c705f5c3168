"""The first administrator of an instance: account, platform office and seat in one transaction."""

from datetime import datetime

from django.db import transaction

from zhicheng.accounts import services as accounts
from zhicheng.standards.actor import Actor

from . import services
from .models import Organisation, Seat


def create_administrator(
    *,
    username: str,
    name: str,
    password: str,
    must_change_password: bool,
    actor: Actor,
    at: datetime,
    office_name: str = "平台管理",
) -> Seat:
    """Make an account with an administrator's seat at the platform office, which is made where none stands.

    Raises what `accounts.services.create_user` raises; then nothing is made.
    """
    with transaction.atomic():
        user = accounts.create_user(
            username=username,
            name=name,
            password=password,
            must_change_password=must_change_password,
            actor=actor,
            at=at,
        )
        office = Organisation.objects.filter(kind=Organisation.Kind.PLATFORM).order_by("id").first()
        if office is None:
            office = services.create_office(kind="platform", name=office_name, actor=actor, at=at)
        return services.give_seat(
            user_id=user.pk, organisation_id=office.pk, role=Seat.Role.OPERATOR, actor=actor, at=at
        )
