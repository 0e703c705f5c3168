"""One sentence carried over a redirect: what has just been done (“已保存。”).

Kept in the session and shown once at the top of the next page. No verdicts, no numbers that could be stale.
"""

from typing import Any

from django.http import HttpRequest

KEY = "flash"
KINDS = ("celadon", "ochre", "indigo")


def say(request: HttpRequest, sentence: str, *, kind: str = "celadon") -> None:
    """Show `sentence` on the next page. `kind`: celadon (done), ochre (to mend), indigo (to know)."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; expected one of {', '.join(KINDS)}")
    request.session[KEY] = [*request.session.get(KEY, []), {"sentence": sentence, "kind": kind}]


def take(request: HttpRequest) -> list[dict[str, Any]]:
    """The sentences waiting, which are then gone."""
    session = getattr(request, "session", None)
    if session is None or KEY not in session:
        return []
    waiting: list[dict[str, Any]] = session.pop(KEY)
    return waiting
