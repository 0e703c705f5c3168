"""What the linter finds, and the plan it looks at: values with their places, and where the plan explains a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zhicheng.policy.building.compile import clauses, refs
from zhicheng.policy.linting.codes import ADVICE
from zhicheng.policy.loading.instance import Instance
from zhicheng.policy.loading.loader import LoadedPlan
from zhicheng.policy.model.plan import Plan
from zhicheng.policy.problems import Path, dotted

EXPLAINS = ("aliases", "unsaid", "readings")  # where a plan says what it makes of a sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `at` is a stable place (for `accepted`), `reason` the plan's reason where it was accepted.

    `file` and `line` are where the value was written; `layer` names the layer where it is not the plan's own file.
    """

    code: str
    at: str
    line: int
    clause: tuple[str, ...]
    says: str
    mend: str
    reason: str | None = None
    file: str = "plan.yaml"
    layer: str = ""

    @property
    def open(self) -> bool:
        return self.reason is None and self.code not in ADVICE

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "at": self.at,
            "file": self.file,
            "line": self.line,
            "layer": self.layer,
            "clause": list(self.clause),
            "says": self.says,
            "mend": self.mend,
            "accepted": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Item:
    """A mapping of a file that cites refs."""

    path: Path
    clause: tuple[str, ...]
    value: Mapping[str, Any]
    file: str
    line: int

    @property
    def name(self) -> str:
        return dotted(self.path)

    @property
    def explains(self) -> bool:
        """Whether it says what the plan makes of a sentence."""
        return any(part in EXPLAINS for part in self.path)


def items(value: Any, file: str, lines: Mapping[Path, int], path: Path = ()) -> Iterator[Item]:
    """Every mapping of a file with a `clause`."""
    if isinstance(value, dict):
        if "clause" in value:
            yield Item(path, refs(value["clause"]), value, file, lines.get((*path, "clause"), 0))
        for key, inner in value.items():
            yield from items(inner, file, lines, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from items(inner, file, lines, (*path, n))


@dataclass(frozen=True)
class Subject:
    """One plan under the linter, with the instance's settings."""

    loaded: LoadedPlan
    instance: Instance

    @property
    def plan(self) -> Plan:
        return self.loaded.plan

    @property
    def written(self) -> Mapping[str, Any]:
        """The plan as written, layers merged."""
        return self.loaded.plan.written

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """The names of what the plan notes as not said."""
        return frozenset(one.id for one in self.plan.unsaid)

    @cached_property
    def _explained(self) -> Mapping[str, list[str]]:
        """What the plan's aliases, unsaid things and readings say of each ref, and of the clause it stands in."""
        found: dict[str, list[str]] = {}
        for section in EXPLAINS:
            held = self.written.get(section) or ()
            for one in held.values() if isinstance(held, Mapping) else held:
                for ref in {*refs(one.get("clause")), *clauses(one.get("clause"))}:
                    found.setdefault(ref, []).append(told_of(one))
        return found

    def explains(self, cited: Iterable[str], *words: str) -> bool:
        """Whether the plan explains one of these refs, and in doing so speaks of one of these words."""
        return any(speaks(text, words) for text in self.explanations(cited))

    def explanations(self, cited: Iterable[str]) -> Iterator[str]:
        """What the plan says of these refs."""
        for ref in cited:
            yield from self._explained.get(ref, ())

    @cached_property
    def nodes(self) -> Mapping[str, Path]:
        """Where each condition stands, by its id."""
        return dict(_nodes(self.written))

    def node(self, code: str) -> Path:
        """The place of a condition; of one without a name of its own, that of the condition it stands in."""
        while code and code not in self.nodes:
            code = code.rpartition(".")[0]
        return self.nodes.get(code, ())

    def found(self, code: str, at: str, place: Path, clause: Iterable[str], says: str, mend: str) -> Finding:
        """A finding at the file and line on which the value of a place was written."""
        origins = self.loaded.origins
        origin = origins[place]
        layer = origin.label if origin.label != origins[()].label else ""
        return Finding(code, at, origin.line, tuple(clause), says, mend, file=origin.file or "plan.yaml", layer=layer)


def told_of(one: Mapping[str, Any]) -> str:
    """The text of an alias, an unsaid thing or a reading."""
    return "".join(str(one.get(key, "")) for key in ("title", "means", "text", "asks", "why"))


def speaks(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of these words (any text has, where there are none)."""
    return not words or any(word in text for word in words)


def _nodes(value: Any, path: Path = ()) -> Iterator[tuple[str, Path]]:
    inner: Iterable[tuple[Any, Any]]
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and path and path[0] != "readings":
            yield value["id"], path
        inner = value.items()
        if path == ("paths",):
            yield from ((code, (*path, code)) for code in value)
    else:
        inner = enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        if key not in ("readings", "accepted", "unsaid", "notices"):
            yield from _nodes(one, (*path, key))
