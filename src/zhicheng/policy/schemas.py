"""JSON Schemas with help texts, for editors: of `plan.yaml` and of facts."""

from __future__ import annotations

from typing import Any

from zhicheng.policy.facts_shape import facts_schema
from zhicheng.policy.plan_shape import PLAN
from zhicheng.policy.tree_shape import tree_schema

__all__ = ["facts_schema", "plan_schema"]


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan file."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "评审计划 plan.yaml"}
    return {**head, **PLAN.schema(), "$defs": {"tree": tree_schema()}}
