"""Made-up people of every shipped plan keep dossiers that can be sent: no record clashes with another of her life."""

from datetime import date, timedelta
from random import Random

import pytest

from zhicheng import kinds, policy
from zhicheng.cli.plan_folders import all_folders
from zhicheng.dossier import checks

pytestmark = pytest.mark.pure
MEMBERS = 4  # of a family, spread over it
PEOPLE = 60


def _plans():
    found = []
    for folder in all_folders():
        home = policy.open_folder(folder)
        step = max(1, len(home.addresses) // MEMBERS)
        found += [home.load(one).plan for one in home.addresses[::step]]
    return found


def _candidates(facts):
    typed = []
    for kind in kinds.all():
        known = {field.code for field in kind.fields}
        for row in [facts["person"]] if kind.singleton else facts[kind.facts_key]["records"]:
            typed.append((kind.code, {key: row[key] for key in row if key in known and row[key] is not None}))
    return [checks.Candidate(number, kind, data, has_evidence=True) for number, (kind, data) in enumerate(typed)]


@pytest.mark.parametrize("plan", _plans(), ids=lambda plan: plan.id)
def test_every_sample_is_a_dossier_that_can_be_sent(plan):
    today = (plan.opens or plan.as_of) + timedelta(days=1)
    made = policy.samples(plan, Random(5), min(today, plan.as_of))
    people = [next(made) for _ in range(PEOPLE)]
    wrong = [
        (one.label, problem.kind, problem.field, problem.sentence)
        for one in people
        for problem in checks.check(
            _candidates(one.facts), [], today=today, born=date.fromisoformat(one.facts["person"]["born"])
        )[1]
    ]
    assert wrong == []
    assert [policy.evaluate(plan, one.facts).verdict for one in people] == [one.expected for one in people]


@pytest.mark.parametrize("plan", _plans(), ids=lambda plan: plan.id)
def test_a_boundary_that_is_aimed_at_stays_one(plan):
    """Every path is met, and every path that can be missed by a record is missed, in lives that are tidy."""
    made = policy.samples(plan, Random(6))
    people = [next(made) for _ in range(PEOPLE * 3)]
    assert {one.path for one in people if one.aim == "met"} == {one.id for one in plan.paths}
