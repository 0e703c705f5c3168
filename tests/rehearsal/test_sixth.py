"""The sixth plan, which needs a folder and nothing else, is lived through like the others."""

from pathlib import Path

import pytest

from tests.world import BEGAN
from zhicheng.plans import services as plans
from zhicheng.rehearsal import play
from zhicheng.standards.actor import SYSTEM

FOLDER = Path(__file__).resolve().parents[1] / "policy" / "sixth" / "2024-wenzhou-agronomist"
NINE = 9


@pytest.mark.once
@pytest.mark.django_db
def test_a_cohort_lives_through_the_sixth_plan_and_nothing_is_violated():
    published = plans.publish(folder=FOLDER, actor=SYSTEM, at=BEGAN)
    played = play.play(plan=published, applicants=NINE, seed=1)
    assert (played.report.violations, played.refused) == ({}, [])
    assert sum(played.outcomes.values()) == NINE
    assert list(played.stages) == ["employer", "county", "human-resources", "office", "committee"]
    assert played.outcomes["in_committee"] > 0
