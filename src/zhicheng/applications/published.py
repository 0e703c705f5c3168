"""What of a revision is published inside the employer (公示的内容), and its digest.

A revision that is filed again is publicised again only where these fields changed, so nothing stands here that may
change without changing what people read: no ids, no versions, no times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhicheng.plans import queries as plans
from zhicheng.trail.services import canonical, sha256

from .rules import choosable

if TYPE_CHECKING:
    from .models import Revision

FORM_FIELDS = ("specialty", "path", "method", "ticks")
BASICS, ACHIEVEMENTS = "basics", "achievements"


def published_fields(revision: Revision) -> dict[str, Any]:
    """The published fields of a revision: who, what is applied for, and what the plan's rule names.

    `{"name", "employer", "form": {name: text}, "basics": [[name, text]], "items": [{kind, title, rows}]}`. Of the
    plan's `fields`, basics (基本情况) are 个人基本信息 and the career, achievements (业绩材料) what was chosen; a rule
    without fields names both. Items are in a fixed order, whatever the order they were entered in.
    """
    content = revision.content
    fields = _fields(revision)
    basics = content["basics"]
    items = [
        {"kind": one["kind_name"], "title": one["title"], "rows": one["public"]}
        for one in content["items"]
        if one["public"] and (ACHIEVEMENTS if choosable(one["kind"]) else BASICS) in fields
    ]
    return {
        "name": content["person"]["name"],
        "employer": content["person"]["employer"]["name"],
        "form": {
            content["form"][code]["name"]: content["form"][code]["text"]
            for code in FORM_FIELDS
            if content["form"].get(code, {}).get("text")
        },
        "basics": basics["public"] if basics and BASICS in fields else [],
        "items": sorted(items, key=canonical),
    }


def _fields(revision: Revision) -> tuple[str, ...]:
    """What the plan's publicity publishes."""
    plan = plans.plan_of(revision.application.plan_id)
    rule = next((stage.publicity for stage in plan.route if stage.publicity is not None), None)
    return (rule.fields if rule is not None else ()) or (BASICS, ACHIEVEMENTS)


def published_digest(published: dict[str, Any]) -> str:
    """Hex SHA-256 over published fields as canonical JSON."""
    return sha256(canonical(published))
