"""Organisations, committees, supervising departments and seats in the operator's pages."""

import pytest

from tests.accounts.builders import identity_number, person
from tests.organisations import builders
from zhicheng.organisations import queries
from zhicheng.organisations.models import Organisation, Seat
from zhicheng.trail import queries as trail

from .pages import send, statements, text_of

pytestmark = pytest.mark.django_db
EMPLOYER = {
    "name": "青瓷精密机械有限公司",
    "credit_code": builders.credit_code(),
    "region": "330604",
    "zone": "shangyu-north",
    "employer_kind": "enterprise",
    "ownership": "private",
}
OFFICE = {"kind": "human_resources", "name": "上虞区人力资源和社会保障局", "region": "330604", "level": "county"}


def test_organisations_are_found_by_name_code_and_kind(client, operator):
    employer, bureau = builders.employer(), builders.bureau()
    found = {
        tuple(asked.items()): [one.name in page for one in (employer, bureau)]
        for asked in ({"q": "精密"}, {"q": employer.credit_code}, {"kind": "human_resources"}, {"kind": "circus"})
        if (page := text_of(client, "organisations", **asked))
    }
    assert list(found.values()) == [[True, False], [True, False], [False, True], [True, True]]


def test_lists_ask_as_often_for_three_as_for_one(client, operator):
    one = statements(client, "organisations")
    department = builders.department()
    places = [builders.employer(f"第{n}厂", serial=n, department_id=department.pk) for n in (1, 2, 3)]
    assert statements(client, "organisations") == one
    counts = []
    for serial in (1, 2, 3):
        builders.seat(person(f"user{serial}", f"苏{serial}", serial=serial), places[0], "employer")
        counts.append(statements(client, f"organisations/{places[0].pk}"))
    assert counts == [counts[0]] * 3


def test_an_employer_is_registered_after_a_second_look(client, operator):
    department = builders.department()
    values = {**EMPLOYER, "department": department.pk, "address": "舜江东路1号", "phone": "0575-82000000"}
    asked = client.post("/operator/organisations/new-employer", values).content.decode()
    assert [
        word in asked for word in ("绍兴市上虞区", "杭州湾上虞经济技术开发区（北片）", department.name, "民营")
    ] == [True] * 4
    assert queries.by_credit_code(EMPLOYER["credit_code"]) is None
    answer = send(client, "organisations/new-employer", **values)
    made = queries.by_credit_code(EMPLOYER["credit_code"])
    assert answer["Location"] == f"/operator/organisations/{made.pk}"
    assert (made.zone, made.department_id, made.address, made.phone) == (
        "shangyu-north",
        department.pk,
        "舜江东路1号",
        "0575-82000000",
    )
    assert trail.lines_of(f"organisation:{made.pk}")[0].person_id == operator.pk
    assert send(client, "organisations/new-employer", **EMPLOYER).content.decode().count("已经登记过") == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"credit_code": EMPLOYER["credit_code"][:-1] + "I"}, "统一社会信用代码里没有字母I、O、S、V、Z"),
        ({"name": ""}, "请填单位名称。"),
        ({"region": "999999"}, "请从列表里选所在地。"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(client, operator, change, sentence):
    page = send(client, "organisations/new-employer", **{**EMPLOYER, **change}).content.decode()
    assert page.count(sentence) == 2
    assert Organisation.objects.filter(kind="employer").count() == 0


def test_wrong_digits_are_told_at_the_first_press(client, operator):
    wrong = {**EMPLOYER, "credit_code": EMPLOYER["credit_code"][:-1] + "0"}
    page = client.post("/operator/organisations/new-employer", wrong).content.decode()
    assert ("再看一遍" in page, page.count("第18位校验码对不上，请照营业执照再核对一遍。")) == (False, 2)


def test_an_office_is_made_and_refused_at_the_field_at_fault(client, operator):
    answer = send(client, "organisations/new-office", **OFFICE)
    made = Organisation.objects.get(kind="human_resources")
    assert answer["Location"] == f"/operator/organisations/{made.pk}"
    twin = send(client, "organisations/new-office", **{**OFFICE, "name": "又一个"}).content.decode()
    assert twin.count("这里已经有“上虞区人力资源和社会保障局”") == 2
    wrong = send(client, "organisations/new-office", **{**OFFICE, "level": "city"}).content.decode()
    assert wrong.count("上虞区与所选的层级对不上，请改其中一项。") == 2


def test_a_committee_is_registered_at_its_office_only(client, operator):
    office = builders.office("committee_office", "评委会办公室甲")
    values = {"code": "zj-machine", "name": "机械工程中级评委会", "level": "intermediate", "valid_until": "2028-12-31"}
    assert send(client, f"organisations/{office.pk}/committee", **values).status_code == 302
    made = queries.committees(["zj-machine"])[0]
    assert (made.office_id, made.level, str(made.valid_until)) == (office.pk, "intermediate", "2028-12-31")
    assert "机械工程中级评委会" in text_of(client, f"organisations/{office.pk}")
    assert client.get(f"/operator/organisations/{builders.bureau().pk}/committee").status_code == 404


def test_the_supervising_department_is_set_after_a_second_look(client, operator):
    employer, department = builders.employer(), builders.department()
    address = f"organisations/{employer.pk}/department"
    asked = client.post(f"/operator/{address}", {"department": department.pk}).content.decode()
    assert (department.name in asked, queries.get(employer.pk).department_id) == (True, None)
    assert send(client, address, department=department.pk).status_code == 302
    assert queries.get(employer.pk).department_id == department.pk
    assert send(client, address, department="").status_code == 302
    assert queries.get(employer.pk).department_id is None
    assert client.get(f"/operator/organisations/{department.pk}/department").status_code == 404


@pytest.mark.parametrize("asked", ["su", identity_number(1)])
def test_a_seat_is_given_by_user_name_or_whole_number_after_a_second_look(client, operator, asked):
    user, employer = person(), builders.employer()
    address = f"organisations/{employer.pk}/seat"
    shown = client.post(f"/operator/{address}", {"user": asked}).content.decode()
    assert [word in shown for word in ("苏见山", user.identity_masked, "单位经办")] == [True] * 3
    assert queries.seats_of(user.pk) == []
    assert send(client, address, user=asked).status_code == 302
    assert [(seat.organisation_id, seat.role) for seat in queries.seats_of(user.pk)] == [(employer.pk, "employer")]
    assert send(client, address, user=asked).content.decode().count("这个人在这个单位已经有同样的席位。") == 2
    unknown = send(client, address, user="nobody").content.decode()
    assert unknown.count("没有找到这个人，请核对用户名或证件号码") == 2


def test_a_seat_ends_with_its_reason_and_is_kept_among_the_ended(client, operator):
    user, employer = person(), builders.employer()
    seat = builders.seat(user, employer, "employer")
    assert "苏见山" in text_of(client, f"seats/{seat.pk}/end")
    assert send(client, f"seats/{seat.pk}/end", reason="").status_code == 200
    assert send(client, f"seats/{seat.pk}/end", reason="调岗")["Location"] == f"/operator/organisations/{employer.pk}"
    assert not Seat.objects.get(pk=seat.pk).active
    assert "结束了的席位" in text_of(client, f"organisations/{employer.pk}")
    assert client.get(f"/operator/seats/{seat.pk}/end").status_code == 404


def test_an_operator_keeps_her_own_seat(client, operator):
    seat = queries.seats_of(operator.pk)[0]
    page = send(client, f"seats/{seat.pk}/end", reason="试一试").content.decode()
    assert "不能结束自己的管理员席位，请由另一位管理员来办。" in page


@pytest.mark.parametrize("address", ["", "/seat", "/department", "/committee"])
def test_an_unknown_organisation_is_not_found(client, operator, address):
    assert client.get(f"/operator/organisations/0{address}").status_code == 404
