"""Reading the trail."""

from collections.abc import Iterable, Sequence

from .models import Checkpoint, Line, Look
from .services import canonical, digest_of, heads_until, sha256


def lines_of(subject: str) -> Sequence[Line]:
    """All lines of one subject, oldest first."""
    return list(Line.objects.filter(subject=subject).order_by("sequence"))


def broken_lines(subjects: Iterable[str]) -> list[str]:
    """Which lines of these subjects do not fit their chain: "application:17#3". Empty when all is as written."""
    broken = []
    for subject in subjects:
        previous, expected = "", 1
        for line in Line.objects.filter(subject=subject).order_by("sequence"):
            fits = line.sequence == expected and line.previous == previous and line.digest == digest_of(line)
            if line.private is not None and line.private_digest != sha256(line.salt + canonical(line.private)):
                fits = False
            if not fits:
                broken.append(f"{subject}#{line.sequence}")
            previous, expected = line.digest, line.sequence + 1
    return broken


def broken_checkpoints(most: int = 100) -> list[int]:
    """Of the newest checkpoints those that the chains no longer fit: lines they cover were removed or altered."""
    newest = Checkpoint.objects.exclude(until=None).order_by("-pk")[:most]
    return sorted(one.pk for one in newest if one.until and heads_until(one.until) != (one.heads, one.digest))


def looks_at(user_id: int) -> Sequence[Look]:
    """Who saw this person's sensitive data in full, newest first (at most 200)."""
    return list(Look.objects.filter(subject_user_id=user_id).order_by("-at")[:200])


def count() -> int:
    """How many lines there are in all: grows with every act on the platform."""
    return Line.objects.count()
