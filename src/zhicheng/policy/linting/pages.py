"""Notices beside their files: a notice, the file beside it, and all items that cite the notice, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from zhicheng.policy.linting.model import Finding, Item, items, speaks, told_of
from zhicheng.policy.loading.loader import Overlay, PlanFolder
from zhicheng.policy.loading.source import Source
from zhicheng.policy.notice import Notice

_MARKS = re.compile(r"[《》〈〉“”\s]")


@dataclass(frozen=True)
class Page:
    """A notice, the file beside it, and the items that cite it.

    `prefix` stands before its clauses in merged plans (台州·); `below` is what lies under an overlay's file: the
    plan's own, else nothing; `beneath` are the sentences of the notice under an overlay's.
    """

    file: str
    text: str
    notice: Notice
    source: Source
    items: tuple[Item, ...]
    prefix: str = ""
    below: Mapping[str, Any] | None = None
    beneath: tuple[tuple[str, str], ...] = ()

    @cached_property
    def citing(self) -> Mapping[str, list[Item]]:
        """The items that cite each ref."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            for ref in item.clause:
                found.setdefault(ref, []).append(item)
        return found

    @cached_property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Every sentence with its ref."""
        return tuple(self.notice.sentences())

    @property
    def files(self) -> tuple[Mapping[str, Any], ...]:
        """What is written for plans under this notice: its own file and the one below."""
        return (self.source.value, *((self.below,) if self.below is not None else ()))

    @property
    def own_aliases(self) -> Iterator[Mapping[str, Any]]:
        """The other names that the files give for things of this notice."""
        for file in self.files:
            for path, one in walk(file):
                if len(path) > 1 and path[-2] == "aliases" and isinstance(one, Mapping) and "title" in one:
                    yield one

    @cached_property
    def aliases(self) -> frozenset[str]:
        """Those names, plain."""
        return frozenset(plain(str(one["title"])) for one in self.own_aliases)

    def explained(self, cited: Iterable[str], *words: str) -> bool:
        """Whether one alias, unsaid thing or reading cites all of these refs, and speaks of one of these words."""
        first, *rest = cited
        return any(
            one.explains and all(ref in one.clause for ref in rest) and speaks(told_of(one.value), words)
            for one in self.citing.get(first, ())
        )

    def within(self, section: str) -> Iterator[tuple[tuple[str | int, ...], Any]]:
        """What its own file writes in a section, also in the sets of a family and an overlay's members."""
        for path, one in walk(self.source.value):
            if path and path[-1] == section and (len(path) == 1 or path[-2] == "set" or path[0] == "members"):
                yield path, one

    def found(self, code: str, at: str, cited: Iterable[str], says: str, mend: str, line: int = 0) -> Finding:
        """A finding about the notice's text: at the line of its first clause, or (`line`) at one of the file."""
        told = tuple(self.prefix + ref for ref in cited)
        layer = self.prefix.removesuffix("·")
        if line:
            return Finding(code, at, line, told, says, mend, file=self.file, layer=layer)
        clause = self.notice.clauses.get(next(iter(cited), "").partition("#")[0])
        return Finding(code, at, clause.line if clause else 0, told, says, mend, file=self.text, layer=layer)


def pages(found: PlanFolder) -> tuple[Page, ...]:
    """The notices of a folder: each overlay's own, then the plan's."""
    base = tuple(items(found.source.value, "plan.yaml", found.source.lines))
    back: list[Item] = []
    made: list[Page] = []
    for overlay in found.overlays.values():
        every = tuple(items(overlay.source.value, overlay.source.file, overlay.source.lines))
        back += [cut for one in every if (cut := _cut(one, lambda ref: ref.startswith("base:"))) is not None]
        made.append(_overlaid(overlay, every, found))
    return (*made, Page("plan.yaml", "notice.md", found.notice, found.source, (*base, *back)))


def _overlaid(overlay: Overlay, every: Iterable[Item], found: PlanFolder) -> Page:
    own = tuple(cut for one in every if (cut := _cut(one, lambda ref: not ref.startswith("base:"))) is not None)
    text = overlay.source.file.removesuffix(".yaml") + ".md"
    beneath = tuple(found.notice.sentences())
    return Page(
        overlay.source.file, text, overlay.notice, overlay.source, own, overlay.prefix, found.source.value, beneath
    )


def _cut(item: Item, keep: Callable[[str], bool]) -> Item | None:
    """An item with those of its refs that are kept; None where there is none left."""
    kept = tuple(ref.removeprefix("base:") for ref in item.clause if keep(ref))
    return replace(item, clause=kept) if kept else None


def walk(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value with its place, what holds others before those."""
    yield path, value
    inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from walk(one, (*path, key))


def plain(text: str) -> str:
    """A name without spaces, quotes and book marks."""
    return _MARKS.sub("", text)
