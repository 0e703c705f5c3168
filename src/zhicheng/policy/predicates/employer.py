"""`employer: {zone: …, ownership: private}`: what must be so of the employer."""

from __future__ import annotations

from typing import ClassVar

from zhicheng.policy.predicates.group import GroupShape, GroupTest
from zhicheng.policy.shape import Shape


class Employer(GroupTest):
    """Values of the employer's entry."""

    __slots__ = ()
    name: ClassVar[str] = "employer"
    help: ClassVar[str] = "对用人单位的要求：园区、单位性质、主管部门等"
    shape: ClassVar[Shape] = GroupShape("employer", help)
    group: ClassVar[str] = "employer"
    whose: ClassVar[str] = "单位的"

    @property
    def judge(self) -> str:
        return "审核单位"
