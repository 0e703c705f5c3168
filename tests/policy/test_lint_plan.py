"""Findings of a plan's own values: each in a plan spoiled for it."""

# ruff: noqa: E501  (one line for each fault)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy

Spoil = Callable[..., Path]
Place = tuple[str, str]

DATES = "dates:\n"
ATTACHMENTS = "attachments:\n"
PAPER = "527室（评委会办公室）\n    due: {working_days: 5, after: bureau.pass.delivered, clause: 五（四）#1}\n"
SHEET = """sheets:
  quantified:
    name: 打分表
    clause: 二1#1
    full: 10
    filled_by: everyone
    verified_by: department
    groups: [{code: work, name: 业绩, max: 10, items: [{code: one, name: 项目, max: 10}]}]

photo:
"""


def open_findings(folder: Path) -> list[Place]:
    found = [(one.code, one.at) for one in policy.lint(policy.load_folder(folder)) if one.open]
    return [one for one in found if one[0] != "case-wrong"]  # what a spoiled condition does to the plan's own cases


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (DATES, DATES + "  review: {name: 评审, from: 2023-09-01, to: 2023-09-12, clause: 四（三）#1}\n", [
            ("dates-out-of-order", "dates.review:applicant_deadline"),
            ("dates-out-of-order", "dates.review:employer_deadline"),
            ("value-not-in-clause", "dates.review.from"),
            ("value-not-in-clause", "dates.review.to"),
        ]),
        ("  - {id: review-date, text: 评审的时间}\n", "", [("date-missing", "dates.review")]),
        ("      - {id: in-service, person: {in_service: true}}\n", "", [("no-in-service-condition", "population")]),
        ("where: {it.awarded: {from: 2001-01-01},", "where: {it.awarded: {from: 2002-01-01},", [("degree-slots", "attachments.it.awarded"), ("value-not-in-clause", "attachments.degree-since-2001.when.where.it.awarded.from")]),
        ("where: {it.awarded: {from: 2001-01-01},", "where: {it.awarded: {from: 2000-01-01},", [("degree-slots", "attachments.it.awarded"), ("value-not-in-clause", "attachments.degree-since-2001.when.where.it.awarded.from")]),
        (ATTACHMENTS, ATTACHMENTS + "  - {id: hours-proof, name: 继续教育学时证明, clause: 三（三）#1, each: [2022, 2023]}\n", [("year-without-slot", "attachments.hours-proof.each")]),
        (ATTACHMENTS, ATTACHMENTS + "  - {id: letters, name: 累计5年的聘书, clause: 二2#1, when: {chosen: {path: [assistant, technician]}}}\n", [
            ("attachment-beyond-path", "attachments.letters:assistant"),
            ("attachment-beyond-path", "attachments.letters:technician"),
        ]),
        (ATTACHMENTS, ATTACHMENTS + "  - {id: letters, name: 累计4年的聘书, clause: 二2#1, when: {chosen: {path: assistant}}}\n", []),
        ("    name: 年度考核登记表\n", "    name: 高级工程师年度考核申报表\n", [("form-of-other-level", "attachments.appraisal-form")]),
        ("  source: auto_then_replace\n", "  source: auto\n", [("photo-cannot-fit", "photo.source")]),
        ("  - {code: photo-cannot-fit, at: photo.bounds, why: 取得的照片先由本人裁剪，再检查裁剪后的比例和大小}\n", "", [("photo-cannot-fit", "photo.bounds")]),
        ("charged_by: office,", "charged_by: bureau,", [("fee-at-review", "fees.review")]),
        ("{id: fee-trigger,", "{id: fee-later,", [("fee-trigger-missing", "fees.review")]),
        ("committee: {code: shangyu-hangzhouwan-engineer, name: 杭州湾上虞经开区工程技术中级评委会, clause: 四（三）#1}", "committee: none", [("matrix-empty", "committee")]),
        ("      fields: [basics, achievements]\n", "      fields: [basics, achievements, identity]\n", [("publicity-content", "route.employer.publicity")]),
        ("\npapers:\n", "\nrosters:\n  - {id: people, name: 花名册, clause: 四（三）#1}\n\npapers:\n", [("roster-order", "rosters.people")]),
        ("\npapers:\n", "\nrosters:\n  - {id: people, name: 花名册, clause: 四（三）#1, order: [{path: [degree, assistant]}]}\n\npapers:\n", [("roster-order", "rosters.people")]),
        ("\npapers:\n", "\nrosters:\n  - {id: people, name: 花名册, clause: 四（三）#1, order: [{path: [degree, assistant, technician, two-of-five, exception]}]}\n\npapers:\n", []),
        ("  - {code: phone-without-area-code, at: contacts.评委会办公室, why: 照通知写；从外地拨打加绍兴的区号 0575}\n", "", [("phone-without-area-code", "contacts.评委会办公室")]),
        ("contacts:\n", "contacts:\n  - {name: 评委会办公室, phone: 0575-82313759, clause: 联系#1}\n", [("contact-differs", "contacts.评委会办公室.phone")]),
        (PAPER, PAPER.replace("{working_days: 5,", "{date: 2023-09-15,"), [("paper-before-printable", "papers.review-form"), ("value-not-in-clause", "papers.review-form.due.date")]),
        ("photo:\n", SHEET, [("verifier-off-route", "sheets.quantified")]),
    ],
)  # fmt: skip
def test_one_finding(spoiled: Spoil, old: str, new: str, expected: list[Place]) -> None:
    assert open_findings(spoiled((old, new))) == expected


def test_a_verifier_who_is_not_on_the_route(spoiled: Spoil) -> None:
    spoiled(("photo:\n", SHEET.replace("verified_by: department", "verified_by: office")))
    folder = spoiled(("从事专业工作满7年；", "从事专业工作满7年（自评分经人才交流中心核定）；"), file="notice.md")
    assert open_findings(folder) == [("verifier-off-route", "二1#1")]


def test_review_months_of_the_text(spoiled: Spoil) -> None:
    spoiled((DATES, DATES + "  review: {name: 评审, from: 2023-11-01, to: 2023-11-10, clause: 四（三）#1}\n"))
    folder = spoiled(("推荐和评审工作。", "推荐和评审工作，安排在8-9月。"), file="notice.md")
    assert open_findings(folder) == [
        ("number-missing", "四（三）#1:8"),
        ("number-missing", "四（三）#1:9"),
        ("months-differ", "四（三）#1"),
        ("value-not-in-clause", "dates.review.from"),
        ("value-not-in-clause", "dates.review.to"),
    ]


def test_a_missing_day_says_what_it_derives_to(spoiled: Spoil) -> None:
    folder = spoiled(("  applicant_deadline: {name: 个人申报截止, date: 2023-09-08, clause: 五（四）#1}\n", ""))
    found = [one for one in policy.lint(policy.load_folder(folder)) if one.code == "date-missing"]
    assert [(one.at, one.says) for one in found] == [
        (
            "dates.applicant_deadline",
            "没有写个人申报的截止日。从 2023年9月21日（周四） 倒推，公示满 5 个工作日最晚 2023年9月13日（周三） 贴出，"
            "个人最晚 2023年9月12日（周二） 提交。",
        )
    ]


def test_a_gate_that_asks_for_the_same_major(spoiled: Spoil) -> None:
    """The notice asks a degree in the field of all; nobody without a degree could then take the path meant for them."""
    gate = (
        "common:\n  - {id: same-major, name: 专业, clause: 二#1, force: office, needs: "
        "{some: degree, where: {all: [{it.education: {from: college}}, {it.major_match: [same, near]}]}}}\n"
    )
    assert open_findings(spoiled(("common:\n", gate))) == [("clause-contradicts-path", "same-major:exception")]


def test_a_year_that_is_counted_as_before(spoiled: Spoil) -> None:
    """The instance counts the year nobody spoke of as before it; the plan parts its slots otherwise."""
    folder = spoiled()
    settings = folder.parent / "_policy.yaml"
    settings.write_text(settings.read_text("utf-8").replace("degree_year: since", "degree_year: before"), "utf-8")
    assert open_findings(folder) == [("degree-slots", "attachments.it.awarded")]


def test_a_rest_day_is_moved_where_the_instance_says_so(spoiled: Spoil) -> None:
    folder = spoiled(("date: 2023-09-08, clause", "date: 2023-09-09, clause"))
    settings = folder.parent / "_policy.yaml"
    settings.write_text(settings.read_text("utf-8").replace("rest_day: keep", "rest_day: next"), "utf-8")
    found = [one for one in policy.lint(policy.load_folder(folder)) if one.code == "deadline-on-rest-day"]
    assert [(one.at, one.mend) for one in found] == [
        (
            "dates.applicant_deadline",
            "本平台把它顺延到 2023年9月11日（周一），请写上这一天，或在 accepted 里说明不顺延。",
        )
    ]


def test_a_finding_says_where_the_value_was_written(spoiled: Spoil) -> None:
    folder = spoiled(("charged_by: office,", "charged_by: bureau,"))
    (found,) = [one for one in policy.lint(policy.load_folder(folder)) if one.open]
    line = (folder / "plan.yaml").read_text("utf-8").splitlines()[found.line - 1]
    assert (found.file, found.layer, line.strip().startswith("- {id: review, name: 评审费")) == ("plan.yaml", "", True)


def test_a_mark_left_by_the_draft(spoiled: Spoil) -> None:
    folder = spoiled(("population:\n  clause: 一#1\n", "population:  # ? 【一#1】谁可以申报\n  clause: 一#1\n"))
    assert open_findings(folder) == [("undecided", "population")]
