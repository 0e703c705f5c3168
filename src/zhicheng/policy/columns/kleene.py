"""The four values of the engine for many at once: an array of flags each, combined as `policy.verdict` does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNMET, VERDICTS, Verdict

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


class Kleene(NamedTuple):
    """A verdict for each row. No row has two of the flags; one with none of them is unknown."""

    met: Flags
    unmet: Flags
    human: Flags

    @property
    def unknown(self) -> Flags:
        return ~(self.met | self.unmet | self.human)

    def take(self, rows: Ints) -> Kleene:
        """The verdicts of these rows, in their order; a row may come up many times."""
        human = self.human.take(rows) if self.human.any() else flags(len(rows))
        return Kleene(self.met.take(rows), self.unmet.take(rows), human)

    def words(self) -> list[Verdict]:
        """The verdict of each row as the rest of the engine writes it."""
        codes = self.unmet + 2 * self.unknown + 3 * self.human
        return [VERDICTS[code] for code in codes.tolist()]


def flags(count: int, value: bool = False) -> Flags:
    """So many times the same flag."""
    return np.full(count, value, dtype=np.bool_)


def some_along(array: Flags, axis: int | tuple[int, ...]) -> Flags:
    """Whether any flag is set along an axis."""
    return np.asarray(array.any(axis=axis), dtype=np.bool_)


def constant(verdict: Verdict, count: int) -> Kleene:
    """The same verdict for every row."""
    return Kleene(flags(count, verdict == MET), flags(count, verdict == UNMET), flags(count, verdict == NEEDS_HUMAN))


def of_verdicts(values: Sequence[Verdict]) -> Kleene:
    """Verdicts one by one as arrays."""
    table = [[one == wanted for one in values] for wanted in (MET, UNMET, NEEDS_HUMAN)]
    return Kleene(*(np.array(one, dtype=np.bool_) for one in table))


def decided(met: Flags, unmet: Flags) -> Kleene:
    """Met where it is, unmet where it is, unknown elsewhere."""
    return Kleene(met, unmet, flags(len(met)))


def all_of(values: Sequence[Kleene], count: int) -> Kleene:
    """`verdict.all_of`, row by row; met where there are no values."""
    met, unmet, unknown = flags(count, True), flags(count), flags(count)
    for one in values:
        met &= one.met
        unmet |= one.unmet
        unknown |= one.unknown
    return Kleene(met, unmet, ~(met | unmet | unknown))


def any_of(values: Sequence[Kleene], count: int) -> Kleene:
    """`verdict.any_of`, row by row; unmet where there are no values."""
    return not_of(all_of([not_of(one) for one in values], count))


def at_least(least: int, values: Sequence[Kleene], count: int) -> Kleene:
    """`verdict.at_least`, row by row."""
    met, unmet, human = (np.zeros(count, dtype=np.int64) for _ in range(3))
    for one in values:
        met += one.met
        unmet += one.unmet
        human += one.human
    return counted(least, met, len(values) - met - unmet - human, human)


def counted(least: int, met: Ints, unknown: Ints, human: Ints) -> Kleene:
    """`verdict.at_least` of how many of each there are."""
    reached = met >= least
    short = met + unknown + human < least
    return Kleene(reached, short & ~reached, ~reached & ~short & (unknown == 0))


def not_of(value: Kleene) -> Kleene:
    """Swaps met and unmet, keeps the other two."""
    return Kleene(value.unmet, value.met, value.human)


def soften(value: Kleene) -> Kleene:
    """An unmet soft condition (原则上) is for an office to judge."""
    return Kleene(value.met, flags(len(value.unmet)), value.human | value.unmet)


def any_per(owner: Ints, values: Kleene, open_: Flags) -> Kleene:
    """`verdict.any_of` of the values of each owner (0, 1, …); `open_`: another one may be there that nobody knows."""
    met, unknown, human = flags(len(open_)), open_.copy(), flags(len(open_))
    met[owner[values.met]] = True
    unknown[owner[values.unknown]] = True
    human[owner[values.human]] = True
    human &= ~met & ~unknown
    return Kleene(met, ~(met | unknown | human), human)


def all_per(owner: Ints, values: Kleene, count: int) -> Kleene:
    """`verdict.all_of` of the values of each owner (0, 1, …); met for an owner of none."""
    return not_of(any_per(owner, not_of(values), flags(count)))


def count_per(owner: Ints, chosen: Flags, count: int) -> Ints:
    """How many of the chosen each owner has."""
    return np.bincount(owner[chosen], minlength=count)


def choose(where: Flags, one: Kleene, other: Kleene) -> Kleene:
    """`one` where the flag is set, `other` elsewhere."""
    return Kleene(*(np.where(where, a, b) for a, b in zip(one, other, strict=True)))
