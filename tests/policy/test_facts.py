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
