"""A rehearsal: a cohort lives through a plan by the real verbs, the same every time, and nothing is violated."""

import pytest

from tests import world
from zhicheng import policy
from zhicheng.plans import queries as plans
from zhicheng.rehearsal import cast, play
from zhicheng.rehearsal.names import Register

NINE = 9


@pytest.mark.django_db
def test_a_cohort_lives_through_the_plan_and_nothing_is_violated():
    played = play.play(plan=world.published_plan(), applicants=NINE, seed=3)
    assert played.report.violations == {}
    assert sum(played.outcomes.values()) == NINE
    decided = played.stages["employer"]
    assert decided["pass"] + decided["reject"] > 0
    assert decided["return"] > 0


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
