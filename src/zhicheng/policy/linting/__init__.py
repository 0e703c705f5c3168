"""The linter: what in a plan does not hold together, or does not cover its notice.

Each finding is mended in the plan, or accepted there (`accepted: [{code, at, why}]`). Nothing open: the plan passes.
"""

from __future__ import annotations

from dataclasses import replace

from zhicheng.policy.linting import conditions, coverage, rest, timing
from zhicheng.policy.linting.model import CODES, Finding
from zhicheng.policy.loader import LoadedPlan

__all__ = ["CODES", "Finding", "lint"]


def lint(loaded: LoadedPlan) -> tuple[Finding, ...]:
    """Every finding of a plan, those it accepts with their reason; an acceptance that fits nothing is one too."""
    accepted = {(one.code, one.at): one.why for one in loaded.plan.accepted}
    used: set[tuple[str, str]] = set()
    found: list[Finding] = []
    for one in (*coverage.check(loaded), *timing.check(loaded), *conditions.check(loaded), *rest.check(loaded)):
        key = _accepts(accepted, one)
        if key is not None:
            used.add(key)
        found.append(replace(one, reason=accepted[key]) if key is not None else one)
    if loaded.plan.rolled_from is not None:  # an edition keeps its original's acceptances, needed or not
        return tuple(found)
    for code, at in accepted:
        if (code, at) not in used:
            says = f"accepted 里的 {code} {at} 没有对应的问题。"
            mend = "问题已经不在了，请去掉这一项。"
            found.append(Finding("acceptance-unused", f"accepted.{code}", 0, (), says, mend))
    return tuple(found)


def _accepts(accepted: dict[tuple[str, str], str], one: Finding) -> tuple[str, str] | None:
    """The acceptance of a finding: of this place, or of all places that begin so (`lists.*`)."""
    if (one.code, one.at) in accepted:
        return one.code, one.at
    for code, at in accepted:
        if code == one.code and at.endswith("*") and one.at.startswith(at[:-1]):
            return code, at
    return None
