"""What the dossier tells for 填写申报信息, in words: the yearly appraisals the plan asks for, the chosen path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zhicheng import kinds

if TYPE_CHECKING:
    from zhicheng import policy

APPRAISALS = "appraisals"
"""The word of the plan language for yearly appraisals."""


@dataclass(frozen=True, slots=True)
class AppraisalYear:
    """One year the plan asks for: what the approved dossier says of it, and where it is filled in or read."""

    year: int
    result: str
    href: str
    action: str


def appraisal_years(outcome: policy.Outcome, computed: Mapping[str, Any]) -> list[AppraisalYear]:
    """The years the plan asks for and those there are, each with its result; a year without one can be filled in."""
    asked = {year for finding in outcome.findings() for year in _asked_years(finding)}
    told = {row["year"]: row for row in computed["appraisals"]}
    result = kinds.get("appraisal").field("result")
    made = []
    for year in sorted(asked or told):
        row = told.get(year)
        words = result.text(row["result"]) if row and row["result"] else ""
        item = str(row["id"]).partition(":")[2] if row else ""
        href = (
            reverse("applicant:dossier_item", args=[int(item)])
            if item.isdecimal()
            else reverse("applicant:dossier_new", args=["appraisal"])
        )
        made.append(AppraisalYear(year, words, href, "看这一条" if words else "到业绩档案填写"))
    return made


def _asked_years(finding: policy.Finding) -> tuple[int, ...]:
    condition = getattr(finding.node, "condition", None)
    if condition is None or condition.name != APPRAISALS:
        return ()
    return tuple(condition.years)


def path_standing(outcome: policy.Outcome, chosen: str | None) -> Any:
    """How the person stands on the path she chose; None before she chose one the plan has."""
    return next((path for path in outcome.paths if path.id == chosen), None)
