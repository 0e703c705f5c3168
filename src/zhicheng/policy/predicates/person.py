"""`person: {in_service: true, identity: [resident_id]}`: what must be so of the person."""

from __future__ import annotations

from typing import ClassVar

from zhicheng.policy.predicates.group import GroupShape, GroupTest
from zhicheng.policy.shape import Shape


class Person(GroupTest):
    """Values of 个人基本信息, and the kind of identity paper."""

    __slots__ = ()
    name: ClassVar[str] = "person"
    help: ClassVar[str] = "对本人的要求：在职、证件种类、岗位类别等"
    shape: ClassVar[Shape] = GroupShape("person", help)
    group: ClassVar[str] = "person"
    whose: ClassVar[str] = "您的"
