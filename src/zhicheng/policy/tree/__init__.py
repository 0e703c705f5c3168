"""The tree of conditions, compiled: groups, bound records, and leaves that hold one predicate each.

Nodes are made once for a plan (`building.compile`) and explain any number of people.
"""

from zhicheng.policy.tree.base import Head, Node
from zhicheng.policy.tree.bound import NoneOf, Row, Some
from zhicheng.policy.tree.plain import Group, Leaf, Not

__all__ = ["Group", "Head", "Leaf", "Node", "NoneOf", "Not", "Row", "Some"]
