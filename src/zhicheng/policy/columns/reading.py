"""Facts of many people into record batches: from Python data, from JSON lines, from Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.json
import pyarrow.parquet

from zhicheng.policy import fields
from zhicheng.policy.columns import layout
from zhicheng.policy.columns.totals import written

ROWS = 50_000  # people in a batch: fewer waste calls, more waste memory
_BLOCK = 1 << 25


def batch_of(people: Sequence[Mapping[str, Any]], schema: pa.Schema | None = None) -> pa.RecordBatch:
    """One batch of people's facts; without a schema, one with every attestation, sheet and total they tell of."""
    rows = [_row(one) for one in people]
    found = schema if schema is not None else layout.schema(*(_names(rows, key) for key in layout.OPEN))
    return pa.RecordBatch.from_pylist(rows, found)


def _names(rows: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return sorted({name for row in rows for name in row.get(key) or ()})


def _row(facts: Mapping[str, Any]) -> dict[str, Any]:
    """One person's facts with what may be written in two ways written in one."""
    made = dict(facts)
    for kind in fields.record_kinds().values():
        if isinstance(made.get(kind.facts_key), list):
            made[kind.facts_key] = {"complete": False, "records": made[kind.facts_key]}
    said = made.get("attested") or {}
    made["attested"] = {name: one if isinstance(one, Mapping) else {"value": one} for name, one in said.items()}
    made["totals"] = {name: written(one) for name, one in (made.get("totals") or {}).items()}
    return made


def read_json_lines(path: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The people of a file of JSON lines, the columns of `schema` of each. ValueError where a line is no JSON object.

    Arrow reads a block of lines at once; a block in which something is written the other way (a bare list) is read
    line by line.
    """
    with path.open("rb") as file:
        for first, block in _blocks(file):
            try:
                yield from _read_block(block, schema)
            except pa.ArrowInvalid:
                yield from _read_lines(block, first, schema)


def _blocks(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """(number of the first line, whole lines) until the file ends."""
    line = 1
    while block := file.read(_BLOCK):
        block += file.readline()
        yield line, block
        line += block.count(b"\n")


def _read_block(block: bytes, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    if not block.strip():
        return
    told = pa.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore", newlines_in_values=False)
    options = pa.json.ReadOptions(use_threads=False, block_size=len(block) + 1)
    table = pa.json.read_json(io.BytesIO(block), read_options=options, parse_options=told)
    if "totals" in table.column_names:
        place = table.column_names.index("totals")
        table = table.set_column(place, schema.field("totals"), _totals(table.column(place), schema))
    yield from table.combine_chunks().to_batches(max_chunksize=ROWS)


def _totals(column: pa.ChunkedArray, schema: pa.Schema) -> pa.Array:
    """Totals that were texts in the file: one that is a bare number says nothing."""
    rows = ({name: written(one) for name, one in (row or {}).items()} for row in column.to_pylist())
    return pa.array(rows, schema.field("totals").type)


def _read_lines(block: bytes, first: int, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    people: list[dict[str, Any]] = []
    for number, line in enumerate(block.splitlines(), first):
        if not line.strip():
            continue
        try:
            facts = json.loads(line)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        if not isinstance(facts, dict):
            raise ValueError(f"line {number}: not an object")
        people.append(facts)
    for place in range(0, len(people), ROWS):
        yield batch_of(people[place : place + ROWS], schema)


def read_parquet(path: Path, schema: pa.Schema, rows: int = ROWS) -> Iterator[pa.RecordBatch]:
    """The people of a Parquet file, the columns of `schema` of each; texts come as the distinct values they hold."""
    held = pa.parquet.read_metadata(path).schema
    known = {held.column(place).path for place in range(len(held))}
    chosen = [one for one in _leaves(schema) if one in known]
    texts = [one for one in layout.texts(schema) if one in known]
    with pa.parquet.ParquetFile(path, read_dictionary=texts) as file:
        for group in range(file.num_row_groups):  # each has distinct values of its own, which one batch cannot mix
            yield from file.iter_batches(rows, row_groups=[group], columns=chosen, use_threads=False)


def _leaves(schema: pa.Schema) -> list[str]:
    return [path for one in schema for path in _paths(one.name, one.type)]


def _paths(path: str, type_: pa.DataType) -> list[str]:
    if pa.types.is_struct(type_):
        return [found for one in type_ for found in _paths(f"{path}.{one.name}", one.type)]
    return _paths(f"{path}.list.element", type_.value_type) if pa.types.is_list(type_) else [path]
