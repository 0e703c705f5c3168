"""JSON Schemas with help texts, for editors: of `plan.yaml` and of facts."""

from __future__ import annotations

from typing import Any

from zhicheng.policy.form.facts import facts_schema
from zhicheng.policy.form.plan import PLAN
from zhicheng.policy.form.trees import tree_schema

__all__ = ["facts_schema", "plan_schema"]


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan file."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "评审计划 plan.yaml"}
    return {**head, **PLAN.schema(), "$defs": {"tree": tree_schema()}}
