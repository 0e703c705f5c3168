"""Seats: given and ended with a trace, one of a kind, and only for their holder."""

import pytest

from tests.accounts.builders import actor, person
from zhicheng.accounts import services as accounts
from zhicheng.messages.models import Message
from zhicheng.organisations import errors, queries, services
from zhicheng.organisations.models import Seat
from zhicheng.standards.actor import SYSTEM
from zhicheng.trail import queries as trail

from . import builders
from .builders import AT

pytestmark = pytest.mark.django_db


def test_a_seat_is_given_told_and_noted():
    user, employer = person(), builders.employer()
    seat = builders.seat(user, employer, "employer")
    assert (queries.seats_of(user.pk), queries.seat(seat.pk, user.pk)) == ([seat], seat)
    line = trail.lines_of(f"seat:{seat.pk}")[0]
    assert (line.act, line.data) == (
        "seat.given",
        {"user": user.pk, "organisation": employer.pk, "role": "employer"},
    )
    assert Message.objects.get().text == (
        "您现在可以代表“青瓷精密机械有限公司”办理业务（席位：单位经办），登录后在页面上方切换身份。"
    )


def test_a_seat_is_nobody_elses_and_ends_for_good():
    user, other = person(), person("chen", "陈二二", serial=2)
    seat = builders.seat(user, builders.employer(), "employer")
    assert (queries.seat(seat.pk, other.pk), queries.seats_of(other.pk)) == (None, [])
    services.end_seat(seat_id=seat.pk, reason="调岗", actor=SYSTEM, at=AT)
    assert (queries.seat(seat.pk, user.pk), queries.seats_of(user.pk)) == (None, [])
    with pytest.raises(errors.SeatUnknown):
        services.end_seat(seat_id=seat.pk, reason="调岗", actor=SYSTEM, at=AT)
    with pytest.raises(errors.SeatUnknown):
        queries.active_seat(seat.pk)
    assert [(line.act, line.private) for line in trail.lines_of(f"seat:{seat.pk}")] == [
        ("seat.given", None),
        ("seat.ended", {"reason": "调岗"}),
    ]
    again = builders.seat(user, queries.get(seat.organisation_id), "employer")
    assert queries.seats_at(seat.organisation_id) == [again, seat]


def test_one_seat_of_a_kind_and_several_of_different_kinds():
    user, employer, bureau = person(), builders.employer(), builders.bureau()
    first = builders.seat(user, employer, "employer")
    with pytest.raises(errors.AlreadySeated):
        builders.seat(user, employer, "employer")
    second = builders.seat(user, bureau, "bureau")
    assert queries.seats_of(user.pk) == [first, second]
    assert queries.holders_of(employer.pk) == queries.holders_of(bureau.pk, "bureau") == [user.pk]
    assert queries.holders_of(bureau.pk, "employer") == []


@pytest.mark.parametrize("role", ["department", "bureau", "office", "operator", "king", ""])
def test_a_role_belongs_to_its_kind_of_organisation(role):
    with pytest.raises(errors.ValueRefused) as refusal:
        builders.seat(person(), builders.employer(), role)
    assert refusal.value.field == "role"
    assert Seat.objects.count() == 0


def test_a_closed_account_and_an_unknown_place_get_no_seat():
    user = person()
    with pytest.raises(errors.OrganisationUnknown):
        services.give_seat(user_id=user.pk, organisation_id=0, role="employer", actor=SYSTEM, at=AT)
    accounts.set_active(user_id=user.pk, active=False, reason="本人要求", actor=SYSTEM, at=AT)
    with pytest.raises(errors.ValueRefused):
        builders.seat(user, builders.employer(), "employer")


def test_an_operator_does_not_end_her_own_seat_and_says_why_for_others():
    user, other = person(), person("chen", "陈二二", serial=2)
    platform = builders.office("platform", "平台管理")
    own, theirs = builders.seat(user, platform, "operator"), builders.seat(other, platform, "operator")
    with pytest.raises(errors.ValueRefused):
        services.end_seat(seat_id=own.pk, reason="不干了", actor=actor(user), at=AT)
    with pytest.raises(errors.ValueRefused):
        services.end_seat(seat_id=theirs.pk, reason=" ", actor=actor(user), at=AT)
    services.end_seat(seat_id=theirs.pk, reason="离岗", actor=actor(user), at=AT)
    assert Seat.objects.filter(active=True).get() == own


def test_one_demo_person_per_role_stands_ready():
    applicant = person("gu", "顾云", is_demo=True)
    person("lu", "陆远", serial=2, is_demo=True)
    clerk = person("shen", "沈经办", serial=3, is_demo=True)
    bureau_clerk = person("he", "何经办", serial=4, is_demo=True)
    real = person("real", "真人", serial=5)
    employer, bureau = builders.employer(), builders.bureau()
    builders.seat(real, employer, "employer")
    builders.seat(bureau_clerk, bureau, "bureau")
    builders.seat(clerk, employer, "employer")
    assert queries.demo_people() == [
        queries.DemoPerson(applicant.pk, "顾云", "applicant", "申报人", ""),
        queries.DemoPerson(clerk.pk, "沈经办", "employer", "单位经办", "青瓷精密机械有限公司"),
        queries.DemoPerson(bureau_clerk.pk, "何经办", "bureau", "资格审查经办", "上虞区人力资源和社会保障局"),
    ]


def test_without_demo_people_nobody_stands_ready():
    person()
    assert queries.demo_people() == []
