"""The form of facts typed by hand, and the schemas for editors."""

from __future__ import annotations

import json

from zhicheng.policy.form.facts import check_facts
from zhicheng.policy.form.schemas import facts_schema, plan_schema
from zhicheng.policy.problems import Report

from .people import engineer, nobody


def wrong(facts: object) -> list[tuple[str, str]]:
    report = Report("facts.yaml")
    check_facts(facts, report)
    return [(one.path, one.found) for one in report.errors]


def test_facts_of_the_right_form() -> None:
    assert wrong(engineer()) == []
    assert wrong(nobody()) == []
    assert wrong({}) == []
    assert wrong({"scores": {"quantified": {"self": 92.5, "verified": None}}, "attempts": [{"year": 2019}]}) == []
    assert wrong({"person": None, "degrees": None, "works": [], "totals": {"practised.professional": "6 年"}}) == []


def test_everything_wrong_is_told_at_once() -> None:
    facts = {
        "person": {"in_service": "no", "age": 30},
        "employer": {"ownership": "family"},
        "degrees": {"complete": "yes", "records": [{"education": "bachelor", "awarded": "2018-13"}]},
        "trainings": [{"year": "2021", "hours": "90"}],
        "attested": {"conduct": "good"},
        "scores": {"quantified": {"self": "92", "verified": -1, "expert": 90}},
        "attempts": [{"year": 2019, "result": "lost"}],
        "hobbies": [],
    }
    assert wrong(facts) == [
        ("person.in_service", "“no”"),
        ("person.age", "“age”"),
        ("employer.ownership", "“family”"),
        ("degrees.complete", "“yes”"),
        ("degrees.records[0].awarded", "“2018-13”"),
        ("trainings[0].year", "“2021”"),
        ("trainings[0].hours", "“90”"),
        ("attested.conduct", "“good”"),
        ("scores.quantified.self", "“92”"),
        ("scores.quantified.verified", "“-1”"),
        ("scores.quantified.expert", "“expert”"),
        ("attempts[0].result", "“lost”"),
        ("hobbies", "“hobbies”"),
    ]


def test_the_schema_of_facts() -> None:
    schema = facts_schema()
    degree = schema["properties"]["degrees"]["anyOf"][0]["properties"]["records"]["items"]["properties"]["education"]
    assert (degree["title"], degree["enum"][-2:], degree["x-labels"]["bachelor"]) == (
        "学历",
        ["postgraduate", None],
        "大学本科",
    )
    assert json.loads(json.dumps(schema)) == schema


def test_the_schema_of_plans() -> None:
    schema = plan_schema()
    assert schema["required"][:3] == ["language", "id", "plan"]
    assert schema["properties"]["population"]["properties"]["needs"] == {"$ref": "#/$defs/tree"}
    assert schema["$defs"]["tree"]["properties"]["training_hours"]["description"] == (
        "继续教育：几个年度合计（或每个年度）的学时，和其中各类的学时"
    )
    assert json.loads(json.dumps(schema)) == schema


def sentences(facts: object, full: dict[str, float] | None = None) -> list[str]:
    report = Report("facts.yaml")
    check_facts(facts, report, full)
    return [str(one) for one in report.errors]


def test_what_cannot_be_is_refused() -> None:
    facts = {
        "trainings": [{"id": "t1", "year": 2021, "hours": -8}, {"id": "t1", "year": 2022, "hours": 90}],
        "works": {"complete": True, "records": [{"id": "w1", "from": "2018-07", "to": "2017"}]},
        "patents": [{"id": "p1", "rank": 0}],
        "scores": {"quantified": {"self": 101, "verified": 100}},
    }
    assert sorted(sentences(facts, {"quantified": 100, "other": 50})) == [
        "facts.yaml patents[0].rank：这里是 “0”，应当是1 至 100 之间的一个整数。"
        "“本人排名”请改成这个样子；不知道的就空着。",
        "facts.yaml scores.quantified.self：这里是 “101”，应当是不超过满分 100 的数。请核对得分。",
        "facts.yaml trainings[0].hours：这里是 “-8”，应当是1 至 1000 之间的一个数。"
        "“学时”请改成这个样子；不知道的就空着。",
        "facts.yaml trainings[1].id：这里是 “t1”，应当是与别的记录不同的编号（第 1 条已经用了它）。请换一个编号。",
        "facts.yaml works.records[0].to：这里是 “2017”，应当是不早于开始时间（2018年7月）的日期。"
        "请核对开始时间和结束时间。",
    ]


def test_a_span_that_may_be_in_order_is_taken() -> None:
    assert sentences({"works": [{"id": "w1", "from": "2018-07", "to": "2018"}, {"id": "w2", "to": "2016"}]}) == []
    assert sentences({"works": [{"id": "a"}, {}, {}], "posts": [{"id": "a"}]}) == []
