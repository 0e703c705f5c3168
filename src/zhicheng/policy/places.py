"""Places as codes (行政区划): which place a text names, and whether one place lies in another."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from zhicheng.kinds import Field
from zhicheng.policy.fields import REGIONS
from zhicheng.standards import codes


@lru_cache(maxsize=4096)
def region_of(text: str) -> str | None:
    """The code of the place a text names, as fine as it does: 330604 for 浙江省绍兴市上虞区, and for the code itself.

    None where it begins with no place of the table, or names several that do not lie in one another.
    """
    if text.isdigit():
        return text if len(text) == 6 else None
    named = [one for one in codes.table(REGIONS) if one.name in text]
    finest = [one for one in named if not any(_above(one.code, other.code) for other in named)]
    if len(finest) != 1 or not any(text.startswith(one.name) for one in named):
        return None
    return finest[0].code


@lru_cache(maxsize=4096)
def is_in(text: str, area: str) -> bool | None:
    """Whether the place a text names lies in an area; None where it names none, or one too coarse to tell."""
    place = region_of(text)
    return lies_within(place, area) if place is not None else None


def lies_within(place: str, area: str) -> bool | None:
    """Whether a place (six digits) lies in an area (its first two, four or six digits).

    None where the place is told too coarsely: 330000 may or may not lie in 3306.
    """
    if place.startswith(area):
        return True
    return None if area.startswith(_plain(place)) else False


def is_known(area: str) -> bool:
    """Whether an area (its first digits) is one of the table."""
    return area.ljust(6, "0") in codes.table(REGIONS)


def region_name(area: str) -> str:
    """The name of an area by its first two, four or six digits; the digits themselves where nobody knows them."""
    return codes.table(REGIONS).label(area.ljust(6, "0")) if is_known(area) else area


def text_of(field: Field, value: Any) -> str:
    """A value in words; a place by its name."""
    return region_name(value) if field.table == REGIONS and isinstance(value, str) else field.text(value)


def _plain(place: str) -> str:
    """A place without the noughts that say “all of it”: 330600 is 3306."""
    while place.endswith("00"):
        place = place[:-2]
    return place


def _above(one: str, other: str) -> bool:
    return one != other and other.startswith(_plain(one))
