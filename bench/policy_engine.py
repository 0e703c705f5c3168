"""Benchmarks of the policy engine: one person's finding tree, and the verbs from a cold start."""

import itertools
import json
import random
import sys
import tempfile
from pathlib import Path

from zhicheng import policy
from zhicheng.policy.examples import leaves

from .measuring import ROOT, median_of, program, row

PLANS = ROOT / "plans"
PEOPLE = 50


def asked(plan: policy.Plan) -> int:
    """How many conditions `evaluate` answers: those of the population, of everyone, and of all paths."""
    tops = [plan.population.node, *(one.node for one in (*plan.common, *plan.paths))]
    return len({leaf.id for top in tops for leaf in leaves(top)})


def largest() -> policy.LoadedPlan:
    """Of all shipped plans the one with the most conditions."""
    folders = [policy.open_folder(path.parent) for path in sorted(PLANS.glob("*/plan.yaml"))]
    return max((one.load(address) for one in folders for address in one.addresses), key=lambda one: asked(one.plan))


def evaluate() -> dict[str, object]:
    """One person's whole finding tree under the largest plan, against one person in openfisca-core."""
    from .openfisca_peer import one_person

    plan = largest().plan
    number = asked(plan)
    people = [one.facts for one in itertools.islice(policy.samples(plan, random.Random(1)), PEOPLE)]
    compute = one_person(number)

    def ours() -> None:
        for facts in people:
            policy.evaluate(plan, facts)

    mine, theirs = median_of(ours, compute, 25)
    note = f"{plan.id}: {number} conditions, {PEOPLE} made people; as many formulas there, for one person"
    return row("µs a person", mine / PEOPLE * 1e6, theirs * 1e6, "openfisca-core, one person", note)


def cold_check() -> dict[str, object]:
    """`plan check` of one plan from a cold start, against starting an interpreter with Django's settings."""
    check = program(sys.executable, "-m", "zhicheng", "plan", "check", "2023-shangyu-engineer")
    mine, raw = median_of(check, program(sys.executable, "-c", "import django; django.setup()"), 5)
    return row("s", mine, raw, "django.setup()", "the verb itself loads no Django; the aim is under 0.7 s")


def cold_eligibility() -> dict[str, object]:
    """`eligibility` of one person from a published plan, cold, against reading the same plan with PyYAML, cold."""
    loaded = policy.load_folder(PLANS / "2023-shangyu-engineer")
    sample = next(iter(policy.samples(loaded.plan, random.Random(1))))
    with tempfile.TemporaryDirectory() as place:
        document, facts = Path(place) / "plan.json", Path(place) / "facts.json"
        document.write_text(json.dumps(policy.freeze(loaded), ensure_ascii=False))
        facts.write_text(json.dumps(sample.facts, ensure_ascii=False))
        ask = program(sys.executable, "-m", "zhicheng", "eligibility", str(document), str(facts), "--json")
        read = f"import yaml; yaml.safe_load(open({str(loaded.folder / 'plan.yaml')!r}))"
        mine, raw = median_of(ask, program(sys.executable, "-c", read), 5)
    return row("s", mine, raw, "yaml.safe_load of the plan", "reading only, no answer; the aim is under 0.4 s")
