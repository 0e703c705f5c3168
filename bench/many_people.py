"""Benchmarks of `tally`: a pool of made-up people under the largest plan, all in one process and on one core."""

import itertools
import random
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from zhicheng import policy
from zhicheng.policy import columns

from .measuring import median_of, row
from .policy_engine import asked, largest

PEOPLE = 100_000
DIFFERENT = 3_000
_FEWER = 10_000  # for the peer that is slow


def pool(plan: policy.Plan) -> pa.Table:
    """So many people, drawn from made-up ones."""
    made = [one.facts for one in itertools.islice(policy.samples(plan, random.Random(1)), DIFFERENT)]
    table = pa.Table.from_batches([columns.batch_of(made)])
    return table.take(pa.array(np.random.default_rng(1).integers(0, DIFFERENT, PEOPLE)))


def records(table: pa.Table) -> float:
    """How many records a person has."""
    lists = [
        one.name for one in table.schema if pa.types.is_struct(one.type) and one.type.get_field_index("records") >= 0
    ]
    held = [table.column(name).combine_chunks().field("records") for name in lists]
    return sum(len(one.flatten()) for one in held) / table.num_rows


def tally_flat() -> dict[str, object]:
    """Tallies from Parquet, against openfisca-core with every list already counted into a plain column."""
    return _against("flat", PEOPLE)


def tally_members() -> dict[str, object]:
    """Tallies from Parquet, against openfisca-core with the records as members."""
    return _against("members", _FEWER)


def _against(which: str, people: int) -> dict[str, object]:
    from . import openfisca_many

    plan = largest().plan
    table, number = pool(plan), asked(plan)
    held = round(records(table))
    peer = openfisca_many.flat(people, number) if which == "flat" else openfisca_many.members(people, number, held)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "pool.parquet"
        pq.write_table(table, path, row_group_size=columns.ROWS)
        mine, theirs = median_of(lambda: tallied(plan, path), peer, 5)
    note = f"{plan.id}: {number} conditions, {held} records a person, read from Parquet, with counts per clause, "
    note += "missing data and calendar years; there as many formulas without any of that, nothing read from a file"
    return row("µs a person", mine / PEOPLE * 1e6, theirs / people * 1e6, f"openfisca-core, {which}", note)


def tally_reading() -> dict[str, object]:
    """Tallies from Parquet, against three times the bare reading of the same file into Arrow batches."""
    plan = largest().plan
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "pool.parquet"
        pq.write_table(pool(plan), path, row_group_size=columns.ROWS)
        mine, bare = median_of(lambda: tallied(plan, path), lambda: read(path), 5)
    note = f"{plan.id}: {asked(plan)} conditions; ours reads the columns that the plan asks about, the peer all"
    return row("µs a person", mine / PEOPLE * 1e6, 3 * bare / PEOPLE * 1e6, "3 × bare reading", note)


def tallied(plan: policy.Plan, path: Path) -> columns.Tally:
    """The tally of a whole file."""
    found = [columns.tally(plan, one) for one in columns.read_parquet(path, columns.needed(plan))]
    return sum(found[1:], found[0])


def read(path: Path) -> None:
    """Every batch of a file, and nothing done with it."""
    with pq.ParquetFile(path) as file:
        for _ in file.iter_batches(columns.ROWS, use_threads=False):
            pass
