"""The notice's text as a page: each clause with its anchor and its sentences, tables as tables.

The words are the notice's own; nothing is added but the anchors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhicheng.policy.notice import ClauseText, Notice


@dataclass(frozen=True, slots=True)
class Sentence:
    """One numbered sentence, with its own anchor."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One clause: its anchor, its heading if it is one, and its sentences."""

    anchor: str
    heading: str
    sentences: tuple[Sentence, ...]


def blocks(notice: Notice) -> list[Block]:
    """The clauses of a notice in order."""
    return [Block(one.id, one.heading, tuple(_sentences(one))) for one in notice.clauses.values()]


def _sentences(clause: ClauseText) -> Iterator[Sentence]:
    for number, text in enumerate(clause.sentences, 1):
        yield Sentence(f"{clause.id}#{number}", text)
