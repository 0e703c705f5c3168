"""The skeleton of a plan: what the grammars read off, each with its clause, everything unsure marked `# ?`."""

from __future__ import annotations

from zhicheng.policy.drafting.skeleton import conditions, everyone, filing, front, offices, timing, way
from zhicheng.policy.drafting.skeleton.sheet import Sheet
from zhicheng.policy.notice import Notice

_ORDER = (
    *("language", "id", "plan", "source", "annexes", "menu", "organiser", "committee", "authorised_by", "basis"),
    *("specialties", "as_of", "counting", "dates", "windows", "population", "common", "methods", "paths", "quotas"),
    *("photo", "commitment", "statement", "establishment", "attachments", "copies_attested", "route", "late"),
    *("interview", "acceptance_points", "papers", "fees", "rosters", "contacts", "links", "sanctions"),
)


def skeleton(plan_id: str, notice: Notice) -> Sheet:
    """The plan as far as it can be read off a notice, in the order of the shipped plans."""
    sheet = Sheet(plan_id, notice)
    for part in (front, timing, everyone, conditions, filing, way, offices):
        part.fill(sheet)
    sheet.order(_ORDER)
    return sheet
