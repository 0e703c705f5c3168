"""The way of an application through the offices."""

from __future__ import annotations

from datetime import date

import pytest

from zhicheng import policy
from zhicheng.policy import route
from zhicheng.policy.route import Due, GateRule, OfficeRule, PublicityRule

from .people import engineer


def with_department(code: str | None) -> dict[str, object]:
    return engineer(employer={**engineer()["employer"], "department": code})


def test_a_department_that_is_not_there_is_left_out(plan: policy.Plan) -> None:
    assert [one.id for one in route.resolve(plan, with_department("none"))] == [
        "employer",
        "bureau",
        "office",
        "committee",
    ]
    everyone = ["employer", "department", "bureau", "office", "committee"]
    assert [one.id for one in route.resolve(plan, with_department("economy"))] == everyone
    assert [one.id for one in route.resolve(plan, with_department(None))] == everyone


def test_whose_pass_counts_as_a_stages_own(plan: policy.Plan) -> None:
    passed = ["employer", "bureau"]
    assert {one.id: route.stands_for(plan, one.id, passed) for one in plan.route} == {
        "employer": "employer",
        "department": "bureau",  # the case went past it: left out, or merged into the next
        "bureau": "bureau",
        "office": None,
        "committee": None,
    }
    assert route.stands_for(plan, "department", ["employer"]) is None


def test_what_a_stage_says(plan: policy.Plan) -> None:
    employer, bureau, office = (route.stage(plan, code) for code in ("employer", "bureau", "office"))
    assert employer.publicity == PublicityRule(
        5, "after_posting", "before_opinion", ("basics", "achievements"), ("五（一）", "附件2一4")
    )
    assert employer.due == Due(date(2023, 9, 21), None, None, ("五（四）",), None)
    assert employer.gates == (GateRule("publicity", None, None, ("五（一）", "附件2一4")),)
    assert (employer.verdicts, employer.office) == (("pass", "return", "reject"), OfficeRule("employer"))
    assert bureau.office == OfficeRule("human_resources", "county", "employer")
    assert office.gates == (
        GateRule("fee", "review", None, ("附件1二7",)),
        GateRule(
            "paper",
            "review-form",
            Due(None, 5, "bureau.pass.delivered", ("五（四）",), None),
            ("五（四）", "附件3一"),
        ),
    )
    with pytest.raises(KeyError):
        route.stage(plan, "province")
