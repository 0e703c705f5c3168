"""Writing the trail: one line per act, in the act's own transaction."""

import hashlib
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from zhicheng import clock
from zhicheng.standards.actor import Actor

from .models import Checkpoint, Line, Look

SETTLED = timedelta(minutes=5)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the text that digests are made over."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def sha256(text: str) -> str:
    """Hex SHA-256 of the UTF-8 bytes of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()


def record(
    *,
    subject: str,
    act: str,
    actor: Actor,
    at: datetime,
    data: dict[str, Any] | None = None,
    private: dict[str, Any] | None = None,
) -> Line:
    """Append one line to `subject`'s chain ("application:17"). Call it inside the act's transaction.

    `data` must hold no personal content; what does goes into `private`, which can be erased later since only
    its salted digest is chained. Callers hold the subject's row lock, so that steps cannot race.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a trail line is written inside the transaction of its act")
    last = Line.objects.filter(subject=subject).order_by("-sequence").values("sequence", "digest").first()
    salt = secrets.token_hex(8) if private else ""
    line = Line(
        subject=subject,
        sequence=last["sequence"] + 1 if last else 1,
        act=act,
        at=at.astimezone(UTC),
        real_at=clock.real_now(),
        person_id=actor.person_id,
        seat_id=actor.seat_id,
        organisation_id=actor.organisation_id,
        actor=actor.as_json(),
        data=data or {},
        private=private,
        salt=salt,
        private_digest=sha256(salt + canonical(private)) if private else "",
        previous=last["digest"] if last else "",
    )
    line.digest = digest_of(line)
    line.save(force_insert=True)
    return line


def digest_of(line: Line) -> str:
    """The digest a line must have: over its own content and the line before it."""
    return sha256(
        canonical(
            {
                "subject": line.subject,
                "sequence": line.sequence,
                "act": line.act,
                "at": line.at.isoformat(),
                "real_at": line.real_at.isoformat(),
                "actor": line.actor,
                "data": line.data,
                "private": line.private_digest,
                "previous": line.previous,
            }
        )
    )


def looked(*, subject_user_id: int, what: str, purpose: str, actor: Actor, at: datetime) -> None:
    """Note that `actor` saw `what` of a person in full, and why."""
    Look.objects.create(
        subject_user_id=subject_user_id,
        what=what,
        purpose=purpose,
        person_id=actor.person_id,
        seat_id=actor.seat_id,
        actor=actor.as_json(),
        at=at,
    )


def checkpoint(*, at: datetime) -> Checkpoint:
    """Write the digest over the heads of all chains as they stood `SETTLED` ago by machine time.

    What is younger waits for the next one, since an act that began before may still be written.
    """
    until = clock.real_now() - SETTLED
    total, digest = heads_until(until)
    return Checkpoint.objects.create(made_at=at, until=until, heads=total, digest=digest)


def heads_until(until: datetime) -> tuple[int, str]:
    """How many chains had a line by this moment of machine time, and the digest over their heads. One query."""
    lines = Line.objects.filter(real_at__lte=until)
    later = lines.filter(subject=OuterRef("subject"), sequence__gt=OuterRef("sequence"))
    total, state = 0, hashlib.sha256()
    for head in lines.filter(~Exists(later)).order_by("digest").values_list("digest", flat=True).iterator():
        state.update(head.encode())
        total += 1
    return total, state.hexdigest()
