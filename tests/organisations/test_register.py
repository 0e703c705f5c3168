"""Registering employers, making offices and committees, and reading them."""

import pytest
from django.db import IntegrityError, transaction

from zhicheng.organisations import errors, queries, services
from zhicheng.organisations.models import Organisation
from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries as trail

from . import builders
from .builders import AT

pytestmark = pytest.mark.django_db


def test_an_employer_is_kept_with_its_checked_code():
    made = builders.employer(" 青瓷  机械 ", credit_code=f" {builders.credit_code().lower()} ", zone="shangyu-north")
    kept = queries.get(made.pk)
    assert (kept.kind, kept.name, kept.credit_code, kept.zone, kept.state, kept.department) == (
        "employer",
        "青瓷 机械",
        builders.credit_code(),
        "shangyu-north",
        "active",
        None,
    )
    assert queries.by_credit_code(f"{builders.credit_code()} ") == made
    assert queries.by_credit_code("") is None
    assert [line.act for line in trail.lines_of(f"organisation:{made.pk}")] == ["organisation.registered"]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (
            {"credit_code": builders.credit_code()[:-1] + "?"},
            "credit_code",
            "统一社会信用代码由数字和大写字母组成，第3至8位是6位数字，请照营业执照再核对一遍。",
        ),
        ({"credit_code": ""}, "credit_code", "请填写统一社会信用代码。"),
        ({"name": " "}, "name", "请填写名称，最长120个字。"),
        ({"name": "长" * 121}, "name", "请填写名称，最长120个字。"),
        ({"region": "999999"}, "region", "请选择行政区划。"),
        ({"zone": "moon"}, "zone", "请选择园区。"),
        ({"ownership": "mine"}, "ownership", "请选择单位性质。"),
        ({"employer_kind": "club"}, "employer_kind", "请选择单位类型。"),
        ({"department_id": 0}, "department", "没有找到这个主管部门，请从列表里选择。"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field(change, field, sentence):
    with pytest.raises(errors.ValueRefused) as refusal:
        builders.employer(**change)
    assert (refusal.value.field, refusal.value.sentence) == (field, sentence)
    assert Organisation.objects.count() == 0


def test_a_credit_code_is_registered_once():
    builders.employer()
    with pytest.raises(errors.AlreadyRegistered):
        builders.employer("另一个名字")
    assert Organisation.objects.count() == 1


def test_two_offices_without_credit_code_stand_side_by_side():
    builders.bureau()
    builders.department()
    assert Organisation.objects.filter(credit_code="").count() == 2


@pytest.mark.parametrize("kind", ["human_resources", "department"])
def test_of_active_offices_a_place_has_one_of_a_kind_level_and_trade(kind):
    def made(name, state="active", trade="economy" if kind == "department" else ""):
        return Organisation.objects.create(
            kind=kind, name=name, region="330604", level="county", trade=trade, state=state
        )

    made("某局")
    made("从前的某局", state="frozen")
    with pytest.raises(IntegrityError), transaction.atomic():
        made("又一个某局")
    made("另一行业的局", trade="transport")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "employer"}, "kind"),
        ({"kind": "circus"}, "kind"),
        ({"level": ""}, "level"),
        ({"level": "galaxy"}, "level"),
        ({"region": ""}, "region"),
        ({"region": "330600"}, "region"),
        ({"trade": "economy"}, "trade"),
        ({"kind": "department", "trade": ""}, "trade"),
        ({"kind": "department", "trade": "none"}, "trade"),
        ({"name": ""}, "name"),
        ({"kind": "platform", "level": "", "region": "1"}, "region"),
    ],
)
def test_an_office_is_refused_at_the_field_at_fault(change, field):
    values = {"kind": "human_resources", "name": "某局", "region": "330604", "level": "county"}
    with pytest.raises(errors.ValueRefused) as refusal:
        services.create_office(**{**values, **change}, actor=SYSTEM, at=AT)
    assert refusal.value.field == field


def test_one_bureau_a_place():
    builders.bureau()
    with pytest.raises(errors.ValueRefused) as refusal:
        builders.bureau("上虞区另一个人力社保局")
    assert refusal.value.sentence == "这里已经有“上虞区人力资源和社会保障局”，同一地方同一层级只设一个。"
    builders.bureau("绍兴市人力资源和社会保障局", region="330600", level="city")


def test_a_committee_is_run_by_a_committee_office_and_named_once():
    made = builders.committee()
    other = builders.committee("zj-chemistry", "化工工程中级评委会")
    assert queries.committees(["zj-chemistry", "unknown", "zj-machine"]) == [other, made]
    assert queries.committees_of(made.office_id) == [made]
    for change, field in (
        ({"code": "zj-machine"}, "code"),
        ({"code": " "}, "code"),
        ({"level": "lofty"}, "level"),
        ({"office_id": builders.bureau().pk}, "office"),
    ):
        values = {"code": "new", "name": "某评委会", "level": "senior", "office_id": made.office_id}
        with pytest.raises(errors.ValueRefused) as refusal:
            services.create_committee(**{**values, **change}, actor=SYSTEM, at=AT)
        assert refusal.value.field == field
    with pytest.raises(errors.OrganisationUnknown):
        services.create_committee(code="new", name="某", level="senior", office_id=0, actor=SYSTEM, at=AT)


def test_the_department_of_an_employer_is_set_cleared_and_noted():
    employer, department = builders.employer(), builders.department()
    for chosen in (department.pk, None):
        services.set_department(organisation_id=employer.pk, department_id=chosen, actor=SYSTEM, at=AT)
        assert queries.get(employer.pk).department_id == chosen
    assert [line.data for line in trail.lines_of(f"organisation:{employer.pk}")[1:]] == [
        {"before": None, "after": department.pk},
        {"before": department.pk, "after": None},
    ]
    for organisation, chosen, error in (
        (employer.pk, employer.pk, errors.ValueRefused),
        (department.pk, department.pk, errors.ValueRefused),
        (0, None, errors.OrganisationUnknown),
    ):
        with pytest.raises(error):
            services.set_department(organisation_id=organisation, department_id=chosen, actor=SYSTEM, at=AT)


def test_employers_are_found_by_part_of_the_name_or_beginning_of_the_code():
    first = builders.employer("青瓷精密机械有限公司")
    second = builders.employer("南岸机械厂", serial=2)
    builders.bureau("机械局")
    frozen = builders.employer("旧机械厂", serial=3)
    Organisation.objects.filter(pk=frozen.pk).update(state="frozen")
    found = {text: queries.employers_matching(text) for text in ("机械", " 精密 ", "9133", first.credit_code, "械", "")}
    assert found == {
        "机械": [second, first],
        " 精密 ": [first],
        "9133": [second, first],
        first.credit_code: [first],
        "械": [],
        "": [],
    }


def test_the_search_shows_twenty_at_most():
    for serial in range(1, 24):
        builders.employer(f"青瓷{serial}厂", serial=serial)
    assert len(queries.employers_matching("青瓷")) == 20


def test_the_engine_is_told_of_an_employer_in_codes():
    department = builders.department()
    employer = builders.employer(zone="shangyu-north", department_id=department.pk)
    alone = builders.employer("独立厂", serial=2, region="330600")
    facts = {"ownership": "private", "kind": "enterprise"}
    assert [queries.employer_facts(queries.get(one.pk)) for one in (employer, alone)] == [
        {**facts, "zone": "shangyu-north", "department": "economy", "region": "330604", "directly_under": "county"},
        {**facts, "zone": "none", "department": "none", "region": "330600", "directly_under": "city"},
    ]


@pytest.mark.parametrize(
    ("region", "name"),
    [("330604", "绍兴市上虞区"), ("330600", "绍兴市"), ("330000", "浙江省"), ("123456", "123456"), ("", "")],
)
def test_a_region_is_named_with_the_city_above_it(region, name):
    assert queries.region_name(region) == name


def test_unknown_organisations_are_not_found():
    with pytest.raises(errors.OrganisationUnknown):
        queries.get(0)
    assert queries.names_of([0]) == {}
