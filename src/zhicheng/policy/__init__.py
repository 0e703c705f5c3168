"""Policy: the plan language and the engine that answers questions about plans and people.

Owns what a plan file may say, its checks, the compiled conditions, findings, the route, dates and editions for other
years. Pure: no Django, no database, no clock of its own, no network. The rooms use what is listed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhicheng.policy import dates, route
    from zhicheng.policy.building.build import Shared
    from zhicheng.policy.evaluation import evaluate
    from zhicheng.policy.findings import Finding
    from zhicheng.policy.linting import lint, lint_folder
    from zhicheng.policy.loading.addresses import Address
    from zhicheng.policy.loading.frozen import digest, freeze, thaw
    from zhicheng.policy.loading.loader import LoadedPlan, PlanFolder, load_folder, open_folder
    from zhicheng.policy.model.plan import Plan
    from zhicheng.policy.notice import Notice
    from zhicheng.policy.outcome import AttachmentOutcome, Outcome, PathOutcome
    from zhicheng.policy.problems import PlanError, PlanErrors
    from zhicheng.policy.rolling import roll
    from zhicheng.policy.route import Due, GateRule, OfficeRule, PublicityRule, Stage
    from zhicheng.policy.sampling import Sample, samples

__all__ = [
    "Address",
    "AttachmentOutcome",
    "Due",
    "Finding",
    "GateRule",
    "LoadedPlan",
    "Notice",
    "OfficeRule",
    "Outcome",
    "PathOutcome",
    "Plan",
    "PlanError",
    "PlanErrors",
    "PlanFolder",
    "PublicityRule",
    "Sample",
    "Shared",
    "Stage",
    "dates",
    "digest",
    "evaluate",
    "freeze",
    "lint",
    "lint_folder",
    "load_folder",
    "open_folder",
    "roll",
    "route",
    "samples",
    "thaw",
]

# Where each public name stands; loaded when first used, so that one verb does not pay for all.
_HOMES = {
    "evaluate": "evaluation",
    "AttachmentOutcome": "outcome",
    "Finding": "findings",
    "Outcome": "outcome",
    "PathOutcome": "outcome",
    "digest": "loading.frozen",
    "freeze": "loading.frozen",
    "thaw": "loading.frozen",
    "Address": "loading.addresses",
    "LoadedPlan": "loading.loader",
    "PlanFolder": "loading.loader",
    "Shared": "building.build",
    "load_folder": "loading.loader",
    "open_folder": "loading.loader",
    "Notice": "notice",
    "Plan": "model.plan",
    "PlanError": "problems",
    "PlanErrors": "problems",
    "Due": "route",
    "GateRule": "route",
    "OfficeRule": "route",
    "PublicityRule": "route",
    "Stage": "route",
    "Sample": "sampling",
    "lint": "linting",
    "lint_folder": "linting",
    "roll": "rolling",
    "samples": "sampling",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in ("dates", "route"):
        return import_module(f"{__name__}.{name}")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
