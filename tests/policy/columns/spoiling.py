"""Facts with something missing or moved by a day, as they come from real forms."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from random import Random
from typing import Any

from zhicheng.policy.dates import read_partial

Facts = dict[str, Any]


def spoiled(facts: Facts, rng: Random, times: int = 4) -> Facts:
    """Facts with a few things changed."""
    made = deepcopy(facts)
    for _ in range(times):
        rng.choice(_WAYS)(made, rng)
    return made


def _lists(facts: Facts) -> list[str]:
    return sorted(key for key, value in facts.items() if isinstance(value, dict) and value.get("records"))


def _of_a_list(change: Callable[[Facts, str, Random], None]) -> Callable[[Facts, Random], None]:
    def act(facts: Facts, rng: Random) -> None:
        keys = _lists(facts)
        if keys:
            change(facts, rng.choice(keys), rng)

    return act


def _of_a_record(change: Callable[[Facts, str, Random], None]) -> Callable[[Facts, Random], None]:
    def act(facts: Facts, rng: Random) -> None:
        groups = [facts[key] for key in ("person", "employer", "application") if facts.get(key)]
        rows = [row for key in _lists(facts) for row in facts[key]["records"] if row]
        record = rng.choice(rows if rows and rng.random() < 0.8 else groups or rows or [{}])
        if record:
            change(record, rng.choice(sorted(record)), rng)

    return act


def _drop(facts: Facts, key: str, rng: Random) -> None:
    del facts[key]


def _forget(facts: Facts, key: str, rng: Random) -> None:
    facts[key] = None


def _open(facts: Facts, key: str, rng: Random) -> None:
    facts[key]["complete"] = rng.choice([False, None])


def _close(facts: Facts, key: str, rng: Random) -> None:
    facts[key]["complete"] = True


def _bare(facts: Facts, key: str, rng: Random) -> None:
    facts[key] = facts[key]["records"]


def _empty(facts: Facts, key: str, rng: Random) -> None:
    facts[key] = {"complete": rng.random() < 0.5, "records": rng.choice([[], None])}


def _twice(facts: Facts, key: str, rng: Random) -> None:
    rows = facts[key]["records"]
    rows.insert(rng.randrange(len(rows) + 1), deepcopy(rng.choice(rows)))


def _turned(facts: Facts, key: str, rng: Random) -> None:
    facts[key]["records"] = facts[key]["records"][::-1]


def _coarse(record: Facts, key: str, rng: Random) -> None:
    if read_partial(record[key]) is not None:
        record[key] = record[key][: rng.choice([4, 7])]


def _moved(record: Facts, key: str, rng: Random) -> None:
    days, value = read_partial(record[key]), record[key]
    if days is not None and 1900 < days[0].year < 2100:
        record[key] = (days[0] + timedelta(days=rng.choice([-366, -31, -1, 1, 31, 366]))).isoformat()
    elif isinstance(value, bool):
        record[key] = not value
    elif isinstance(value, (int, float)):
        record[key] = value + rng.choice([-1, 1])


_WAYS: tuple[Callable[[Facts, Random], None], ...] = (
    *map(_of_a_list, (_drop, _forget, _open, _close, _bare, _empty, _twice, _turned)),
    *map(_of_a_record, (_drop, _forget, _coarse, _coarse, _moved, _moved, _moved)),
)
