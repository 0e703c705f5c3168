"""A rehearsal: a cohort lives through a plan by the real verbs, the same every time, and nothing is violated."""

import pytest

from tests import world
from zhicheng import policy
from zhicheng.cli.plan_folders import load_as_announced
from zhicheng.plans import queries as plans
from zhicheng.plans import services as plan_services
from zhicheng.rehearsal import cast, play
from zhicheng.rehearsal.names import Register
from zhicheng.standards.actor import SYSTEM

SIX, NINE = 6, 9


@pytest.mark.django_db
def test_a_cohort_lives_through_the_plan_and_nothing_is_violated():
    played = play.play(plan=world.published_plan(), applicants=NINE, seed=3)
    assert played.report.violations == {}
    assert sum(played.outcomes.values()) == NINE
    decided = played.stages["employer"]
    assert decided["pass"] + decided["reject"] > 0
    assert decided["return"] > 0


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("folder", "address"),
    [
        ("2020-zj-mechatronics-senior", "2020-zj-mechatronics-senior"),
        ("2020-zj-quality-infrastructure", "2020-zj-quality-infrastructure/senior@taizhou"),
        ("2020-huzhou", "2020-huzhou/library.senior"),
    ],
)
def test_plans_of_other_kinds_are_lived_through(folder, address):
    """No photo, a scoring sheet, publicity pressed by a fixed day behind it, an overlay, no days announced."""
    home = policy.open_folder(world.PLANS / folder)
    meant = next(one for one in home.addresses if str(one) == address)
    loaded = load_as_announced(home, meant)
    published = plan_services.publish_loaded(loaded=loaded, actor=SYSTEM, at=world.BEGAN)
    played = play.play(plan=published, applicants=SIX, seed=1)
    assert played.report.violations == {}
    assert played.refused == []
    assert sum(played.outcomes.values()) == SIX
    ends = {"in_committee", "recommended"} & set(played.outcomes)
    assert len(ends) == 1


@pytest.mark.django_db
def test_the_first_whom_a_path_lets_in_comes_through():
    plan = plans.plan_of(world.published_plan().pk)
    members = cast.cast(plan, 40, 1)
    first = {}
    for one in members:
        if policy.evaluate(plan, one.facts).verdict in cast.FIT:
            first.setdefault(one.path, one.fate)
    assert set(first) == {one.id for one in plan.paths}
    assert set(first.values()) == set(cast.PASSING)


@pytest.mark.django_db
def test_the_same_seed_casts_the_same_people_and_another_seed_others():
    plan = plans.plan_of(world.published_plan().pk)
    first, again, other = (cast.cast(plan, 20, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert {one.fate for one in first} >= {"returned_early", "returned_late", "withdrawn", "late", "no_paper"}


@pytest.mark.django_db
def test_a_demo_casts_only_people_whom_the_plan_lets_in():
    plan = plans.plan_of(world.published_plan().pk)
    verdicts = {policy.evaluate(plan, one.facts).verdict for one in cast.cast(plan, 30, 1, fit_only=True)}
    assert verdicts <= {"met", "no_obstacle"}


@pytest.mark.pure
def test_names_and_numbers_are_given_once_and_are_valid_in_form():
    import random
    from datetime import date

    from zhicheng.standards.credit_code import check_credit_code
    from zhicheng.standards.identity import check_identity

    register = Register(random.Random(1))
    people = [register.person() for _ in range(2000)]
    numbers = [register.resident_number("330604", date(1990, 5, 1), female=n % 2 == 0) for n in range(50)]
    firms = [register.credit_code("330604") for _ in range(50)]
    assert len(set(people)) == 2000
    assert [check_identity("resident_id", one, today=date(2026, 1, 1)) for one in numbers] == numbers
    assert [check_credit_code(one) for one in firms] == firms
