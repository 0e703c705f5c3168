"""What people hand in, as a plan says it: what the platform holds, a fetched photo, sheets, papers, interviews."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhicheng import policy
from zhicheng.policy.cases import written_cases

from .people import engineer, records

Spoil = Callable[..., Path]
BOUNDS = """  formats: [jpg, jpeg]
  over_bytes: 30720
  under_bytes: 1048576
  over_width: 215
  over_height: 300
  min_ratio: 0.65
  max_ratio: 0.8
  background: 白色
"""
EACH = "    each: [2020, 2021, 2022]\n"
SKILL_PROOF = "    when: {chosen: {path: technician}}\n"


def planned(folder: Path) -> policy.Plan:
    return policy.load_folder(folder).plan


def faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(policy.PlanErrors) as raised:
        policy.load_folder(folder)
    return [(one.path, one.expected) for one in raised.value.errors]


def slots(plan: policy.Plan, facts: dict[str, Any]) -> dict[str, tuple[str, bool, str]]:
    return {one.id: (one.needed, one.held, one.why) for one in policy.evaluate(plan, facts).attachments}


# What the platform holds ---------------------------------------------------------------------------------------------


def test_what_the_platform_holds_of_a_year_is_not_asked(spoiled: Spoil) -> None:
    plan = planned(spoiled((EACH, EACH + "    held_by: appraisal\n")))
    facts = engineer(appraisals=records({"id": "a", "year": 2020, "result": "qualified"}))
    found = slots(plan, facts)
    assert found["appraisal-form-2020"] == ("no", True, "平台已有您的2020 年的年度考核，不用另外上传")
    assert found["appraisal-form-2021"] == ("yes", False, "平台还没有您的2021 年的年度考核")
    facts = engineer(appraisals=records({"id": "a", "year": 2020, "result": "qualified"}, complete=False))
    assert slots(plan, facts)["appraisal-form-2021"] == (
        "unknown",
        False,
        "2021 年的年度考核填进业绩档案、审核通过以后，由平台提取；没有的请在这里上传",
    )


def test_what_nobody_needs_the_platform_need_not_hold(spoiled: Spoil) -> None:
    plan = planned(spoiled((SKILL_PROOF, SKILL_PROOF + "    held_by: skill\n")))
    skilled = {"application": {"path": "technician"}}
    assert slots(plan, engineer(application={"path": "degree"}))["skill-proof"][:2] == ("no", False)
    assert slots(plan, engineer(**skilled))["skill-proof"][:2] == ("yes", False)
    held = engineer(**skilled, skills=records({"id": "s", "grade": "technician"}))
    assert slots(plan, held)["skill-proof"] == ("no", True, "平台已有您的职业技能等级，不用另外上传")


def test_a_kind_without_years_cannot_hold_a_paper_of_each_year(spoiled: Spoil) -> None:
    assert faults(spoiled((EACH, EACH + "    held_by: title\n"))) == [("attachments[4].held_by", "有年度的一类记录")]


# The photo -----------------------------------------------------------------------------------------------------------


def test_a_photo_that_is_fetched_has_the_bounds_the_notice_says(spoiled: Spoil) -> None:
    rule = planned(spoiled(("source: auto_then_replace\n" + BOUNDS, "source: auto\n"))).photo
    assert rule is not None
    assert (rule.source, rule.formats, rule.over_bytes, rule.under_bytes) == ("auto", (), None, None)
    assert (rule.over_width, rule.over_height, rule.min_ratio, rule.max_ratio) == (None, None, None, None)
    assert rule.background == ""


def test_a_photo_that_people_upload_has_every_bound(spoiled: Spoil) -> None:
    assert faults(spoiled((BOUNDS, ""))) == [("photo", "格式、大小、尺寸和底色")]


def test_bounds_of_pixels_come_in_pairs(spoiled: Spoil) -> None:
    folder = spoiled(("source: auto_then_replace\n" + BOUNDS, "source: auto\n  over_width: 215\n  max_ratio: 0.8\n"))
    assert faults(folder) == [("photo", "over_width、over_height 两个"), ("photo", "min_ratio、max_ratio 两个")]


# Specialties, papers, fees, sanctions, interview ---------------------------------------------------------------------


def test_what_work_a_specialty_takes_in(spoiled: Spoil) -> None:
    plan = planned(spoiled(("name: 材料工程,", "name: 材料工程, about: 金属和高分子材料,")))
    assert [one.about for one in plan.specialties] == ["", "", "金属和高分子材料", ""]


def test_a_paper_may_wait_for_a_fee(spoiled: Spoil) -> None:
    after = (
        "    printable_after: bureau\n",
        "    printable_after: bureau\n    after_fee: review\n    note: 双面打印\n",
    )
    paper = planned(spoiled(after)).papers[0]
    assert (paper.printable_after, paper.after_fee, paper.note) == ("bureau", "review", "双面打印")
    assert faults(spoiled(("after_fee: review", "after_fee: travel"))) == [
        ("papers[0].after_fee", "fees 里有的一个费用（review）")
    ]


def test_a_sanction_says_what_else_follows_in_known_words(spoiled: Spoil) -> None:
    found = faults(spoiled(("also: [return_materials, cancel_title]", "also: [return_materials, shame]")))
    assert [one[0] for one in found] == ["sanctions[0].also[1]"]


def test_without_a_condition_everybody_is_interviewed(spoiled: Spoil) -> None:
    plan = planned(spoiled(("interview: not_said\n", "interview: {clause: 四#2, failing: not_said}\n")))
    assert plan.interview_rule is not None
    assert (plan.interview_rule.when, plan.interview) == (None, None)
    assert policy.evaluate(plan, engineer()).interview == "yes"
    assert policy.evaluate(plan, {}).interview == "yes"


SHEET = """sheets:
  quantified:
    name: 评审打分表
    clause: 二4#1
    full: 100
    filled_by: everyone
    verified_by: not_said
    standard: 绍市人社发〔2021〕11号
    evidence: required
    note: 填好以后上传。
    groups: [{code: work, name: 业绩, max: 100, items: [{code: w, name: 项目, max: 100}]}]

statement: {"""


def test_a_sheet_says_by_which_document_and_whether_proof_is_needed(spoiled: Spoil) -> None:
    sheet = planned(spoiled(("statement: {", SHEET))).sheets["quantified"]
    assert (sheet.standard, sheet.evidence, sheet.note) == ("绍市人社发〔2021〕11号", True, "填好以后上传。")
    found = faults(spoiled(("standard: 绍市人社发〔2021〕11号", "standard: 浙某发〔2021〕1号")))
    assert [one[0] for one in found] == ["sheets.quantified.standard"]


def test_who_makes_out_the_letter_of_entrustment(spoiled: Spoil) -> None:
    letter = "entrusted: [{id: letter, clause: 一#1, title: 委托评审, issued_by: bureau}]\nstatement: {"
    assert planned(spoiled(("statement: {", letter))).entrusted[0].issued_by == "bureau"
    assert [one[0] for one in faults(spoiled(("issued_by: bureau", "issued_by: nobody")))] == ["entrusted[0].issued_by"]


# What a case may say -------------------------------------------------------------------------------------------------


def expecting(plan: policy.Plan, facts: dict[str, Any], **expect: Any) -> list[str]:
    found = written_cases(plan, {"cases": [{"id": "one", "facts": facts, "expect": expect}]})
    return [str(wrong) for result in found for wrong in result.mismatches]


def test_a_case_says_the_way_through_the_offices(plan: policy.Plan) -> None:
    way = ["employer", "bureau", "office", "committee"]
    assert expecting(plan, engineer(), route=way, office={"bureau": "human_resources"}, acceptance=None) == []
    assert expecting(plan, engineer(), route=way[1:], office={"department": "economy"}, acceptance="city") == [
        "route：应当是 ['bureau', 'office', 'committee']，实际是 ['employer', 'bureau', 'office', 'committee']",
        "office.department：应当是 economy，实际是 不经过这一站",
        "acceptance：应当是 city，实际是 None",
    ]
    assert expecting(plan, engineer(), roads=way) != []


def test_a_case_says_on_which_reading_an_attachment_hangs(plan: policy.Plan) -> None:
    degree = {"id": "d", "education": "bachelor", "awarded": "2001-07", "school_kind": "university"}
    facts = engineer(degrees=records(degree))
    slot = "degree-before-2001"
    assert expecting(plan, facts, attachments={slot: "no"}, reading={slot: "year-2001"}) == []
    assert expecting(plan, facts, reading={"insurance": "insurance-months"}) == [
        "reading.insurance：应当是 insurance-months，实际是 None"
    ]
