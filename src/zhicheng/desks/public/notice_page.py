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
    """The clauses of a notice in order; a clause that is nothing but its title stands above them."""
    title = title_anchor(notice)
    return [Block(one.id, one.heading, tuple(_sentences(one))) for one in notice.clauses.values() if one.id != title]


def title_anchor(notice: Notice) -> str:
    """The anchor of the title, where it is a clause of its own without sentences; else empty."""
    first = next(iter(notice.clauses.values()), None)
    alone = first is not None and first.heading == notice.title and not first.sentences
    return first.id if first is not None and alone else ""


def _sentences(clause: ClauseText) -> Iterator[Sentence]:
    for number, text in enumerate(clause.sentences, 1):
        yield Sentence(f"{clause.id}#{number}", text)
