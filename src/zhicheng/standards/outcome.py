"""What came of an act on many things at once: those it was done to, and those that dropped out with the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """`done` holds ids in the order given; `skipped` holds (id, Chinese sentence why not)."""

    done: tuple[int, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing dropped out."""
        return not self.skipped
