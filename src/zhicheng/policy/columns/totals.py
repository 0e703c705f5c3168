"""Totals that were asserted in place of their parts, as a column holds them: the text, or the number written out.

A text that is a bare number says nothing to the engine (`spans.read_length` wants its unit), so columns hold none.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from zhicheng.policy.columns.column import Column, Numbers
from zhicheng.policy.columns.kleene import Flags, Ints
from zhicheng.policy.predicates.hours import number_or_none
from zhicheng.policy.predicates.spans import read_length

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?|[-+]?(inf|nan)")


def written(value: Any) -> str | None:
    """A total as a column holds it."""
    if isinstance(value, str):
        return None if _NUMBER.fullmatch(value) else value
    return repr(value) if number_or_none(value) is not None else None


def read(text: str | None) -> Any:
    """The total again."""
    if text is None or not _NUMBER.fullmatch(text):
        return text
    return int(text) if text.lstrip("-").isdigit() else float(text)


def lengths(column: Column) -> tuple[Ints, Flags]:
    """The full years of an asserted length, and which rows have one."""
    found = [read_length(read(one)) for one in column.values]
    years = np.array([one.years if one is not None else 0 for one in found], dtype=np.int64)
    return years.take(column.index), column.where(lambda text: read_length(read(text)) is not None)


def numbers(column: Column) -> tuple[Numbers, Flags]:
    """An asserted number, and which rows have one."""
    known = column.where(lambda text: number_or_none(read(text)) is not None)
    return column.numbers(lambda text: number_or_none(read(text)) or 0.0), known
