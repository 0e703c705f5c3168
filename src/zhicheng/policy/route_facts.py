"""What must still be known of a person before it is certain which office has each stage of her way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhicheng.policy.facts import Facts
from zhicheng.policy.fields import group_fields
from zhicheng.policy.predicates.group import GroupTest
from zhicheng.policy.route import open_choices, resolve
from zhicheng.policy.tree import Leaf
from zhicheng.policy.verdict import UNKNOWN

if TYPE_CHECKING:
    from zhicheng.policy.findings import Finding
    from zhicheng.policy.model.plan import Clause, Plan
    from zhicheng.policy.route import Stage

FILE_REGION = "file_region"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that nobody has told: of whom (`person`, `employer`; empty: of something else), its field, its name.

    `stage` is the first one whose office hangs on it; `clause` where the plan says so.
    """

    group: str
    code: str
    name: str
    stage: str
    clause: Clause


def missing(plan: Plan, facts: Mapping[str, Any]) -> tuple[Missing, ...]:
    """The facts that keep an office open, each once, in the order of the route; empty where every office is certain.

    Where the choice is made and the office goes by the personnel file, the file's own place is one of them.
    """
    found: dict[tuple[str, str], Missing] = {}
    for stage, finding in open_choices(plan, facts):
        for one in _asked(stage, finding):
            found.setdefault((one.group, one.code or one.name), one)
    if found or Facts(facts).value("person", FILE_REGION):
        return tuple(found.values())
    field = group_fields("person")[FILE_REGION]
    by_file = (one for one in resolve(plan, facts) if one.office.where == "file")
    return tuple(Missing("person", FILE_REGION, field.name, one.name, one.clause[:1]) for one in by_file)[:1]


def _asked(stage: Stage, finding: Finding) -> Iterator[Missing]:
    """What the parts of an open choice ask for."""
    for part in finding.walk():
        if part.verdict != UNKNOWN or not isinstance(part.node, Leaf):
            continue
        clause = part.clause or stage.clause[:1]
        condition = part.node.condition
        if isinstance(condition, GroupTest):
            for field, _, _, verdict in part.data:
                if verdict == UNKNOWN:
                    yield Missing(condition.group, field.code, field.name, stage.name, clause)
        else:
            yield Missing("", "", "、".join(part.asks) or part.title, stage.name, clause)
