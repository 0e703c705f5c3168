"""The four values of the engine and how they combine.

`met`, `unmet`, `unknown` (data is missing) and `needs_human` (only a person can judge). The combinations are Kleene's
logic with a fourth value between unknown and met; `at_least` equals its expansion into `any` of `all` (tested).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Verdict = Literal["met", "unmet", "unknown", "needs_human"]
Overall = Literal["met", "no_obstacle", "unmet", "unknown"]

MET: Verdict = "met"
UNMET: Verdict = "unmet"
UNKNOWN: Verdict = "unknown"
NEEDS_HUMAN: Verdict = "needs_human"
_OVERALL: dict[Verdict, Overall] = {MET: "met", UNMET: "unmet", UNKNOWN: "unknown", NEEDS_HUMAN: "no_obstacle"}
VERDICTS: tuple[Verdict, ...] = (MET, UNMET, UNKNOWN, NEEDS_HUMAN)


def all_of(values: Iterable[Verdict]) -> Verdict:
    """Unmet if one is unmet; else unknown if one is; else needs_human if one is; else met (also when empty)."""
    found = MET
    for value in values:
        if value == UNMET:
            return UNMET
        if value != MET and found != UNKNOWN:
            found = value
    return found


def any_of(values: Iterable[Verdict]) -> Verdict:
    """Met if one is met; else unknown if one is; else needs_human if one is; else unmet (also when empty)."""
    found = UNMET
    for value in values:
        if value == MET:
            return MET
        if value != UNMET and found != UNKNOWN:
            found = value
    return found


def at_least(count: int, values: Iterable[Verdict]) -> Verdict:
    """Met when `count` are met; unmet when too few can still be met; else unknown where any is, else needs_human."""
    met = unknown = human = 0
    for value in values:
        if value == MET:
            met += 1
        elif value == UNKNOWN:
            unknown += 1
        elif value == NEEDS_HUMAN:
            human += 1
    return of_count(count, met, unknown, human)


def of_count(count: int, met: int, unknown: int, human: int) -> Verdict:
    """`at_least` where one knows how many of the values there are of each."""
    if met >= count:
        return MET
    if met + unknown + human < count:
        return UNMET
    return UNKNOWN if unknown else NEEDS_HUMAN


def not_of(value: Verdict) -> Verdict:
    """Swaps met and unmet, keeps the other two."""
    if value == MET:
        return UNMET
    if value == UNMET:
        return MET
    return value


def soften(value: Verdict, soft: bool) -> Verdict:
    """An unmet soft condition (原则上) is for an office to judge."""
    return NEEDS_HUMAN if soft and value == UNMET else value


def overall(value: Verdict) -> Overall:
    """The word for a person as a whole: where only people still have to judge, nothing stands in the way."""
    return _OVERALL[value]
