"""Reading messages."""

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


def outbox(*, waiting_only: bool = False) -> QuerySet[Message]:
    """Everybody's messages with their recipients, the latest first; with `waiting_only` those not delivered yet."""
    found = Message.objects.select_related("recipient").order_by("-created_at", "-id")
    return found.filter(delivered_at=None) if waiting_only else found
