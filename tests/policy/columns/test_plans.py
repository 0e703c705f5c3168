"""The shipped plans: their made-up people, and the same with things missing, counted as `evaluate` judges them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np
import pytest

from tests.policy.columns.spoiling import spoiled
from tests.policy.conftest import PLANS
from zhicheng import policy
from zhicheng.policy import verdict as v
from zhicheng.policy.columns import Judged, People, Tally, batch_of, judge, needed, tally
from zhicheng.policy.columns.judging import Answer
from zhicheng.policy.findings import Finding
from zhicheng.policy.tree import Group, Node, Not
from zhicheng.policy.verdict import MET, UNMET

pytestmark = pytest.mark.pure

_MEMBERS = 3  # of a family, spread over it
_MANY = 100


def _plans() -> Iterator[policy.Plan]:
    for path in sorted(PLANS.glob("*/plan.yaml")):
        home = policy.open_folder(path.parent)
        step = max(1, len(home.addresses) // _MEMBERS)
        yield from (home.load(one).plan for one in home.addresses[::step])


World = tuple[policy.Plan, list[dict[str, Any]], list[policy.Outcome], Judged]


@pytest.fixture(scope="module", params=_plans(), ids=lambda plan: plan.id)
def world(request: pytest.FixtureRequest) -> World:
    plan, rng = request.param, Random(7)
    made = [one.facts for one in itertools.islice(policy.samples(plan, Random(3)), _MANY)]
    made += [spoiled(one, rng) for one in made]
    for facts in made[::3]:
        facts["application"] = rng.choice([None, {}, {"path": "none of these"}])
    return plan, made, [policy.evaluate(plan, one) for one in made], judge(plan, People(batch_of(made)))


def test_everyone_as_a_whole(world: World) -> None:
    _, _, outcomes, judged = world
    assert judged.verdict() == [one.verdict for one in outcomes]


def test_every_node(world: World) -> None:
    _, _, outcomes, judged = world
    asked = {one.id: [] for one in _findings(outcomes[0])}
    for outcome in outcomes:
        for one in _findings(outcome):
            asked[one.id].append(one.verdict)
    assert {code: found.words() for code, found in judged.nodes.items()} == asked


def test_the_counts(world: World) -> None:
    plan, _, outcomes, judged = world
    assert judged.tally() == sum((_counted(plan, [one]) for one in outcomes[1:]), _counted(plan, outcomes[:1]))


def test_batches_add_up(world: World) -> None:
    plan, made, _, judged = world
    parts = [made[place : place + 70] for place in range(0, len(made), 70)]
    assert sum((tally(plan, batch_of(one)) for one in parts[1:]), tally(plan, batch_of(parts[0]))) == judged.tally()
    assert Tally.from_json(judged.tally().as_json()) == judged.tally()
    some = np.arange(len(made)) % 3 == 1
    assert judged.tally(some) == tally(plan, batch_of(made[1::3]))


def test_the_columns_that_are_needed_are_enough(world: World) -> None:
    plan, made, _, judged = world
    assert tally(plan, batch_of(made, needed(plan))) == judged.tally()


def _findings(outcome: policy.Outcome) -> Iterator[Finding]:
    """The findings of conditions that are asked of the person herself."""

    def below(one: Finding) -> Iterator[Finding]:
        yield one
        for child in one.children if isinstance(one.node, (Group, Not)) else ():
            yield from below(child)

    for top in outcome.tops():
        yield from below(top)


def _counted(plan: policy.Plan, outcomes: list[policy.Outcome]) -> Tally:
    """What a batch of these people must come to, by the definition of each count."""
    words = Counter(one.verdict for one in outcomes)
    by_path = {
        path.id: {
            word: sum(one.verdict == word and _counts(one, path.id) and _open(one, path.id) for one in outcomes)
            for word in ("met", "no_obstacle")
        }
        for path in plan.paths
    }
    nodes = {}
    for one in _findings(outcomes[0]):
        found = Counter(outcome.finding(one.id).verdict for outcome in outcomes)
        alone = sum(_alone(outcome, one.id) for outcome in outcomes)
        nodes[one.id] = Answer(found["met"], found["unmet"], found["unknown"], found["needs_human"], alone)
    every = {word: words[word] for word in map(v.overall, v.VERDICTS)}
    return Tally(len(outcomes), every, by_path, nodes)


def _counts(outcome: policy.Outcome, path: str) -> bool:
    return outcome.chosen in (None, path)


def _open(outcome: policy.Outcome, path: str) -> bool:
    return outcome.path(path).verdict in ("met", "needs_human")


def _alone(outcome: policy.Outcome, code: str) -> bool:
    """Whether the person is unmet, and would not be if this one condition were met."""
    found = {one.id: one.verdict for one in _findings(outcome)}
    if found[code] != UNMET or _whole(outcome, found, "") != UNMET:
        return False
    return _whole(outcome, found, code) != UNMET


def _whole(outcome: policy.Outcome, found: dict[str, v.Verdict], code: str) -> v.Verdict:
    """The findings joined, with one condition taken for met."""

    def value(node: Node) -> v.Verdict:
        if node.id == code:
            return MET
        if isinstance(node, Not):
            return v.soften(v.not_of(found[node.member.id]), node.soft)
        if isinstance(node, Group):
            many = [value(one) for one in node.members]
            joined = v.all_of(many) if node.word == "all" else v.at_least(node.count, many)
            return v.soften(joined, node.soft)
        return found[node.id]

    plan = outcome.plan
    binding = [value(one.node) for one in (plan.population, *plan.common) if one.node.force != "advice"]
    return v.all_of([*binding, v.any_of([value(one.node) for one in plan.paths if _counts(outcome, one.id)])])
