"""What of a returned application has been mended already: the draft as it would be filed against what was filed.

Whether a thing was mended *well* is for the office to say; here it is only told that it was changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from zhicheng.applications import queries as applications

from . import places
from .pages import STATES, fixes_of, tasks

if TYPE_CHECKING:
    from datetime import datetime

    from zhicheng.applications.models import Revision
    from zhicheng.casework.filing_draft import Filing


def fixes_with_state(filing: Filing, at: datetime) -> list[dict[str, Any]]:
    """The fix list, each with `done`: whether its place was changed since the revision that was returned."""
    fixes = fixes_of(filing.application)
    before = applications.newest_revision(filing.application.pk) if fixes else None
    if before is None:
        return [{**fix, "done": False} for fix in fixes]
    now = applications.preview(filing.draft, filing.facts, at)
    changed = {one.place for one in applications.diff(before, cast("Revision", SimpleNamespace(content=now)))}
    changed |= _changed_items(before.content, now)
    return [{**fix, "done": fix["place"] in changed or (fix["place"] == "whole" and bool(changed))} for fix in fixes]


def _changed_items(before: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    """The places of records that have a newer version now, or were taken out; the return names the old version."""
    versions = {item["lineage"]: item["id"] for item in now["items"]}
    return {f"item:{item['id']}" for item in before["items"] if versions.get(item["lineage"]) != item["id"]}


def tasks_with_fixes(filing: Filing, fixes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps, a finished one marked again where something in it is still to mend."""
    rows = tasks(filing)
    for step, row in zip(filing.steps, rows, strict=True):
        left = sum(1 for fix in fixes if not fix["done"] and places.step_of(fix["place"]) == step.code)
        if left and row["status"] == STATES["done"]:
            row["status"] = f"有\u00a0{left}\u00a0处要改"
    return rows
