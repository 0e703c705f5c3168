"""Facts at the edges of `training_hours`: an hour short in each kind, a year without any, all learned in one mode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from zhicheng.policy.predicates.base import Example, records
from zhicheng.policy.predicates.hours import Cap, Need, least
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET

if TYPE_CHECKING:
    from zhicheng.policy.predicates.training_hours import TrainingHours

_KEY = "trainings"


def examples_of(rule: TrainingHours) -> tuple[Example, ...]:
    """Facts just below, exactly on and above what is asked, and those that leave it unknown or to people."""
    exact = least(rule.needs)
    found = [Example("exact", MET, _rows(rule, exact))]
    for need in rule.needs:
        short = _less(exact, need)
        if short is not None:
            found.append(Example("below", UNMET, _rows(rule, exact, short) | _work(rule, rule.years[0] - 1)))
    above = {kind: hours + 6 for kind, hours in exact.items()}
    found.append(Example("above", MET, _rows(rule, above)))
    if rule.cap is not None:
        found += _at_the_cap(rule, exact, rule.cap)
    if rule.before_work == NEEDS_HUMAN and len(rule.years) > 1:
        late = _rows(rule, exact, {}, place=0)
        found.append(Example("needs_human", NEEDS_HUMAN, late | _work(rule, rule.years[0] + 1)))
        found.append(Example("below", UNMET, late | _work(rule, rule.years[0])))
    return (*found, Example("unknown", UNKNOWN, records(_KEY, complete=False)))


def _work(rule: TrainingHours, year: int) -> dict[str, Any]:
    """Work that began in a year, where the plan asks about the years before it."""
    if rule.before_work == UNMET:
        return {}
    begun = {"id": "example:work", "from": f"{year}-07-01", "to": None, "work_kind": "other"}
    return records("works", {**begun, "same_profession": False})


def _less(exact: Mapping[str, int], need: Need) -> dict[str, int] | None:
    """An hour less for one need, made up elsewhere where that can be; None where no hour is there to take."""
    kind = next((one for one, hours in exact.items() if hours and need.counts(one, False)), None)
    if kind is None or (need.kinds is None and not exact.get("other")):
        return None
    less = {**exact, ("other" if need.kinds is None else kind): exact["other" if need.kinds is None else kind] - 1}
    if need.kinds is not None:
        spare = "other" if "other" not in need.kinds else "professional"
        less[spare] = less.get(spare, 0) + 1
    return less


def _at_the_cap(rule: TrainingHours, exact: Mapping[str, int], cap: Cap) -> Iterator[Example]:
    """All hours learned in the capped mode: too many of them, but for the years that are excepted."""
    if cap.per_year < rule.total and set(rule.years) - cap.except_years:
        yield Example("below", UNMET, _rows(rule, exact, mode=cap.mode) | _work(rule, rule.years[0] - 1))
        yield Example("unknown", UNKNOWN, _rows(rule, exact, mode=None))


def _rows(
    rule: TrainingHours,
    hours: Mapping[str, int],
    other: Mapping[str, int] | None = None,
    mode: str | None = "offline",
    place: int = -1,
) -> dict[str, Any]:
    """Records that hold these sums: in each year (`other`: other sums in the one at `place`), or spread over them."""
    rows: list[dict[str, Any]] = []
    if rule.yearly:
        for year in rule.years:
            held = other if other is not None and year == rule.years[place] else hours
            rows += [_row(rule, kind, year, number, mode) for kind, number in held.items() if number]
        return records(_KEY, *rows)
    for kind, whole in (other if other is not None else hours).items():
        share, rest = divmod(whole, len(rule.years))
        parts = [(year, share + (1 if n < rest else 0)) for n, year in enumerate(rule.years)]
        rows += [_row(rule, kind, year, part, mode) for year, part in parts if part]
    return records(_KEY, *rows)


def _row(rule: TrainingHours, kind: str, year: int, hours: int, mode: str | None) -> dict[str, Any]:
    made = {"id": f"example:{kind}-{year}", "year": year, "kind": kind, "hours": hours}
    return {**made, "mode": mode} if rule.cap is not None else made
