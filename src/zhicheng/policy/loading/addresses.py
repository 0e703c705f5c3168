"""Addresses of plans: `PLAN[/MEMBER][@OVERLAY]`, and the members a family makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple


class Address(NamedTuple):
    """One plan among those a folder makes. The bare id of a family means all its members."""

    plan: str
    member: str | None = None
    overlay: str | None = None

    def __str__(self) -> str:
        return self.plan + (f"/{self.member}" if self.member else "") + (f"@{self.overlay}" if self.overlay else "")


class Member(NamedTuple):
    """One member of a family: its name (`library.senior`) and the value it has on each axis."""

    name: str
    values: Mapping[str, str]


def split(text: str) -> tuple[str, str | None]:
    """What stands before the last `@`, and the overlay after it (None where there is none)."""
    before, at, overlay = text.rpartition("@")
    return (before, overlay) if at else (text, None)


def members(family: list[Mapping[str, Any]] | None) -> tuple[Member, ...]:
    """The members a family makes, in order of its axes; none for a plan that is no family.

    A value with `only` pairs with those values of the next axis alone.
    """
    if not family:
        return ()
    return tuple(_members(family))


def _members(family: list[Mapping[str, Any]]) -> Iterator[Member]:
    for chosen in product(*(axis["values"] for axis in family)):
        steps = zip(family, chosen, chosen[1:], strict=False)
        if all(after in axis["values"][value].get("only", (after,)) for axis, value, after in steps):
            yield Member(".".join(chosen), {axis["id"]: value for axis, value in zip(family, chosen, strict=True)})
