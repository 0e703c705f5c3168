"""The places of a revision a reason can point at, with their names: for reason pickers and fix lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhicheng import policy
from zhicheng.applications import queries as applications


@dataclass(frozen=True, slots=True)
class Place:
    """Something of a revision.

    photo, commitment, profile, basics, form:<field>, item:<id>, slot:<id>, paper:<id>, or whole.
    """

    place: str
    name: str


WHOLE = Place("whole", "整份申报")


def places_of(application_id: int, revision_number: int, plan: policy.Plan) -> list[Place]:
    """Everything of a revision, in the order of the steps; slots of the plan without a file too."""
    content: Mapping[str, Any] = applications.revision(application_id, revision_number).content
    found = [
        *([Place("photo", "证件照")] if plan.photo is not None else []),
        Place("commitment", "个人承诺"),
        Place("profile", "现工作单位"),
        Place("basics", "个人基本信息"),
        *(Place(f"form:{code}", field["name"]) for code, field in content["form"].items()),
        *(Place(f"item:{item['id']}", _item_name(item)) for item in content["items"]),
        *(Place(f"slot:{rule.id}", rule.name) for rule in plan.attachments),
        *(Place(f"paper:{rule.id}", rule.name) for rule in plan.papers),
        WHOLE,
    ]
    return list({place.place: place for place in found}.values())


def names_of(application_id: int, revision_number: int, plan: policy.Plan) -> dict[str, str]:
    """place → name, for telling reasons."""
    return {place.place: place.name for place in places_of(application_id, revision_number, plan)}


def _item_name(item: Mapping[str, Any]) -> str:
    return f"{item['kind_name']}“{item['title']}”" if item["title"] else str(item["kind_name"])
