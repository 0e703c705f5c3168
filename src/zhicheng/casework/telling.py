"""Who is told of an act, under which key: messages are written in the act's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng.messages import services as messages

if TYPE_CHECKING:
    from zhicheng.applications.models import Application


def applicant(application: Application, *, kind: str, text: str, key: str, at: datetime) -> None:
    """Tell the applicant; the same key twice tells once."""
    messages.tell(
        recipient_id=application.applicant_id,
        kind=kind,
        text=text,
        key=key,
        at=at,
        subject=f"application:{application.pk}",
    )


def person(user_id: int, application: Application, *, kind: str, text: str, key: str, at: datetime) -> None:
    """Tell someone else, such as a clerk of the office that has the case; the key carries the recipient."""
    messages.tell(
        recipient_id=user_id,
        kind=kind,
        text=text,
        key=f"{key}:{user_id}",
        at=at,
        subject=f"application:{application.pk}",
    )
