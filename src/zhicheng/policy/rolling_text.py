"""Editing YAML text in place by the positions of its values, and moving years within values, words and cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from zhicheng.policy import fields
from zhicheng.policy.dates import shift_years
from zhicheng.policy.loading.source import Source
from zhicheng.policy.problems import Path

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_PARTIAL = re.compile(r"^\d{4}(-\d{2})?$")
_YEAR_IN_WORDS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_WORDS = ("says", "sentence", "gap", "measured", "paragraph")


class Edits:
    """Edits of one source text, applied from the end to the beginning."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._edits: list[tuple[int, int, str]] = []
        self._set: set[tuple[Path, str]] = set()

    def replace(self, path: Path, new: str) -> None:
        """Puts a plain value in place of the one at a path."""
        node = self.source.nodes[path]
        self._edits.append((node.start_mark.index, node.end_mark.index, new))

    def set_field(self, parent: Path, key: str, value: str) -> None:
        """Sets a field of a mapping, once: in place of what stood there, or as a new last field."""
        if (parent, key) in self._set:
            return
        self._set.add((parent, key))
        if (*parent, key) in self.source.nodes:
            self.replace((*parent, key), value)
            return
        node = self.source.nodes[parent]
        if node.flow_style:
            place = node.end_mark.index - 1
            self._edits.append((place, place, f", {key}: {value}"))
            return
        last_key, last_value = node.value[-1]
        place = last_value.end_mark.index
        self._edits.append((place, place, f"\n{' ' * last_key.start_mark.column}{key}: {value}"))

    def rename(self, parent: Path, key: str, new: str) -> None:
        """Gives a field of a mapping another name."""
        for key_node, _ in self.source.nodes[parent].value:
            if key_node.value == key:
                self._edits.append((key_node.start_mark.index, key_node.end_mark.index, new))

    def insert_before(self, parent: Path, text: str) -> None:
        """Puts lines before the second field of the file (after `language`), or before the first of a mapping."""
        node = self.source.nodes[parent]
        key = node.value[2][0] if not parent else node.value[0][0]
        start = key.start_mark.index - key.start_mark.column
        indent = "" if not parent else " " * key.start_mark.column
        self._edits.append((start, start, indent + text.rstrip("\n") + "\n"))

    def text(self) -> str:
        """The edited text."""
        made = self.source.text
        for start, end, new in sorted(self._edits, key=lambda one: one[0], reverse=True):
            made = made[:start] + new + made[end:]
        return made


def shift_value(value: Any, years: int) -> Any:
    """A year, month or day so many years on; anything else as it is."""
    if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2200:
        return value + years
    if isinstance(value, str) and _DAY.match(value):
        return shift_years(date.fromisoformat(value), years).isoformat()
    if isinstance(value, str) and _PARTIAL.match(value):
        return f"{int(value[:4]) + years:04d}{value[4:]}"
    return value


def shift_words(text: str, years: int) -> str:
    """Words with the years in them so many years on."""
    return _YEAR_IN_WORDS.sub(lambda match: str(int(match[1]) + years), text)


def shift_cases(source: Source, years: int, slots: frozenset[str]) -> str:
    """The text of `cases.yaml` for another year. Facts of a case marked `fixed` stay as they are.

    `slots`: the attachments whose ids hold a year that moves.
    """
    edits = Edits(source)
    value = source.value
    for name, piece in (value.get("facts") or {}).items():
        _facts(edits, ("facts", name), piece, years)
    for n, case in enumerate(value.get("cases") or ()):
        if case.get("fixed") is True:
            continue
        for key in ("facts", "replace"):
            if key in case:
                _facts(edits, ("cases", n, key), case[key], years)
        for slot in (case.get("expect") or {}).get("attachments") or {}:
            if slot in slots:
                edits.rename(("cases", n, "expect", "attachments"), slot, shift_words(slot, years))
        for path, one in _scalars(case.get("expect") or {}, ("cases", n, "expect")):
            if path[3] == "earliest":
                edits.replace(path, str(shift_value(one, years)))
            elif path[3] in _WORDS and isinstance(one, str) and _YEAR_IN_WORDS.search(one):
                edits.replace(path, shift_words(one, years))
        if _YEAR_IN_WORDS.search(case.get("says", "")):
            edits.replace(("cases", n, "says"), shift_words(case["says"], years))
    return edits.text()


def _facts(edits: Edits, base: Path, facts: Any, years: int) -> None:
    """Moves the dates and years of facts: those of the fields that are dates or years."""
    if "born" in (facts.get("person") or {}):
        edits.replace((*base, "person", "born"), str(shift_value(facts["person"]["born"], years)))
    for kind in fields.record_kinds().values():
        timed = {one.code for one in kind.fields if one.type in ("date", "partial_date", "year")}
        held = facts.get(kind.facts_key)
        rows = held.get("records") if isinstance(held, dict) else None
        for n, row in enumerate(rows or ()):
            for code, value in row.items():
                if code in timed and value is not None:
                    edits.replace((*base, kind.facts_key, "records", n, code), str(shift_value(value, years)))


def _scalars(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _scalars(inner, (*path, n))
    else:
        yield path, value
