"""Many people at once: the third face (`tally`) of every predicate and node, on Arrow record batches with numpy.

One tree of conditions answers for one person (`explain`) and for a batch (`tally`); tests hold the two equal. Nothing
here is loaded before someone asks for a batch.
"""

from __future__ import annotations

from zhicheng.policy.columns.judging import Judged, Tally, judge, needed, tally
from zhicheng.policy.columns.layout import schema
from zhicheng.policy.columns.people import People
from zhicheng.policy.columns.reading import ROWS, batch_of, read_json_lines, read_parquet

__all__ = [
    "ROWS",
    "Judged",
    "People",
    "Tally",
    "batch_of",
    "judge",
    "needed",
    "read_json_lines",
    "read_parquet",
    "schema",
    "tally",
]
