"""Reading the kinds' data files, and refusing those that do not hold together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhicheng.standards import codes
from zhicheng.standards.data_files import read_yaml

from . import checks
from .model import TYPES, Field, Kind

_DEFAULT_LENGTHS = {"text": 100, "long_text": 500, "identity": 30}
_FIELD_KEYS = frozenset(Field.__dataclass_fields__) - {"options"} | {"choices", "ordered"}
_KIND_KEYS = frozenset(
    "order name section singleton evidence_required help title from_field to_field sequence cross fields".split()  # noqa: SIM905
)


def load_folder(folder: Path) -> tuple[Kind, ...]:
    """All kinds of a folder, one YAML file each, in display order. ValueError names the file at fault."""
    kinds = [read_kind(path.stem, read_yaml(path)) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(kinds, key=lambda kind: kind.order))


def read_kind(code: str, data: Mapping[str, Any]) -> Kind:
    """One kind from the content of its file."""
    _known(code, data, _KIND_KEYS)
    kind = Kind(
        code=code,
        name=data["name"],
        section=data["section"],
        order=data["order"],
        singleton=data.get("singleton", False),
        help=data["help"],
        fields=tuple(_field(code, one) for one in data["fields"]),
        evidence_required=data["evidence_required"],
        title_fields=tuple(data["title"]),
        from_field=data.get("from_field"),
        to_field=data.get("to_field"),
        sequence=tuple((first, second) for first, second in data.get("sequence", ())),
        cross=tuple(data.get("cross", ())),
    )
    _hold_together(kind)
    return kind


def _field(kind: str, data: Mapping[str, Any]) -> Field:
    where = f"{kind}.{data.get('code')}"
    _known(where, data, _FIELD_KEYS)
    rest = {key: value for key, value in data.items() if key not in ("choices", "ordered", "required_when")}
    rest.setdefault("max_length", _DEFAULT_LENGTHS.get(data["type"], 0))
    options = None
    if "table" in data:
        options = codes.table(data["table"])
    elif "choices" in data:
        items = [{"code": code, "name": name} for code, name in data["choices"].items()]
        options = codes.table_from(where, data["name"], data.get("ordered", False), items)
    when = {other: tuple(values) for other, values in data.get("required_when", {}).items()}
    return Field(**rest, options=options, required_when=when)


def _known(where: str, data: Mapping[str, Any], keys: frozenset[str]) -> None:
    unknown = sorted(set(data) - keys)
    if unknown:
        raise ValueError(f"kind {where}: unknown keys {unknown}")


def _hold_together(kind: Kind) -> None:
    """Types, names and checks must exist; a choice needs a list and nothing else may have one."""
    named = [*kind.title_fields, *(code for pair in kind.sequence for code in pair)]
    named += [code for code in (kind.from_field, kind.to_field) if code]
    named += [code for one in kind.fields for code in one.required_when]
    for code in named:
        kind.field(code)
    for one in kind.fields:
        if one.type not in TYPES:
            raise ValueError(f"kind {kind.code}.{one.code}: unknown type {one.type!r}")
        if (one.type == "choice") != (one.options is not None):
            raise ValueError(f"kind {kind.code}.{one.code}: a choice, and only a choice, has a list of codes")
        if one.check and one.check not in checks.VALUES:
            raise ValueError(f"kind {kind.code}.{one.code}: unknown check {one.check!r}")
    for name in kind.cross:
        if name not in checks.CROSS:
            raise ValueError(f"kind {kind.code}: unknown check {name!r}")
