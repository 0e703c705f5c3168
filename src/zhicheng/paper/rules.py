"""When a count of paper is one, and when it is complete."""

from __future__ import annotations

from collections.abc import Mapping

MOST_COPIES = 99
MOST_NOTE = 200
LESS = "份数比上次登记的少，请写明原因，例如：有一份是别人的。"


def why_not_count(
    received: Mapping[str, int], wanted: Mapping[str, int], note: str, before: Mapping[str, int] | None = None
) -> tuple[str, str] | None:
    """None where the count can be taken, else (field, sentence). `before` is the count that holds, if there is one.

    Fewer copies than before is a correction and says why.
    """
    if len(note) > MOST_NOTE:
        return "note", f"备注最多{MOST_NOTE}个字，请写短一些。"
    for paper, copies in received.items():
        if paper not in wanted:
            return f"paper:{paper}", "评审计划没有要这一种纸质材料，请刷新页面再填。"
        if not 0 <= copies <= MOST_COPIES:
            return f"paper:{paper}", f"份数请填0到{MOST_COPIES}之间的数。"
    if before is not None and not note and any(received.get(paper, 0) < before.get(paper, 0) for paper in wanted):
        return "note", LESS
    return None


def complete(counted: Mapping[str, int], wanted: Mapping[str, int]) -> bool:
    """Whether every paper is there in the copies the plan asks for."""
    return all(counted.get(paper, 0) >= copies for paper, copies in wanted.items())
