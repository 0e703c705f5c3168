"""The shape of a kind and of a field, and what is made from them: titles, rows, a schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhicheng.standards.codes import Table
from zhicheng.standards.text import amount, chinese_partial_date, chinese_span

TYPES = ("text", "long_text", "date", "partial_date", "year", "integer", "number", "boolean", "choice", "identity")
_JSON_TYPES = {"year": "integer", "integer": "integer", "number": "number", "boolean": "boolean"}
_PATTERNS = {"date": r"^\d{4}-\d{2}-\d{2}$", "partial_date": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
TITLE_LENGTH = 200


@dataclass(frozen=True)
class Field:
    """One field of a kind. `public` fields stand on the sheet of a public notice (公示).

    `table` names the code table (None for a list written in the kind's own file); `options` is that table
    either way. `system` fields are filled by the platform only. `required_when` asks for a value where
    another field has one of the given codes. `future` and `before_birth` lift the two checks on dates.
    `empty` is the word shown for no value (至今).
    """

    code: str
    name: str
    type: str
    required: bool = False
    help: str = ""
    unit: str = ""
    public: bool = False
    system: bool = False
    max_length: int = 0
    table: str | None = None
    options: Table | None = None
    min: int | None = None
    max: int | None = None
    check: str = ""
    future: bool = False
    before_birth: bool = False
    empty: str = ""
    required_when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(code, word) pairs a person may choose among; empty for other types."""
        return self.options.choices() if self.options else []

    @property
    def grouped(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The choices under headings, where their table has some (titles by series); those without one come last, under
        “”. Empty where the table has no headings."""
        return self.options.grouped() if self.options else []

    def rank(self, code: str) -> int:
        """The place of a code in an ordered list, lowest 0."""
        if self.options is None:
            raise ValueError(f"field {self.code!r} is no choice")
        return self.options.rank(code)

    def text(self, value: Any) -> str:
        """A clean value in words, with its unit; “” for no value."""
        if value is None or value == "":
            return ""
        if self.type == "choice" and self.options is not None:
            return self.options.label(str(value))
        if self.type == "boolean":
            return "是" if value else "否"
        if self.type in ("date", "partial_date"):
            return chinese_partial_date(str(value))
        if self.type == "year":
            return f"{value}年"
        if self.type in ("integer", "number"):
            return amount(value, self.unit)
        return str(value)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of this field's clean value; null is “not known”."""
        made: dict[str, Any] = {"title": self.name, "type": [_JSON_TYPES.get(self.type, "string"), "null"]}
        if self.help:
            made["description"] = self.help
        if self.options is not None:
            made["enum"] = [*(item.code for item in self.options), None]
            made["x-labels"] = {item.code: item.name for item in self.options}
        if self.type in _PATTERNS:
            made["pattern"] = _PATTERNS[self.type]
        if self.max_length and self.type in ("text", "long_text"):
            made["maxLength"] = self.max_length
        if self.min is not None:
            made["minimum"] = self.min
        if self.max is not None:
            made["maximum"] = self.max
        if self.unit:
            made["x-unit"] = self.unit
        return made


@dataclass(frozen=True)
class Kind:
    """One kind of record. `from_field` and `to_field` name the fields that place it in time."""

    code: str
    name: str
    section: str
    order: int
    singleton: bool
    help: str
    fields: tuple[Field, ...]
    evidence_required: bool
    title_fields: tuple[str, ...]
    from_field: str | None = None
    to_field: str | None = None
    sequence: tuple[tuple[str, str], ...] = ()
    cross: tuple[str, ...] = ()

    @property
    def platform(self) -> bool:
        """Whether the platform itself keeps these records: nobody types them."""
        return self.section == "platform"

    @property
    def public_fields(self) -> tuple[str, ...]:
        """The codes of the fields published in a public notice."""
        return tuple(one.code for one in self.fields if one.public)

    @property
    def form_fields(self) -> tuple[Field, ...]:
        """The fields a person fills in (those of the platform left out)."""
        return tuple(one for one in self.fields if not one.system)

    @property
    def facts_key(self) -> str:
        """Under which key the engine's facts hold these records: the code and an s."""
        return f"{self.code}s"

    def field(self, code: str) -> Field:
        """The field of a code; KeyError where there is none."""
        for one in self.fields:
            if one.code == code:
                return one
        raise KeyError(f"kind {self.code!r} has no field {code!r}")

    def clean(
        self, data: Mapping[str, Any], *, today: date, born: date | None = None, by_system: bool = False
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """What was typed as clean JSON values, and for each bad field one Chinese sentence.

        Empty fields are left out. Fields of the platform are taken with `by_system` only. `today` is business
        time in China; `born` lets dates before birth be found.
        """
        from .clean import clean

        return clean(self, data, today=today, born=born, by_system=by_system)

    def title(self, data: Mapping[str, Any]) -> str:
        """The record in one line; the kind's own name where nothing is filled in yet."""
        words = [self.field(code).text(data.get(code)) for code in self.title_fields]
        other = data.get("name") == "other" and bool(data.get("name_text"))
        if other:  # 其他职称 says nothing beside the name that was written out
            words = words[1:]
        return " ".join(word for word in words if word)[:TITLE_LENGTH] or self.name

    def rows(self, data: Mapping[str, Any], *, public_only: bool = False) -> list[tuple[str, str]]:
        """(name, text) of every field that has something to say, in order, for screens and papers."""
        made = []
        for one in self.fields:
            if public_only and not one.public:
                continue
            text = one.text(data.get(one.code)) or (one.empty if self._begun(data) else "")
            if text and not (one.system and not data.get(one.code)):
                made.append((one.name, text))
        return made

    def span(self, data: Mapping[str, Any]) -> str:
        """When it was: 2016年7月至2019年3月, or the one day of a record that has no end."""
        start = str(data.get(self.from_field) or "") if self.from_field else ""
        if self.to_field is None:
            return chinese_partial_date(start)
        return chinese_span(start, str(data.get(self.to_field) or ""))

    def _begun(self, data: Mapping[str, Any]) -> bool:
        return bool(self.from_field and data.get(self.from_field))

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of one record among the engine's facts: the fields and the record's `id`."""
        properties: dict[str, Any] = {} if self.singleton else {"id": {"type": "string", "title": "记录编号"}}
        properties |= {one.code: one.schema() for one in self.fields}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.name,
            "description": self.help,
            "type": "object",
            "properties": properties,
            "required": [] if self.singleton else ["id"],
            "additionalProperties": False,
        }


@dataclass(frozen=True)
class Section:
    """One menu of the dossier with its kinds."""

    code: str
    name: str
    kinds: tuple[Kind, ...]
