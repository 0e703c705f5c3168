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
def test_a_bureau_is_that_of_the_employers_place_at_the_level_asked(bureaus, region, level, answer):
    employer = builders.employer(region=region)
    rule = Rule("human_resources", level, "employer")
    assert queries.office_for(rule, employer_id=employer.pk) == bureaus[answer]


def test_the_steps_say_why(bureaus):
    employer = builders.employer()
    assert queries.explain(COUNTY, employer_id=employer.pk) == queries.Jurisdiction(
        bureaus["county"],
        "上虞区人力资源和社会保障局",
        (
            "“青瓷精密机械有限公司”在上虞区。",
            "由上虞区的人力社保部门（县（市、区）级）办理：“上虞区人力资源和社会保障局”。",
        ),
    )


def test_employer_department_and_committee_office_are_found():
    department = builders.department()
    employer = builders.employer(department_id=department.pk)
    committee = builders.committee()
    assert [
        queries.office_for(rule, employer_id=employer.pk, committee_code="zj-machine")
        for rule in (Rule("employer"), Rule("department"), Rule("committee_office"), Rule("committee"))
    ] == [employer.pk, department.pk, committee.office_id, committee.office_id]


def test_a_department_may_be_asked_for_by_trade_and_level():
    city = builders.department("绍兴市住房和城乡建设局", trade="construction", region="330600", level="city")
    employer = builders.employer()
    assert queries.office_for(Rule("construction", "city"), employer_id=employer.pk) == city.pk
    with pytest.raises(errors.NoOffice) as refusal:
        queries.office_for(Rule("construction", "county"), employer_id=employer.pk)
    assert refusal.value.sentence == "上虞区的住房和城乡建设主管部门还没有登记，请与平台管理员联系。"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (COUNTY, "上虞区的人力社保部门还没有登记，请与平台管理员联系。"),
        (Rule("department"), "“青瓷精密机械有限公司”没有登记主管部门，请由单位联系平台管理员补登。"),
        (Rule("committee_office"), "评审计划写的评委会还没有登记，请与平台管理员联系。"),
        (
            Rule("human_resources", "county", "file"),
            "这一步由人事档案所在地的机构办理，平台还没有登记档案所在地，请与人力社保部门联系。",
        ),
        (Rule("talent_centre"), "评审计划写的这一类机构，平台上还没有登记，请与评审计划的组织单位联系。"),
    ],
)
def test_what_is_not_registered_is_refused_with_what_is_missing(rule, sentence):
    employer = builders.employer()
    with pytest.raises(errors.NoOffice) as refusal:
        queries.office_for(rule, employer_id=employer.pk, committee_code="unknown")
    assert refusal.value.sentence == sentence


def test_an_unknown_employer_has_no_offices():
    with pytest.raises(errors.OrganisationUnknown):
        queries.office_for(Rule("employer"), employer_id=builders.bureau().pk)
