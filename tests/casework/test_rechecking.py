"""What a case looks like under an amended plan, for its offices."""

import pytest

from tests import world
from tests.plans.builders import OTHER_CONTACT, changed_folder
from zhicheng import policy
from zhicheng.casework import amending
from zhicheng.casework.amending import Transition
from zhicheng.casework.rechecking import Difference, Rechecked, rechecked
from zhicheng.jobs import services as jobs
from zhicheng.standards.actor import SYSTEM

pytestmark = pytest.mark.django_db
MORE_HOURS = ("total: 270, of_which", "total: 300, of_which")


@pytest.fixture
def su(kept_files):
    """A filed case."""
    return world.filed(world.town_with("苏见山"))[1]


def amend(folder, reason, filed="judge_anew"):
    loaded = policy.load_folder(folder)
    made = amending.amend(
        loaded=loaded, reason=reason, transition=Transition(filed=filed), actor=SYSTEM, at=world.FILING
    )
    jobs.drain()
    return made


def test_the_conditions_that_stand_otherwise(su, tmp_path):
    made = amend(changed_folder(tmp_path, MORE_HOURS), "学时写错了")
    assert rechecked(su, 1) == [
        Rechecked(
            made.pk,
            2,
            "学时写错了",
            (
                Difference(
                    "继续教育",
                    ("三（三）",),
                    "met",
                    "unmet",
                    "您 2021—2023 年共有 270\u00a0学时，还差 30\u00a0学时。",
                ),
            ),
        )
    ]


def test_nothing_stands_otherwise(su, tmp_path):
    made = amend(changed_folder(tmp_path, OTHER_CONTACT), "电话写错了")
    assert rechecked(su, 1) == [Rechecked(made.pk, 2, "电话写错了", ())]


def test_what_was_not_judged_anew_tells_nothing(su, tmp_path):
    amend(changed_folder(tmp_path, MORE_HOURS), "学时写错了", filed="stay")
    assert rechecked(su, 1) == []
