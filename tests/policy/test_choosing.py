"""A person who has chosen no path: what hangs on the choice is asked of each path as a way through."""

from __future__ import annotations

from typing import Any

import pytest

from zhicheng import policy
from zhicheng.policy.cases import facts_of
from zhicheng.policy.loading.addresses import Address
from zhicheng.policy.telling.showing import outcome_lines, show

from .conftest import ENGINEER, PLANS

_SENIOR = {
    "titles": {
        "complete": True,
        "records": [{"id": "n", "name": "senior_engineer", "level": "senior", "awarded": "2011-11-20"}],
    },
    "appointments": {
        "complete": True,
        "records": [{"id": "p", "as": "senior_engineer", "from": "2012-01-01", "to": "2019-12-31"}],
    },
}
_GOLD = {"honours": {"complete": True, "records": [{"id": "h", "kind": "world_skills_gold", "issued": "2019-08"}]}}
_OPEN = {"honours": {"complete": False, "records": []}}


@pytest.fixture(scope="module")
def shaoxing() -> policy.LoadedPlan:
    name = "2020-zj-construction-professor"
    return policy.open_folder(PLANS / name).load(Address(name, None, "shaoxing"))


@pytest.mark.parametrize(
    ("more", "verdict", "in_post", "nearest", "ways"),
    [
        (_GOLD, "no_obstacle", "met", "skilled", ("unmet", "needs_human")),
        (_SENIOR, "unmet", "unmet", "normal", ("unmet", "unmet")),
        ({**_SENIOR, **_GOLD}, "no_obstacle", "met", "skilled", ("unmet", "needs_human")),
        ({**_SENIOR, **_OPEN}, "unknown", "met", "skilled", ("unmet", "unknown")),
        (
            {**_SENIOR, **_GOLD, "application": {"path": "normal"}},
            "unmet",
            "unmet",
            "normal",
            ("met", "needs_human"),
        ),
        (
            {**_SENIOR, **_GOLD, "application": {"path": "skilled"}},
            "no_obstacle",
            "met",
            "normal",
            ("met", "needs_human"),
        ),
    ],
)
def test_the_best_way_through(
    shaoxing: policy.LoadedPlan,
    more: dict[str, Any],
    verdict: str,
    in_post: str,
    nearest: str,
    ways: tuple[str, str],
) -> None:
    title = {"outside_province": False}
    facts = facts_of({"with": ["base", "closed"], "replace": more}, shaoxing.cases["facts"])
    for one in facts["titles"]["records"]:
        one |= title
    found = policy.evaluate(shaoxing.plan, facts)
    assert (found.verdict, found.finding("in-post").verdict, found.nearest) == (verdict, in_post, nearest)
    assert (found.ways["normal"], found.ways["skilled"]) == ways


def test_interview_and_copies_where_the_open_paths_agree(shaoxing: policy.LoadedPlan) -> None:
    facts = facts_of({"with": ["base", "closed"], "replace": _GOLD}, shaoxing.cases["facts"])
    found = policy.evaluate(shaoxing.plan, facts)
    assert (found.interview, found.copies, found.chosen) == ("no", 3, None)
    assert policy.evaluate(shaoxing.plan, {}).interview == "unknown"


def test_no_interview_is_not_the_same_as_nothing_said() -> None:
    told = {}
    for folder in sorted(PLANS.glob("*/plan.yaml")):
        found = policy.open_folder(folder.parent)
        plan = found.load(found.addresses[0]).plan
        word = policy.evaluate(plan, {}).interview
        told[word] = next(line for line in show(plan) if line.startswith("  面试答辩"))
        assert (word in ("none", "not_said")) == (plan.interview_rule is None)
    assert {word: line for word, line in told.items() if word in ("none", "not_said")} == {
        "not_said": "  面试答辩：通知没有说要不要面试。",
    }


def test_a_reading_is_told_by_its_question() -> None:
    loaded = policy.load_folder(PLANS / ENGINEER)
    plan = loaded.plan
    case = next(one for one in loaded.cases["cases"] if "reading" in one["expect"])
    outcome = policy.evaluate(plan, facts_of(case, loaded.cases["facts"]))
    hanging = [one.reading for one in outcome.findings() if one.reading is not None]
    asks = {one.id: one.asks for one in plan.readings}
    lines = [line.strip() for line in outcome_lines(outcome)]
    told = [line for line in lines if line.startswith("（换一种读法")]
    assert sorted(told) == sorted(f"（换一种读法，结果就不一样：{asks[one]}）" for one in hanging)
    assert told != []
