"""Hours of continuing education, for many: `tally` of `training_hours`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from zhicheng.policy.columns.column import Numbers
from zhicheng.policy.columns.kleene import Flags, Ints, Kleene, choose, flags, of_verdicts, some_along
from zhicheng.policy.columns.people import Bound, People, rows_of
from zhicheng.policy.columns.totals import numbers
from zhicheng.policy.columns.yearly import not_yet_working
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.predicates.hours import PUBLIC, Cap, Need, number_or_none
from zhicheng.policy.verdict import UNMET

if TYPE_CHECKING:
    from zhicheng.policy.predicates.training_hours import TrainingHours

_FINE = 1024  # hours in such parts of an hour add up without any rounding
_NEAR = 1e-6


def tally(one: TrainingHours, people: People, bound: Bound | None) -> Kleene:
    """`TrainingHours.explain`."""
    spread = rows_of(people, bound).spread
    asserted, told = _asserted(one, people)
    counted = _Count(one, people).verdicts()
    return spread(choose(asserted, told, counted) if asserted.any() else counted)


class _Count:
    """The hours of all people, by person and period (a cell) and by kind."""

    def __init__(self, one: TrainingHours, people: People) -> None:
        self.one, self.people = one, people
        self.periods: tuple[int | None, ...] = tuple(dict.fromkeys(one.years)) if one.yearly else (None,)
        records = people.records("trainings")
        self.years, self.amount, self.kinds = records.field("year"), records.field("hours"), records.field("kind")
        self.mode = records.field("mode")
        self.owner = records.owner
        inside = self.years.where(lambda year: year in one.years)
        self.used = inside & self.amount.present
        self.hours = self.amount.numbers(lambda value: number_or_none(value) or 0.0)
        self.cell = self.owner
        if one.yearly:
            places = {year: n for n, year in enumerate(self.periods)}
            place = self.years.numbers(lambda year: places.get(year, 0)).astype(np.int64)
            self.cell = self.owner * len(self.periods) + place
        self.loose = flags(people.count)
        self.loose[self.owner[~self.years.present | (inside & ~self.amount.present)]] = True

    def verdicts(self) -> Kleene:
        sure = self._sums(self.used, perhaps=False)
        lacks = sure.lacks
        begun = _early(self.one, self.people, self.periods, lacks)
        before = lacks & begun.met
        done = ~some_along(lacks & ~before, 1)
        whole = self.people.records("trainings").complete & ~self.loose
        open_ = ~done & whole
        most = self._sums(self.used & open_.take(self.owner), perhaps=True)
        lacking = some_along(lacks, 1)
        met, human = done & ~lacking, done & lacking
        unmet = open_ & some_along(most.lacks & begun.unmet, 1)
        found = Kleene(met, unmet, human)
        doubtful = sure.close | (open_ & (most.close | most.crossed))
        return _one_by_one(self.one, self.people, found, np.flatnonzero(doubtful))

    def _sums(self, used: Flags, perhaps: bool) -> _Sums:
        """What these hours come to."""
        one, count = self.one, self.people.count * len(self.periods)
        capped = used & self._capped(one.cap, perhaps) if one.cap is not None else flags(len(used))
        held = self._by_kind(used & ~capped, count)
        counts = [
            [place for place, kind in enumerate(self.kinds.values) if need.counts(kind, perhaps)] for need in one.needs
        ]
        crossed = flags(self.people.count)
        if one.cap is not None and capped.any():
            bound = self._by_kind(capped, count)
            held += _filled(held, bound, float(one.cap.per_year), counts, one.needs)
            if perhaps:
                crossed = some_along(self._mixed(bound).reshape(self.people.count, len(self.periods)), 1)
        gaps = np.stack([need.hours - held[kinds].sum(axis=0) for need, kinds in zip(one.needs, counts, strict=True)])
        return _Sums(self, gaps.reshape(len(one.needs), self.people.count, len(self.periods)), crossed)

    def _capped(self, cap: Cap, perhaps: bool) -> Flags:
        """Which hours fall under the cap of their year; a mode nobody knows may be the capped one."""
        mode, free = cap.mode, cap.except_years
        modes = (mode,) if perhaps else (mode, None)
        return self.mode.where(lambda told: told in modes) & self.years.where(lambda year: year not in free)

    def _mixed(self, bound: Numbers) -> Flags:
        """Cells in which it may decide which capped kind is filled first: 公需 not told apart, beside others."""
        unsure = [place for place, kind in enumerate(self.kinds.values) if kind in (None, PUBLIC)]
        several: Flags = np.asarray(np.count_nonzero(bound > 0, axis=0) > 1)
        return some_along(bound[unsure] > 0, 0) & several

    def _by_kind(self, chosen: Flags, count: int) -> Numbers:
        """The hours of each kind (a row each) in every cell."""
        kinds = len(self.kinds.values)
        rows = np.flatnonzero(chosen)
        place = self.kinds.index.take(rows) * count + self.cell.take(rows)
        hours = np.bincount(place, weights=self.hours.take(rows), minlength=count * kinds)
        return hours.astype(np.float64, copy=False).reshape(kinds, count)

    @cached_property
    def rounded(self) -> Flags:
        """Whose hours may be rounded when they are added."""
        found = flags(self.people.count)
        found[self.owner[self.used & self.amount.where(lambda hours: (hours or 0) * _FINE % 1 != 0)]] = True
        return found


@dataclass(frozen=True, slots=True)
class _Sums:
    """What every need lacks of each person in each period (not above 0: nothing); `crossed`: whose sums hang on the
    order of the records."""

    count: _Count
    gaps: Numbers
    crossed: Flags

    @property
    def lacks(self) -> Flags:
        """By person and period: whether hours of some need are lacking."""
        return some_along(self.gaps > 0, 0)

    @property
    def close(self) -> Flags:
        """Who stands on a line, with hours that may be rounded."""
        if not self.count.rounded.any():
            return flags(self.count.people.count)
        near = some_along(np.abs(self.gaps) < _NEAR, (0, 2))
        return self.count.rounded & near


def _filled(free: Numbers, bound: Numbers, limit: float, counts: list[list[int]], needs: tuple[Need, ...]) -> Numbers:
    """How many capped hours of each kind are taken, where they are needed most (`hours.counted`)."""
    taken = np.zeros_like(bound)
    left = np.full(bound.shape[1], limit)
    places = sorted(range(len(needs)), key=partial(_width, needs))
    order = [(counts[place], float(needs[place].hours)) for place in places]
    for kinds, hours in (*order, (range(len(bound)), np.inf)):
        short = np.maximum(hours - (free + taken)[list(kinds)].sum(axis=0), 0.0)
        for kind in kinds:
            more = np.minimum(np.minimum(short, bound[kind] - taken[kind]), left)
            taken[kind] += more
            left, short = left - more, short - more
    return taken


def _width(needs: tuple[Need, ...], place: int) -> float:
    kinds = needs[place].kinds
    return len(kinds) if kinds is not None else np.inf


class _Early:
    """By person and period: whether it lies before the person began to work, where hours are lacking in it."""

    def __init__(self, met: Flags, unmet: Flags) -> None:
        self.met, self.unmet = met, unmet


def _early(one: TrainingHours, people: People, periods: tuple[int | None, ...], lacks: Flags) -> _Early:
    if one.before_work == UNMET:
        return _Early(np.zeros_like(lacks), np.ones_like(lacks))
    years = [not_yet_working(people, year) for year in periods if year is not None]
    if not years:
        return _Early(np.zeros_like(lacks), np.ones_like(lacks))
    met, unmet = (np.stack(flag, axis=1) for flag in ([y.met for y in years], [y.unmet for y in years]))
    return _Early(met & lacks, unmet | ~lacks)


def _one_by_one(one: TrainingHours, people: People, found: Kleene, rows: Ints) -> Kleene:
    """For the few who stand on a line where the order of adding may decide: the engine's own answer."""
    if not len(rows):
        return found
    exact = of_verdicts([one.verdict(View(Facts(people.facts(row)))) for row in rows.tolist()])
    for mine, theirs in zip(found, exact, strict=True):
        mine[rows] = theirs
    return found


def _asserted(one: TrainingHours, people: People) -> tuple[Flags, Kleene]:
    """Who told totals in place of records, and what these come to (`TrainingHours._asserted`)."""
    periods: tuple[int | None, ...] = tuple(dict.fromkeys(one.years)) if one.yearly else (None,)
    told = [[_told(people, year, need) for need in one.needs] for year in periods]
    value = np.array([[each for each, _ in row] for row in told])
    known = np.array([[each for _, each in row] for row in told])
    asserted = ~people.records("trainings").given & some_along(known[:, 0], 0)
    wanted = np.array([need.hours for need in one.needs])[None, :, None]
    lacks = some_along(value < wanted, 1).T
    begun = _early(one, people, periods, lacks)
    under = some_along(known & (value < wanted), 1).T
    missing = some_along(~known, 1).T
    open_ = ~begun.met & ~begun.unmet
    short = some_along(under & begun.unmet, 1)
    asks = some_along(missing & ~begun.met, 1) | some_along(under & open_, 1)
    before = some_along(begun.met, 1)
    return asserted, Kleene(~short & ~asks & ~before, short, ~short & ~asks & before)


def _told(people: People, year: int | None, need: Need) -> tuple[Numbers, Flags]:
    """`TrainingHours._told` of everyone: the number (0 where there is none), and who told one."""
    begin = "training_hours." + (f"{year}." if year is not None else "")
    if need.kinds is None:
        return numbers(people.total(f"{begin}total"))
    first, known = numbers(people.total(begin + need.kinds[0]))
    if len(need.kinds) == 1:
        return first, known
    parts = [numbers(people.total(begin + kind)) for kind in need.kinds if kind != PUBLIC]
    value = sum((each for each, _ in parts[1:]), parts[0][0])
    every = np.logical_and.reduce([each for _, each in parts])
    value = np.where(every, value, 0.0)
    if need.kinds[0] == PUBLIC:
        return np.where(known, first, value), known | every
    return value, every
