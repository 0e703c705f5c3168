"""From a plan's office rule and an employer to the office that is meant, and why."""

from dataclasses import dataclass

import pytest

from zhicheng.organisations import errors, queries

from . import builders

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Rule:
    """An office rule as the route of a plan holds it."""

    kind: str
    level: str | None = None
    where: str | None = None


def found(rule, **about):
    """The id of the office that is meant."""
    return queries.explain(rule, **about).organisation_id


COUNTY = Rule("human_resources", "county", "employer")


@pytest.fixture
def bureaus():
    return {
        "county": builders.bureau().pk,
        "city": builders.bureau("绍兴市人力资源和社会保障局", region="330600", level="city").pk,
        "province": builders.bureau("浙江省人力资源和社会保障厅", region="330000", level="province").pk,
    }


@pytest.mark.parametrize(
    ("region", "level", "answer"),
    [
        ("330604", "county", "county"),
        ("330604", "city", "city"),
        ("330604", "province", "province"),
        ("330604", None, "county"),
        ("330600", "county", "city"),
        ("330000", "county", "province"),
        ("330000", "province", "province"),
    ],
)
@pytest.mark.requirement("S2-39")
def test_a_bureau_is_that_of_the_employers_place_at_the_level_asked(bureaus, region, level, answer):
    employer = builders.employer(region=region)
    rule = Rule("human_resources", level, "employer")
    assert found(rule, employer_id=employer.pk) == bureaus[answer]


def test_the_steps_say_why(bureaus):
    employer = builders.employer()
    assert queries.explain(COUNTY, employer_id=employer.pk) == queries.Jurisdiction(
        bureaus["county"],
        "上虞区人力资源和社会保障局",
        (
            "“青瓷精密机械有限公司”在上虞区。",
            "由上虞区的人力社保部门（县（市、区）级）办理：“上虞区人力资源和社会保障局”。",
        ),
        "bureau",
    )


def test_employer_department_and_committee_office_are_found():
    department = builders.department()
    employer = builders.employer(department_id=department.pk)
    committee = builders.committee()
    assert [
        found(rule, employer_id=employer.pk, committee_code="zj-machine")
        for rule in (Rule("employer"), Rule("department"), Rule("committee_office"), Rule("committee"))
    ] == [employer.pk, department.pk, committee.office_id, committee.office_id]


def test_a_department_may_be_asked_for_by_trade_and_level():
    city = builders.department("绍兴市住房和城乡建设局", trade="construction", region="330600", level="city")
    employer = builders.employer()
    assert found(Rule("construction", "city"), employer_id=employer.pk) == city.pk
    with pytest.raises(errors.NoOffice) as refusal:
        found(Rule("construction", "county"), employer_id=employer.pk)
    assert refusal.value.sentence == "上虞区的住房和城乡建设主管部门还没有登记，请与平台管理员联系。"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (COUNTY, "上虞区的人力社保部门还没有登记，请与平台管理员联系。"),
        (Rule("department"), "“青瓷精密机械有限公司”没有登记主管部门，请由单位联系平台管理员补登。"),
        (Rule("committee_office"), "评审计划写的评委会还没有登记，请与平台管理员联系。"),
        (Rule("talent_centre", None, "file"), "上虞区的人才服务机构还没有登记，请与平台管理员联系。"),
        (Rule("recommender"), "绍兴市的中评委还没有登记，请与平台管理员联系。"),
        (Rule("ministry"), "评审计划写的这一类机构，平台上还没有登记，请与评审计划的组织单位联系。"),
    ],
)
def test_what_is_not_registered_is_refused_with_what_is_missing(rule, sentence):
    employer = builders.employer()
    with pytest.raises(errors.NoOffice) as refusal:
        found(rule, employer_id=employer.pk, committee_code="unknown")
    assert refusal.value.sentence == sentence


def test_a_rule_may_go_by_the_place_of_the_personnel_file():
    employer = builders.employer()
    here = builders.office("talent_centre", "上虞区人才服务中心", region="330604", level="county")
    there = builders.office("talent_centre", "越城区人才服务中心", region="330602", level="county")
    rule = Rule("talent_centre", None, "file")
    assert queries.explain(rule, employer_id=employer.pk, file_region="330602") == queries.Jurisdiction(
        there.pk,
        "越城区人才服务中心",
        ("人事档案在越城区。", "由越城区的人才服务机构（县（市、区）级）办理：“越城区人才服务中心”。"),
        "bureau",
    )
    assert queries.explain(rule, employer_id=employer.pk) == queries.Jurisdiction(
        here.pk,
        "上虞区人才服务中心",
        (
            "没有登记人事档案所在地，按用人单位所在地办理：“青瓷精密机械有限公司”在上虞区。",
            "由上虞区的人才服务机构（县（市、区）级）办理：“上虞区人才服务中心”。",
        ),
        "bureau",
    )


def test_the_recommending_committee_is_the_citys_where_no_level_is_named():
    employer = builders.employer()
    city = builders.office("recommender", "绍兴市中级评委会办公室", region="330600", level="city")
    county = builders.office("recommender", "上虞区中级评委会办公室", region="330604", level="county")
    assert found(Rule("recommender"), employer_id=employer.pk) == city.pk
    assert found(Rule("recommender", "county"), employer_id=employer.pk) == county.pk


def test_an_unknown_employer_has_no_offices():
    with pytest.raises(errors.OrganisationUnknown):
        found(Rule("employer"), employer_id=builders.bureau().pk)
