"""Shapes: what a value in a plan file may look like, with its help text.

One declaration serves three ends: checking a file (all problems at once), the JSON Schema for editors, and finding
the dates and years that move when a plan is rolled on to another year.
"""

from zhicheng.policy.shape.base import Checker, Leaf, Shape
from zhicheng.policy.shape.groups import Field, ListOf, MapOf, OneOrMany, Record, Said, may, need, said
from zhicheng.policy.shape.scalars import (
    Address,
    Choice,
    Code,
    Day,
    Flag,
    Integer,
    Month,
    Name,
    Number,
    Text,
    Timed,
    Year,
    is_day,
)

__all__ = [
    "Address",
    "Checker",
    "Choice",
    "Code",
    "Day",
    "Field",
    "Flag",
    "Integer",
    "Leaf",
    "ListOf",
    "MapOf",
    "Month",
    "Name",
    "Number",
    "OneOrMany",
    "Record",
    "Said",
    "Shape",
    "Text",
    "Timed",
    "Year",
    "is_day",
    "may",
    "need",
    "said",
]
