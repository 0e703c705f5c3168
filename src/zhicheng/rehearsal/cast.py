"""Who takes part and what befalls each: people from the plan's own samples, fates drawn by the seed."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from typing import Any

from zhicheng import policy

FATES = (
    ("straight", 10),
    ("returned_early", 3),
    ("returned_late", 3),
    ("rejected", 1),
    ("rejected_late", 1),
    ("withdrawn", 1),
    ("late", 1),
    ("abandons", 1),
    ("no_paper", 1),
)
"""returned_early/late: by the first office, by a later one; abandons: never mends; no_paper: brings none."""
PASSING = ("straight", "returned_early", "returned_late")
"""Fates that end before the committee."""


FIT = ("met", "no_obstacle")


@dataclass(frozen=True, slots=True)
class Member:
    """One made-up person: what is true of her, by which path she files, and what befalls her."""

    number: int
    facts: Mapping[str, Any]
    path: str
    fate: str


def sampled(plan: policy.Plan, rng: random.Random) -> Iterator[policy.Sample]:
    """The plan's samples as they are on its second day, when dossiers are filled in: no record tells of a later day."""
    opens = plan.opens
    return policy.samples(plan, rng, min(opens + timedelta(days=1), plan.as_of) if opens is not None else None)


def cast(plan: policy.Plan, applicants: int, seed: int, *, fit_only: bool = False) -> list[Member]:
    """`applicants` people (1 or more), the same for the same plan, number and seed.

    The plan's samples are gone through in turn, so that every path and every condition has its people. The first whom
    a path lets in comes through; of each other fate there is one as soon as there are people enough. `fit_only` leaves
    out whom the plan does not let in.
    """
    rng = random.Random(seed)  # noqa: S311
    samples = sampled(plan, rng)
    fates = [name for name, _ in FATES]
    weights = [weight for _, weight in FATES]
    others = [name for name in fates if name not in PASSING]
    others = others[seed % len(others) :] + others[: seed % len(others)]
    passing = cycle(PASSING)
    passed: set[str] = set()
    members = []
    for number in range(1, applicants + 1):
        sample = next(one for one in samples if not fit_only or one.expected in FIT)
        drawn = rng.choices(fates, weights)[0]
        if sample.expected in FIT and sample.path not in passed:
            passed.add(sample.path)
            drawn = next(passing)
        elif sample.expected in FIT and others:
            drawn = others.pop(0)
        members.append(Member(number, sample.facts, sample.path, drawn))
    return members
