"""Counting attempts at a password or code, and locking a name for a while. By machine time only.

Known and unknown names are counted alike, so that a lock says nothing about who has an account. An attempt is
counted before it is judged: guesses sent side by side get no more tries than guesses sent in turn.
"""

from datetime import datetime

from django.db import transaction

from zhicheng import clock
from zhicheng.standards.text import chinese_moment

from . import rules, sealing
from .errors import Locked
from .models import Attempts


def count_one(username: str) -> None:
    """Note one attempt under this name; raises `Locked`, which tells until when, while the name is locked.

    The last free attempt sets the lock at once; an attempt that turns out right lifts it (`forget`).
    """
    now = clock.real_now()
    digest = sealing.blind_name(rules.tidy_username(username))
    with transaction.atomic():
        row, _ = Attempts.objects.select_for_update().get_or_create(name_digest=digest, defaults={"last_at": now})
        if row.locked_until and row.locked_until > now:
            raise locked(row.locked_until)
        if row.locked_until or row.last_at <= now - rules.LOCK:
            row.count, row.locked_until = 0, None
        row.count, row.last_at = row.count + 1, now
        if row.count >= rules.MOST_ATTEMPTS:
            row.locked_until = now + rules.LOCK
        row.save()


def refuse_if_locked(username: str) -> None:
    """Raise `Locked` when the attempts just made have locked this name; else nothing."""
    digest = sealing.blind_name(rules.tidy_username(username))
    row = Attempts.objects.filter(name_digest=digest).only("locked_until").first()
    if row and row.locked_until and row.locked_until > clock.real_now():
        raise locked(row.locked_until)


def forget(username: str) -> None:
    """The attempt was right: start anew. Clears what nobody needs any more along the way."""
    digest = sealing.blind_name(rules.tidy_username(username))
    Attempts.objects.filter(name_digest=digest).delete()
    Attempts.objects.filter(last_at__lte=clock.real_now() - 2 * rules.LOCK).delete()


def locked(until: datetime) -> Locked:
    """The refusal that tells when the name may be tried again."""
    minutes = int(rules.LOCK.total_seconds() // 60)
    return Locked(
        f"连续{rules.MOST_ATTEMPTS}次没有对上，为了保护账号先停用{minutes}分钟，"
        f"请在{chinese_moment(until, weekday=False)}以后再试。"
    )
