"""Code tables: the words a person chooses among, and the codes the platform keeps.

One YAML file a table under `data/codes`. A code is never deleted: it is marked `deprecated`, so that
old records still show their word while nobody can choose it anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .data_files import read_yaml

_FOLDER = Path(__file__).parent / "data" / "codes"


@dataclass(frozen=True, slots=True)
class Code:
    """One entry. `extra` holds what only some tables say (parent region, short name, acts of a reason)."""

    code: str
    name: str
    deprecated: bool = False
    parent: str | None = None
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A named list of codes, in display order; where `ordered`, that order ranks them, lowest first."""

    code: str
    name: str
    ordered: bool
    items: tuple[Code, ...]
    source: str = ""
    headings: tuple[str, str] | None = None  # the field of an entry that names its heading, and the table of headings

    def __contains__(self, code: object) -> bool:
        return any(item.code == code for item in self.items)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.items)

    def get(self, code: str) -> Code:
        """The entry of a code; KeyError where there is none."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(f"no code {code!r} in table {self.code!r}")

    def label(self, code: str | None) -> str:
        """The Chinese word of a code, “” for none, the code itself where nobody knows it."""
        if not code:
            return ""
        return next((item.name for item in self.items if item.code == code), code)

    def choices(self, *, with_deprecated: bool = False) -> list[tuple[str, str]]:
        """(code, word) pairs a person may choose among."""
        return [(item.code, item.name) for item in self.items if with_deprecated or not item.deprecated]

    def grouped(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(heading, choices) where the table names another one for its headings, those without a heading last under “”.

        Empty where it names none.
        """
        if not self.headings:
            return []
        field, name = self.headings
        made: dict[str, list[tuple[str, str]]] = {item.code: [] for item in table(name)}
        for item in self.items:
            if not item.deprecated:
                made.setdefault(str(item.extra.get(field, "")), []).append((item.code, item.name))
        return [(table(name).label(code), found) for code, found in made.items() if found]

    def under(self, parent: str | None) -> tuple[Code, ...]:
        """The entries directly under another one (counties of a city)."""
        return tuple(item for item in self.items if item.parent == parent)

    def rank(self, code: str) -> int:
        """The place of a code from the lowest (0) up. ValueError where the table is not ordered."""
        if not self.ordered:
            raise ValueError(f"table {self.code!r} has no order")
        return self.items.index(self.get(code))


_KNOWN = frozenset({"code", "name", "deprecated", "parent", "note"})


def table_from(
    code: str,
    name: str,
    ordered: bool,
    items: Iterable[Mapping[str, Any]],
    source: str = "",
    headings: tuple[str, str] | None = None,
) -> Table:
    """A table from plain data; double codes are a fault of the file."""
    made = tuple(
        Code(
            code=str(item["code"]),
            name=str(item["name"]),
            deprecated=bool(item.get("deprecated", False)),
            parent=None if item.get("parent") is None else str(item["parent"]),
            note=str(item.get("note") or ""),
            extra={key: value for key, value in item.items() if key not in _KNOWN},
        )
        for item in items
    )
    if len({item.code for item in made}) != len(made):
        raise ValueError(f"table {code!r} holds a code twice")
    return Table(code, name, ordered, made, source, headings)


@cache
def table(code: str) -> Table:
    """A shipped table by its file name; KeyError where there is none."""
    if code not in names():
        raise KeyError(f"no code table {code!r}")
    data = read_yaml(_FOLDER / f"{code}.yaml")
    headings = data.get("headings")
    return table_from(
        code,
        data["name"],
        bool(data.get("ordered", False)),
        data["items"],
        str(data.get("source") or ""),
        (headings["by"], headings["table"]) if headings else None,
    )


@cache
def names() -> tuple[str, ...]:
    """The codes of all shipped tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))
