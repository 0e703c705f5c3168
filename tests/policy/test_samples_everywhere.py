"""Made-up people of every shipped plan: of the right form, as expected, and never judged otherwise when known less."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from zhicheng import kinds, policy
from zhicheng.policy.form.facts import check_facts
from zhicheng.policy.problems import Report
from zhicheng.policy.sampling import Sample

from .conftest import PLANS
from .test_samples import forget

_MEMBERS = 4  # of a family, spread over it


def _plans() -> list[policy.Plan]:
    found = []
    for path in sorted(PLANS.glob("*/plan.yaml")):
        home = policy.open_folder(path.parent)
        step = max(1, len(home.addresses) // _MEMBERS)
        found += [home.load(one).plan for one in home.addresses[::step]]
    return found


@pytest.fixture(scope="module", params=_plans(), ids=lambda plan: plan.id)
def people(request: pytest.FixtureRequest) -> tuple[policy.Plan, date, list[Sample]]:
    plan: policy.Plan = request.param
    today = plan.as_of.replace(month=8, day=20)
    made = policy.samples(plan, Random(3), today)
    return plan, today, [next(made) for _ in range(30)]


def test_they_come_out_as_expected(people: tuple[policy.Plan, date, list[Sample]]) -> None:
    plan, _, found = people
    assert [policy.evaluate(plan, one.facts).verdict for one in found] == [one.expected for one in found]
    assert {one.path for one in found if one.aim == "met"} == {one.id for one in plan.paths}


def test_they_can_be_typed_into_a_dossier(people: tuple[policy.Plan, date, list[Sample]]) -> None:
    _, today, found = people
    report, wrong = Report("facts"), []
    for one in found:
        check_facts(one.facts, report)
        born = date.fromisoformat(one.facts["person"]["born"])
        for kind in kinds.all():
            known = {field.code for field in kind.fields}
            for row in [one.facts["person"]] if kind.singleton else one.facts[kind.facts_key]["records"]:
                typed = {code: value for code, value in row.items() if code in known}
                wrong += [(one.label, kind.code, field) for field in kind.clean(typed, today=today, born=born)[1]]
    assert (report.errors, wrong) == ([], [])


def test_knowing_less_never_turns_an_answer(people: tuple[policy.Plan, date, list[Sample]]) -> None:
    plan, _, found = people
    turned = []
    for number, one in enumerate(found):
        full = {f.id: f.raw for f in policy.evaluate(plan, one.facts).findings()}
        for seed in range(6):
            half = policy.evaluate(plan, forget(one.facts, Random(seed))).findings()
            turned += [
                (number, seed, f.id, f.raw, full[f.id])
                for f in half
                if f.raw in ("met", "unmet") and full.get(f.id, f.raw) != f.raw
            ]
    assert turned == []
