"""Layers: a plan is its file, then what a family, an overlay and a member of an overlay lay over it.

Every value remembers the layer, the file and the line it comes from, so that a plan can say why each value is what it
is. Mappings are merged key by key; lists whose items have a name (`id`, `code`) by that name; anything else, and
everything that would change what a condition means, is replaced as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from zhicheng.policy.problems import Path, Report, dotted

# Replaced as a whole: half of one condition and half of another would be a condition nobody wrote.
# A source too: an overlay's own document has its own number and day, or none.
_CONDITIONS = ("needs", "when", "where", "holds", "skip_when")
WHOLE = frozenset((*_CONDITIONS, "source", "office", "copies", "due", "publicity", "deliver_to", "options"))
_GAP = re.compile(r"\{([a-z0-9_-]+)\}")
_OWN = "base:"  # marks a clause of the base's notice in an overlay


@dataclass(frozen=True, slots=True)
class Layer:
    """A partial plan. `label` names it for readers, `prefix` stands before the clauses it cites (台州·), `base` is
    the place in `file` at which it begins."""

    label: str
    file: str
    value: Mapping[str, Any]
    lines: Mapping[Path, int]
    base: Path = ()
    prefix: str = ""


class Origin(NamedTuple):
    """Where a value comes from."""

    label: str
    file: str
    line: int


class Traced(NamedTuple):
    """A value with its origin; mappings and lists hold traced values."""

    value: Any
    origin: Origin


def traced(layer: Layer) -> Traced:
    """A layer's values with their origins, its clauses with its prefix."""
    return _trace(layer, layer.value, layer.base)


def _trace(layer: Layer, value: Any, path: Path) -> Traced:
    origin = Origin(layer.label, layer.file, _line(layer.lines, path))
    if isinstance(value, dict):
        held = {_key(layer, path, key): _trace(layer, one, (*path, key)) for key, one in value.items()}
        return Traced(held, origin)
    if isinstance(value, list):
        return Traced([_trace(layer, one, (*path, n)) for n, one in enumerate(value)], origin)
    if layer.prefix and isinstance(value, str) and _cites(path):
        return Traced(cited(value, layer.prefix), origin)
    return Traced(value, origin)


def cited(ref: str, prefix: str) -> str:
    """A clause an overlay cites, as the merged plan cites it: `base:三#1` is the base's, others get the prefix."""
    return ref.removeprefix(_OWN) if ref.startswith(_OWN) else prefix + ref


def _cites(path: Path) -> bool:
    return path[-1] == "clause" or (len(path) > 1 and isinstance(path[-1], int) and path[-2] == "clause")


def _key(layer: Layer, path: Path, key: str) -> str:
    return cited(key, layer.prefix) if layer.prefix and path == (*layer.base, "narrative") else key


def _line(lines: Mapping[Path, int], path: Path) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def lay(under: Traced, over: Traced) -> Traced:
    """One layer over another."""
    if isinstance(under.value, dict) and isinstance(over.value, dict):
        held = dict(under.value)
        for key, one in over.value.items():
            held[key] = lay(held[key], one) if key in held and key not in WHOLE else one
        return Traced(held, under.origin)
    if isinstance(under.value, list) and isinstance(over.value, list):
        return _lay_lists(under, over)
    return over


def _lay_lists(under: Traced, over: Traced) -> Traced:
    names = [_name(one) for one in under.value]
    if None in names or any(_name(one) is None for one in over.value):
        return over
    held = dict(zip(names, under.value, strict=True))
    for one in over.value:
        name = _name(one)
        held[name] = lay(held[name], one) if name in held else one
    return Traced(list(held.values()), under.origin)


# By what an item of a list is known: the first of these that it has.
_NAMES = (("id",), ("code", "at"), ("code",), ("title",), ("url",), ("name",), ("kind", "refers"))


def _name(one: Traced) -> tuple[Any, ...] | None:
    """By what an item of a list is known; None for what has no name."""
    if not isinstance(one.value, dict):
        return None
    for fields in _NAMES:
        if all(key in one.value for key in fields):
            return (fields, *(one.value[key].value for key in fields))
    return None


def drop(tree: Traced, addresses: Iterable[str], report: Report) -> Traced:
    """The plan without what stands at these addresses (`common.hours`, `dates.review`); unknown ones are reported."""
    for address in addresses:
        made = _without(tree, address.split("."))
        if made is None:
            report.add(("drop",), address, "下面一层里有的一处，例如 common.hours", "请核对名字。")
        else:
            tree = made
    return tree


def _without(tree: Traced, way: list[str]) -> Traced | None:
    head, *rest = way
    if isinstance(tree.value, dict) and head in tree.value:
        held = dict(tree.value)
        if not rest:
            del held[head]
            return Traced(held, tree.origin)
        inner = _without(held[head], rest)
        return None if inner is None else Traced({**held, head: inner}, tree.origin)
    if isinstance(tree.value, list):
        for n, one in enumerate(tree.value):
            if (_name(one) or ())[1:] == (head,):
                inner = _without(one, rest) if rest else None
                if rest and inner is None:
                    return None
                kept = [inner] if inner is not None else []
                return Traced([*tree.value[:n], *kept, *tree.value[n + 1 :]], tree.origin)
    return None


def named(tree: Traced, names: Mapping[str, str]) -> Traced:
    """Every text with the names of a member's values in place of `{series}`."""
    if isinstance(tree.value, dict):
        return Traced({key: named(one, names) for key, one in tree.value.items()}, tree.origin)
    if isinstance(tree.value, list):
        return Traced([named(one, names) for one in tree.value], tree.origin)
    if isinstance(tree.value, str) and "{" in tree.value:
        return Traced(_GAP.sub(lambda gap: names.get(gap[1], gap[0]), tree.value), tree.origin)
    return tree


def plain(tree: Traced) -> Any:
    """The values alone."""
    if isinstance(tree.value, dict):
        return {key: plain(one) for key, one in tree.value.items()}
    if isinstance(tree.value, list):
        return [plain(one) for one in tree.value]
    return tree.value


def origins(tree: Traced, path: Path = ()) -> Iterator[tuple[Path, Origin]]:
    """The origin of every value, mappings and lists before what they hold."""
    yield path, tree.origin
    if isinstance(tree.value, dict):
        for key, one in tree.value.items():
            yield from origins(one, (*path, key))
    elif isinstance(tree.value, list):
        for n, one in enumerate(tree.value):
            yield from origins(one, (*path, n))


class Origins(Mapping[Path, Origin]):
    """The origins of a merged plan by place; a place between two known ones has the origin of the one above."""

    def __init__(self, tree: Traced) -> None:
        self._known = dict(origins(tree))

    def __getitem__(self, path: Path) -> Origin:
        while path and path not in self._known:
            path = path[:-1]
        return self._known[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def told(self) -> dict[str, str]:
        """Of every plain value that does not come from the plan's own file: its place and the layer's label."""
        own = self._known[()].label
        return {dotted(path): one.label for path, one in self._known.items() if one.label != own}


class MergedReport(Report):
    """Collects problems of a merged plan: each is told at the file and line its value comes from."""

    def __init__(self, known: Origins) -> None:
        super().__init__("plan.yaml")
        self.known = known

    def add(self, path: Path, found: Any, expected: str, mend: str) -> None:
        """Notes one problem at the place the value was written."""
        super().add(path, found, expected, mend)
        origin = self.known[path]
        self.errors[-1] = replace(self.errors[-1], file=origin.file, line=origin.line)

    def line_of(self, path: Path) -> int:
        """The line the value at a place was written on."""
        return self.known[path].line
