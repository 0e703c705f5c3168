"""Writing and delivering messages."""

from datetime import datetime

from zhicheng.jobs import services as jobs

from .models import Message

DELIVER = "messages.deliver"


def tell(*, recipient_id: int, kind: str, text: str, key: str, at: datetime, subject: str = "") -> Message:
    """Write a message in the caller's transaction and enqueue its delivery. The same `key` twice writes it once.

    The delivery job (`messages.deliver`, payload `message_id`) is registered above, since what hangs on a
    delivery (a deadline that runs from it) is known there only.
    """
    message, made = Message.objects.get_or_create(
        key=key,
        defaults={"recipient_id": recipient_id, "kind": kind, "text": text, "subject": subject, "created_at": at},
    )
    if made:
        jobs.enqueue(DELIVER, key=f"{DELIVER}:{key}", message_id=message.pk)
    return message


def deliver(*, message_id: int, at: datetime) -> Message:
    """Hand a message to the inbox; the first delivery's time stays."""
    Message.objects.filter(pk=message_id, delivered_at=None).update(delivered_at=at)
    return Message.objects.get(pk=message_id)


def mark_read(*, user_id: int, at: datetime) -> None:
    """Everything delivered to this person has been seen."""
    Message.objects.filter(recipient_id=user_id, read_at=None).exclude(delivered_at=None).update(read_at=at)
