"""Counted records: achievements since a post, honours; and what the platform keeps: attempts and bans."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from zhicheng.policy.building.compile import Compiler
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.form.trees import TREE
from zhicheng.policy.model.plan import ListItem, ListRule
from zhicheng.policy.tree import Leaf

from .trees import CONTEXT, Facts_, ask, bound, condition, misjudged, names, node, plain, records, told, wrong

LANDMARK = {
    "some": "appointment",
    "where": {"it.as": "senior_engineer"},
    "holds": [{"id": "landmarks", "achievement": {"kind": "landmark", "count": 1, "after": "it.from"}}],
}


def engineer(since: str | None, *achieved: str | None, complete: bool = True) -> Facts_:
    landmarks = [
        {"id": f"l{n}", "name": "跨江大桥", "clause": "第十二条", "achieved": day} for n, day in enumerate(achieved)
    ]
    return {
        "appointments": records({"id": "a", "as": "senior_engineer", "from": since, "organisation": "越江建设"}),
        "landmarks": records(*landmarks, complete=complete),
    }


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("more", [{}, {"window": "five-years"}])
def test_examples_of_achievements_since_a_post(count: int, more: dict[str, Any]) -> None:
    made = bound("appointment", {"achievement": {"kind": "landmark", "count": count, "after": "it.from", **more}})
    assert misjudged(made) == []
    assert {"below", "exact", "above", "unknown"} - set(names(made)) == set()


@pytest.mark.parametrize(
    ("since", "achieved", "verdict"),
    [
        ("2015-03-01", ["2015-03-01"], "met"),  # the day itself counts
        ("2015-03-01", ["2015-02-28"], "unmet"),
        ("2015-03-01", ["2014-05", "2016"], "met"),
        ("2015-03-01", ["2015-03"], "met"),
        ("2015-03-02", ["2015-03"], "unknown"),
        ("2015-03", ["2015-03-15"], "unknown"),
        ("2015-03", ["2015-03-31"], "met"),
        ("2015-03", ["2015-02"], "unmet"),
        (None, ["2015-03-15"], "unknown"),
        ("2015-03-01", [None], "unknown"),
        ("2015-03-01", [], "unmet"),
    ],
)
def test_landmarks_since_the_appointment(since: str | None, achieved: list[str | None], verdict: str) -> None:
    assert ask(LANDMARK, engineer(since, *achieved)).verdict == verdict


def test_what_a_person_reads() -> None:
    early = told(ask(LANDMARK, engineer("2015-03-01", "2014-05")))
    assert (early["gap"], early["sentence"]) == (
        "1 项",
        "看“高级工程师 越江建设”：您填的标志性业绩里还没有符合的标志性业绩。"
        "最接近的是“跨江大桥 第十二条”：取得时间是2014年5月，要求取得时间不早于2015年3月1日。",
    )
    assert ask(LANDMARK, engineer("2015-03", "2015-03-15")).asks == (
        "“跨江大桥 第十二条”的取得时间",
        "聘任开始时间（写到日）",
    )
    assert plain(node(LANDMARK).title) == (
        "有职称聘任记录（聘任职务为高级工程师），聘任开始以后取得标志性业绩 1 项以上"
    )


def test_after_is_a_date_of_the_bound_record() -> None:
    loose = {"achievement": {"kind": "landmark", "after": "it.from"}}
    assert [one[0] for one in wrong(loose)] == ["achievement.after"]
    other = {"some": "appointment", "holds": [{"achievement": {"kind": "landmark", "after": "it.as"}}]}
    assert wrong(other) == [("holds[0].achievement.after", "“it.as”", "it.from、it.to")]
    level = {"achievement": {"kind": "landmark", "level": {"from": "city"}}}
    assert [one[0] for one in wrong(level)] == ["achievement.level"]


@pytest.mark.parametrize("kind", ["world_skills_gold", "national_skills_award", "state_council_allowance"])
def test_honours_of_skilled_people(kind: str) -> None:
    tree = {"honour": {"kind": kind}}
    assert misjudged(condition(tree)) == []
    assert ask(tree, {"honours": records({"id": "h", "kind": kind})}).verdict == "met"
    assert ask(tree, {"honours": records({"id": "h", "kind": "other"})}).verdict == "unmet"


# What the platform keeps --------------------------------------------------------------------------------------------

FAILED = {"none": "attempt", "where": {"all": [{"it.year": 2019}, {"it.result": "failed"}]}}


def attempts(*rows: Facts_, complete: bool = True) -> Facts_:
    return {"attempts": records(*({"id": f"attempt:{n}", **row} for n, row in enumerate(rows)), complete=complete)}


def test_who_failed_the_year_before() -> None:
    failed = {"year": 2019, "series": "工程技术", "level": "professor", "result": "failed"}
    found = ask(FAILED, attempts(failed))
    assert (found.verdict, found.sentence, found.mend) == ("unmet", "您有“2019年 工程技术 正高级 未通过评审”。", "")
    assert ask(FAILED, attempts({**failed, "year": 2018})).verdict == "met"
    assert ask(FAILED, attempts({**failed, "result": "passed"})).verdict == "met"
    assert ask(FAILED, attempts({**failed, "result": None})).verdict == "unknown"
    none = ask(FAILED, attempts())
    assert (none.verdict, none.sentence) == ("met", "平台的以往申报记录里没有这样的一条。")


def test_what_the_platform_has_not_told() -> None:
    found = ask(FAILED, {})
    assert (found.verdict, found.sentence, found.mend) == (
        "unknown",
        "平台还没有提供以往申报的记录，还不能判断。",
        "以往申报由平台提供，您不用填写；请向审核单位了解。",
    )


def test_who_may_not_file() -> None:
    tree = {"none": "ban", "where": {"all": [{"it.from": {"to": "2020-12-31"}}, {"it.until": {"from": "2020-08-04"}}]}}
    ban = {"id": "b", "from": "2018-01-01", "until": "2020-12-31", "scope": "any_title"}
    assert ask(tree, {"bans": records(ban)}).verdict == "unmet"
    assert ask(tree, {"bans": records({**ban, "until": "2020-08-03"})}).verdict == "met"
    assert ask(tree, {"bans": records()}).verdict == "met"


def test_a_title_from_another_province() -> None:
    tree = {"none": "title", "where": {"all": [{"it.name": "senior_engineer"}, {"it.outside_province": True}]}}
    held = {
        outside: ask(tree, {"titles": records({"id": "t", "name": "senior_engineer", "outside_province": outside})})
        for outside in (True, False, None)
    }
    assert {outside: one.verdict for outside, one in held.items()} == {True: "unmet", False: "met", None: "unknown"}
    assert held[None].asks == ("是否外省取得",)


def test_the_year_of_an_attempt_moves_when_a_plan_is_rolled_on() -> None:
    def moving(tree: Facts_) -> list[tuple[object, str | None]]:
        return [
            (value, getattr(shape, "roll", None)) for path, shape, value in TREE.leaves(tree, ()) if path[-1] != "id"
        ]

    assert moving(FAILED) == [(2019, "years")]
    assert moving({"none": "attempt", "where": {"it.year": {"from": 2018, "to": 2019}}}) == [
        (2018, "years"),
        (2019, "years"),
    ]


# Honours of the employer ---------------------------------------------------------------------------------------------

LISTED = ListRule("industry", "荣誉清单", ("附件4",), (ListItem("smart", "智能工厂", ("province",), ("附件4",)),))
HONOURED = {
    "employer_honour": {"list": "industry", "window": "five-years", "issued_by": ["经信厅", "工信部"], "document": True}
}


def honoured(**changes: Any) -> Facts_:
    row = {"id": "e", "list_item": "省级智能工厂", "level": "province", "issued": "2020-05-01", "project": "改造"}
    return {
        "employer_honours": records({**row, "issuer": "浙江省经信厅", "document_number": "示例〔2020〕1号", **changes})
    }


@pytest.mark.parametrize(
    ("changes", "verdict", "asks"),
    [
        ({}, "met", ()),
        ({"issuer": "绍兴市经信局"}, "needs_human", ()),
        ({"issuer": None}, "unknown", ("“省级智能工厂 改造”的发文单位",)),
        ({"document_number": ""}, "unknown", ("“省级智能工厂 改造”的文号",)),
        ({"issuer": "绍兴市经信局", "issued": "2015-12-31"}, "unmet", ()),
    ],
)
def test_an_honour_rests_on_a_document_of_certain_departments(
    changes: dict[str, Any], verdict: str, asks: tuple[str, ...]
) -> None:
    context = replace(CONTEXT, lists={"industry": LISTED})
    made = Compiler(context).node(HONOURED, "x", ("附件4#1",), "office")
    assert isinstance(made, Leaf)
    assert misjudged(made.condition) == []
    found = made.explain(View(Facts(honoured(**changes))))
    assert (found.verdict, found.asks) == (verdict, asks)


def test_what_would_mend_what_is_not_enough() -> None:
    empty = {"patents": records(), "honours": records(), "titles": records()}
    many = {"achievement": {"kind": "invention_patent", "count": 2}}
    honour = {"honour": {"kind": "world_skills_gold"}}
    away = {"person": {"insurance_unit": "elsewhere", "personnel_file": "employer"}}
    same = {"affiliation": {"same": ["insurance", "personnel_file"]}, "soft": True}
    assert [plain(ask(tree, facts).mend) for tree, facts in ((many, empty), (honour, empty), (same, away))] == [
        "再取得 2 项发明专利，或补充已有的记录。",
        "再取得 1 项世界技能大赛金牌，或补充已有的记录。",
        "请把社会保险转到现单位；已经转过来的，请改正基本信息。",
    ]
    assert ask(same, away).verdict == "needs_human"
