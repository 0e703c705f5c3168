"""Which facts must still be told before it is certain which office has each stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhicheng import policy
from zhicheng.policy import route
from zhicheng.policy.route_facts import Missing, missing

from .wide import wide_folder

STAGE = "主管部门审核"
CLAUSE = ("附件1二6", "附件2一4", "附件2二2")
FILE = Missing("person", "personnel_file", "人事档案所在", STAGE, CLAUSE)
REGION = Missing("person", "file_region", "人事档案所在地区", STAGE, CLAUSE[:1])
UNDER = Missing("employer", "directly_under", "隶属层级", STAGE, CLAUSE)


@pytest.fixture
def wide(spoiled: Callable[..., Path]) -> policy.Plan:
    return policy.load_folder(wide_folder(spoiled)).plan


def facts(person: dict[str, Any], **employer: str) -> dict[str, Any]:
    return {"person": person, "employer": {"department": "economy", **employer}}


@pytest.mark.parametrize(
    ("person", "employer", "wanted"),
    [
        ({}, {}, (UNDER, FILE)),
        ({}, {"directly_under": "county"}, (FILE,)),
        ({}, {"directly_under": "city"}, ()),
        ({"personnel_file": "employer"}, {"directly_under": "county"}, ()),
        ({"personnel_file": "talent_centre"}, {"directly_under": "county"}, (REGION,)),
        ({"personnel_file": "talent_centre", "file_region": "330602"}, {"directly_under": "county"}, ()),
    ],
)
def test_what_an_office_hangs_on(
    wide: policy.Plan, person: dict[str, Any], employer: dict[str, str], wanted: tuple[Missing, ...]
) -> None:
    assert missing(wide, facts(person, **employer)) == wanted


def test_a_stage_that_is_left_out_asks_nothing(wide: policy.Plan) -> None:
    told = {"person": {}, "employer": {"department": "none"}}
    assert (missing(wide, told), route.open_choices(wide, told)) == ((), ())


def test_a_plan_without_choices_asks_nothing(plan: policy.Plan) -> None:
    assert missing(plan, {}) == ()
