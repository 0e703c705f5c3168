"""Conditions apart from any plan: checking what is written, compiling it, asking it about facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhicheng.policy.building.compile import Compiler
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.findings import Finding
from zhicheng.policy.form.trees import TREE
from zhicheng.policy.model.plan import Window
from zhicheng.policy.predicates.base import Condition, Context, Example, Sheet
from zhicheng.policy.problems import Report
from zhicheng.policy.shape import Checker
from zhicheng.policy.tree import Leaf, Node

Facts_ = dict[str, Any]
AS_OF = date(2020, 12, 31)
SHEETS = {
    "verified": Sheet("评审打分表", 100, "中评委推荐"),
    "own": Sheet("评审打分表", 100, None),
}
CONTEXT = Context(
    as_of=AS_OF,
    windows={"five-years": Window("five-years", date(2016, 1, 1), AS_OF, ("二",))},
    sheets=SHEETS,
)


def wrong(tree: Any) -> list[tuple[str, str, str]]:
    """(path, found, expected) of everything that is wrong with a tree as written."""
    report = Report("plan.yaml")
    TREE.check(tree, (), Checker(report, {"windows": {"five-years"}, "sheets": set(SHEETS)}))
    return [(one.path, one.found, one.expected) for one in report.errors]


def node(tree: Mapping[str, Any], context: Context = CONTEXT) -> Node:
    assert wrong(tree) == []
    return Compiler(context).node(tree, "x", ("二#1",), "office")


def ask(tree: Mapping[str, Any], facts: Mapping[str, Any], context: Context = CONTEXT) -> Finding:
    """The finding of a tree for some facts."""
    return node(tree, context).explain(View(Facts(facts)))


def condition(tree: Mapping[str, Any], context: Context = CONTEXT) -> Condition:
    found = node(tree, context)
    assert isinstance(found, Leaf)
    return found.condition


def bound(kind: str, tree: Mapping[str, Any], context: Context = CONTEXT) -> Condition:
    """A condition that stands within `some: kind`."""
    found = node({"some": kind, "holds": [tree]}, context).below()[0]
    assert isinstance(found, Leaf)
    return found.condition


def misjudged(one: Condition) -> list[tuple[str, str, str]]:
    """(example, verdict promised, verdict found) of every example that does not come out as it says."""

    def found(example: Example) -> str:
        return one.verdict(View(Facts(example.facts), example.it))

    return [(e.name, e.verdict, found(e)) for e in one.examples() if found(e) != e.verdict]


def names(one: Condition) -> list[str]:
    """The names of a condition's examples, in order."""
    return [example.name for example in one.examples()]


def plain(text: str | None) -> str | None:
    """A sentence with plain spaces."""
    return text.replace("\u00a0", " ") if text is not None else None


def told(finding: Finding) -> dict[str, Any]:
    """What a finding tells a person, in plain spaces."""
    day = finding.earliest
    return {
        "verdict": finding.verdict,
        "measured": plain(finding.measured),
        "required": plain(finding.required),
        "gap": plain(finding.gap),
        "sentence": plain(finding.sentence),
        "mend": plain(finding.mend),
        "earliest": day.isoformat() if day else None,
    }


def records(*rows: Facts_, complete: bool = True) -> Facts_:
    return {"complete": complete, "records": list(rows)}
