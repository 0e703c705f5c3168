"""Delivering messages, and starting the clocks that run from a delivery (paper due after the message arrived).

Delivered means handed to the inbox; a gateway's receipt may come to stand for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from zhicheng import clock
from zhicheng.applications import locks
from zhicheng.jobs import services as jobs
from zhicheng.messages import services as messages
from zhicheng.review import queries as review_queries
from zhicheng.review import services as review

from . import clocks

if TYPE_CHECKING:
    from zhicheng.messages.models import Message


@jobs.handler(messages.DELIVER)
def deliver_message(*, message_id: int) -> None:
    """The job `messages.deliver`: hand the message to the inbox and start what runs from its delivery.

    Safe to run twice: the first delivery's time stays.
    """
    with transaction.atomic():
        message = messages.deliver(message_id=message_id, at=clock.now())
        start_clocks(message)


def start_clocks(message: Message) -> None:
    """Give every gate that waits for this message its due time: so many full working days after its day."""
    if message.delivered_at is None:
        return
    for gate in review_queries.gates_waiting_for(message.key):
        locks.lock(gate.run.application_id)
        due_at = clocks.working_days_after(message.delivered_at, gate.data["working_days"])
        review.set_gate_due(gate=gate, due_at=due_at)
