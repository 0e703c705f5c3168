"""Reading messages."""

from collections.abc import Collection

from django.db.models import QuerySet

from .models import Message


def inbox(user_id: int) -> QuerySet[Message]:
    """A person's delivered messages, newest first."""
    return Message.objects.filter(recipient_id=user_id).exclude(delivered_at=None).order_by("-created_at", "-id")


def unread_count(user_id: int) -> int:
    """How many delivered messages this person has not opened."""
    return inbox(user_id).filter(read_at=None).count()


def about(subject: str) -> QuerySet[Message]:
    """All messages about one subject ("application:17"), oldest first, delivered or not."""
    return Message.objects.filter(subject=subject).order_by("created_at", "id")


def by_key(key: str) -> Message | None:
    """The message an act wrote under this key."""
    return Message.objects.filter(key=key).first()


def keys_about(subjects: Collection[str], *, kind: str) -> set[str]:
    """The keys under which messages of a kind were written about these subjects. One query."""
    return set(Message.objects.filter(subject__in=subjects, kind=kind).values_list("key", flat=True))


def outbox(*, waiting_only: bool = False) -> QuerySet[Message]:
    """Everybody's messages with their recipients, the latest first; with `waiting_only` those not delivered yet."""
    found = Message.objects.select_related("recipient").order_by("-created_at", "-id")
    return found.filter(delivered_at=None) if waiting_only else found
