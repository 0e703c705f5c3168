"""Numbers and days: what a sentence rules must stand in a value, and a value in what it cites."""

# ruff: noqa: E501  (one line for each fault)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhicheng import policy
from zhicheng.policy.linting.amounts import executed, said, span, unnamed

from .conftest import PLANS

Spoil = Callable[..., Path]
Place = tuple[str, str]
MECHATRONICS = "2020-zj-mechatronics-senior"
PROFESSOR = "2020-zj-construction-professor"
SIXTH = Path(__file__).parent / "sixth" / "2024-wenzhou-agronomist"


def places(folder: Path) -> list[Place]:
    return [(one.code, one.at) for one in policy.lint_folder(policy.open_folder(folder)) if one.open]


@pytest.mark.parametrize("folder", [*sorted(PLANS.glob("20*")), SIXTH], ids=lambda one: one.name)
def test_the_plans_hold(folder: Path) -> None:
    assert places(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("post: {kind: [technical_head, technical_director], full_years: 3}", "post: {kind: [technical_head, technical_director], full_years: 2}", [
            ("number-missing", "二4(3)#1:3"),
            ("value-not-in-clause", "paths.two-of-five.needs.of.leads.any.technical-head.post.full_years"),
            ("title-differs", "paths.two-of-five.needs.of.leads.any.technical-head:3"),
        ]),
        ("practised: {kind: same_profession, full_years: 10}", "practised: {kind: same_profession, full_years: 9}", [
            ("number-missing", "二4(4)#1:10"),
            ("value-not-in-clause", "paths.two-of-five.needs.of.ten-years.practised.full_years"),
            ("title-differs", "paths.two-of-five.needs.of.ten-years:10"),
        ]),
        ("opens: {name: 开始申报, date: 2023-07-19,", "opens: {name: 开始申报, date: 2023-07-25,", [("value-not-in-clause", "dates.opens.date")]),
        (", derived: 通知没有写起止，按计算截止日倒推的五个自然年}", "}", [
            ("value-not-in-clause", "windows.five-years.from"),
            ("value-not-in-clause", "windows.five-years.to"),
        ]),
        ("title: 从事本专业技术工作 10 年以上,", "title: 从事本专业技术工作 12 年以上,", [("title-differs", "paths.two-of-five.needs.of.ten-years:12")]),
        ("  附件5#1: 表格的题头，“20  年”留着填写年度；哪几年的由 appraisal-form 管\n", "  附件5#1: 表格的题头\n", [("narrative-with-number", "附件5#1")]),
    ],
)  # fmt: skip
def test_one_finding(spoiled: Spoil, old: str, new: str, expected: list[Place]) -> None:
    assert [one for one in places(spoiled((old, new))) if one[0] != "case-wrong"] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("caps: [{mode: online, per_year: 36,", "caps: [{mode: online, per_year: 40,", [
            ("number-missing", "四（四）#3:36"),
            ("value-not-in-clause", "common.hours.needs.training_hours.caps.0.per_year"),
        ]),
        ("opens: {name: 开始申报, date: 2020-08-11,", "opens: {name: 开始申报, date: 2020-08-20,", [("value-not-in-clause", "dates.opens.date")]),
        ("  applicant_deadline:\n", "  county_deadline: {name: 县级报送截止, date: 2020-09-30, clause: 一#1}\n  applicant_deadline:\n", [("value-not-in-clause", "dates.county_deadline.date")]),
    ],
)  # fmt: skip
def test_one_finding_of_another_plan(spoiled: Spoil, old: str, new: str, expected: list[Place]) -> None:
    found = places(spoiled((old, new), plan=MECHATRONICS))
    assert [one for one in found if one[0] != "case-wrong"] == expected


def test_a_finding_says_where_the_value_was_written(spoiled: Spoil) -> None:
    folder = spoiled(("opens: {name: 开始申报, date: 2023-07-19,", "opens: {name: 开始申报, date: 2023-07-25,"))
    (found,) = (one for one in policy.lint(policy.load_folder(folder)) if one.open)
    lines = (folder / "plan.yaml").read_text("utf-8").splitlines()
    assert (found.clause, found.file, lines[found.line - 1].split(":")[0]) == (("落款#2",), "plan.yaml", "  opens")
    assert found.says == "dates.opens.date 写的是 2023-07-25，它引用的“落款#2”里没有。"


def test_an_impossible_path_shuts_no_innocent_condition(spoiled: Spoil) -> None:
    """Each part can be met, but not both by one person: the path is at fault, not what is asked of everyone."""
    old = "        - id: no-degree\n"
    new = "        - {id: works, person: {in_service: true}}\n        - {not: {id: works-not, person: {in_service: true}}}\n"
    found = [one for one in places(spoiled((old, new + old))) if one[0] != "case-wrong"]
    assert [one for one in found if one[0] in ("path-impossible", "clause-contradicts-path")] == [
        ("path-impossible", "paths.exception")
    ]


def test_years_counted_to_a_later_day_than_the_base(spoiled: Spoil) -> None:
    old = "as_of: {date: 2020-12-31,"
    folder = spoiled((old, "as_of: {date: 2021-12-31,"), file="overlays/shaoxing.yaml", plan=PROFESSOR)
    found = places(folder)
    assert [one for one in found if one[0] == "overlay-loosens"] == [("overlay-loosens", "as_of")]


def test_an_acceptance_of_everything_accepts_nothing(spoiled: Spoil) -> None:
    """`*` alone would hide whatever comes later."""
    old = "  - {code: term-without-code, at: 适当方式,"
    found = places(spoiled((old, "  - {code: term-without-code, at: '*',")))
    assert found == [("term-without-code", "适当方式"), ("acceptance-of-all", "accepted.term-without-code")]


def test_what_a_program_reads_of_an_item() -> None:
    item = {
        "title": "满 9 年",
        "full_years": 3,
        "note": "8",
        "attested": {"by": "a", "says": "200 户"},
        "over_width": 294,
    }
    assert {one for one in executed(item) if one.isdigit()} == {"3", "200", "294", "295"}
    assert [*span({"from": "2020-09", "to": "2023-08"})] == ["3"]
    assert [*span({"from": 2021, "to": 2023})] == ["3"]
    assert [*span({"from": "2020-09", "to": "2023-07"})] == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("两周", {"2", "14", "10"}),
        ("百分之二十", {"20", "0.2"}),
        ("排名第一", {"1"}),
        ("上一年度7月1日", {"-07-01", "7", "1", "2023", "2024", "2023-07-01", "2024-07-01"}),
        ("2023年9月8日", {"2023-09-08", "2023", "9", "8"}),
        ("2022年起", {"2022", "2023", "2024"}),
        ("2016-2018年", {"2016", "2017", "2018"}),
        ("申报当年", {"2024"}),
    ],
)
def test_what_a_text_can_mean(text: str, meant: set[str]) -> None:
    assert said(text, 2024) - {"一"} == meant | ({"1"} if "上一" in text else set())


def test_numbers_in_names_rule_nothing() -> None:
    assert unnamed("按《办法（2020年修订）》（浙人社发〔2020〕36号）提交1式3份") == "按（）提交3份"
