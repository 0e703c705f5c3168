"""The facts of many people as an Arrow schema, made from the record kinds as the form of one person's facts is.

Values stand as they stand in one person's facts: codes, partial dates (`2018-03`) and texts as text, years as whole
numbers. A list is a struct of `complete` and `records`. What others attest, scores and totals have a column for each
name that is used; a total is text (`6 年`, or the number written out).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from zhicheng.policy import fields

_PLAIN = {"boolean": pa.bool_(), "integer": pa.int64(), "year": pa.int64(), "number": pa.float64()}
_SAID = pa.struct({"by": pa.string(), "value": pa.bool_()})
_SCORE = pa.struct({"self": pa.float64(), "verified": pa.float64()})
OPEN = ("attested", "scores", "totals")  # groups of which a plan names the members
CHOICES = ("path", "method", "specialty", "committee")


def schema(attested: Sequence[str] = (), scores: Sequence[str] = (), totals: Sequence[str] = ()) -> pa.Schema:
    """Every column facts may have; the names tell which attestations, sheets and totals there are."""
    columns = dict(_fixed())
    types = zip(OPEN, (attested, scores, totals), (_SAID, _SCORE, pa.string()), strict=True)
    columns |= {key: pa.struct(dict.fromkeys(names, type_)) for key, names, type_ in types if names}
    return pa.schema(columns)


@cache
def _fixed() -> tuple[tuple[str, pa.DataType], ...]:
    made: dict[str, pa.DataType] = {
        "today": pa.string(),
        "person": pa.struct(_types(fields.person_fields().values())),
        "employer": pa.struct(_types(fields.employer_fields().values())),
        "application": pa.struct({code: pa.string() for code in CHOICES}),
    }
    for kind in fields.record_kinds().values():
        record = pa.struct({"id": pa.string(), **_types(kind.fields)})
        made[kind.facts_key] = pa.struct({"complete": pa.bool_(), "records": pa.list_(record)})
    return tuple(made.items())


def _types(known: Iterable[Any]) -> dict[str, pa.DataType]:
    return {one.code: _PLAIN.get(one.type, pa.string()) for one in known}


def of_columns(asked: Iterable[tuple[str, ...]]) -> pa.Schema:
    """The part of the facts' schema that has some columns (`works`, `records`, `from`), no others."""
    wanted: dict[str, Any] = {}
    for path in asked:
        place = wanted
        for step in path:
            place = place.setdefault(step, {})
    for kind in fields.record_kinds().values():
        if kind.facts_key in wanted:  # of a list at least one field, so that its records can be counted
            wanted[kind.facts_key].setdefault("records", {kind.from_field or kind.fields[0].code: {}})
    whole = schema(*(sorted(wanted.get(key, ())) for key in OPEN))
    return pa.schema({one.name: _narrowed(one.type, wanted[one.name]) for one in whole if one.name in wanted})


def _narrowed(type_: pa.DataType, wanted: dict[str, Any]) -> pa.DataType:
    if pa.types.is_list(type_):
        return pa.list_(_narrowed(type_.value_type, wanted))
    if not pa.types.is_struct(type_):
        return type_
    return pa.struct({one.name: _narrowed(one.type, wanted[one.name]) for one in type_ if one.name in wanted})


def texts(whole: pa.Schema) -> list[str]:
    """The columns of text as a Parquet file names them, so that they can be read as the distinct values they hold."""
    return [path for one in whole for path in _texts(one.name, one.type)]


def _texts(path: str, type_: pa.DataType) -> list[str]:
    if pa.types.is_struct(type_):
        return [found for one in type_ for found in _texts(f"{path}.{one.name}", one.type)]
    if pa.types.is_list(type_):
        return _texts(f"{path}.list.element", type_.value_type)
    return [path] if pa.types.is_string(type_) else []
