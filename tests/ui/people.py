"""A made-up person with a seat at an office, for the frame and the guards."""

from datetime import UTC, datetime

from django.contrib.auth import get_user_model

from zhicheng.organisations.models import Organisation, Seat

AT = datetime(2023, 8, 1, 1, 0, tzinfo=UTC)


def person(username: str = "su", name: str = "苏见山"):
    """An account without identity number or password."""
    return get_user_model().objects.create(username=username, name=name, created_at=AT)


def seat(user, *, role: str = "bureau", organisation: str = "上虞区人力社保局", active: bool = True) -> Seat:
    """A seat of this person."""
    place, _ = Organisation.objects.get_or_create(kind="human_resources", name=organisation)
    return Seat.objects.create(user=user, organisation=place, role=role, active=active, given_at=AT)
