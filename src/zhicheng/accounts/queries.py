"""Reading accounts. Nothing here opens an identity number: `services.open_identity` does, and leaves a trace."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from zhicheng.standards import codes
from zhicheng.standards.identity import tidy

from . import rules, sealing
from .errors import UserUnknown
from .models import User


def get(user_id: int) -> User:
    """The person of this id, active or not; raises `UserUnknown`."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise UserUnknown()
    return user


def by_username(username: str) -> User | None:
    """The person who signs in under this name, spelled in any case or width."""
    return User.objects.filter(username=rules.tidy_username(username)).first()


def by_identity(kind: str, number: str) -> User | None:
    """The person who holds this identity number."""
    return User.objects.filter(identity_index=sealing.blind_index(kind, number)).first()


def people() -> QuerySet[User]:
    """Everyone, by the sound of the name."""
    return User.objects.order_by("name_key", "id")


def matching(text: str) -> QuerySet[User]:
    """People whose name begins with `text`, or whose user name or whole identity number it is, by name.

    An empty text finds everyone. The number is looked up by its blind index, once per kind of document.
    """
    text = text.strip()
    if not text:
        return people()
    number = tidy(text)
    indexes = [sealing.blind_index(kind.code, number) for kind in codes.table("identity_kinds")]
    return people().filter(
        Q(name__startswith=text) | Q(username=rules.tidy_username(text)) | Q(identity_index__in=indexes)
    )


def names_of(user_ids: Iterable[int]) -> dict[int, str]:
    """The names of these people by id; unknown ids are left out."""
    return dict(User.objects.filter(pk__in=set(user_ids)).values_list("pk", "name"))


def demo_people() -> QuerySet[User]:
    """The made-up people of a demo instance, in the order they were made."""
    return User.objects.filter(is_demo=True, is_active=True).order_by("id")


def exactly(text: str) -> User | None:
    """The one person whose user name or whole identity number `text` is; else None."""
    number = tidy(text)
    indexes = [sealing.blind_index(kind.code, number) for kind in codes.table("identity_kinds")]
    found = User.objects.filter(Q(username=rules.tidy_username(text)) | Q(identity_index__in=indexes))[:2]
    return found[0] if len(found) == 1 else None
