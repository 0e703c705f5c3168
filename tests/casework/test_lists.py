"""Lists that join rooms, at a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.world import at
from zhicheng.casework import lists, reading
from zhicheng.standards.errors import NotFound


def test_who_of_my_people_has_not_sent_yet(busy_town):
    world.filed(busy_town, "苏见山")
    lin, drafted = busy_town.ready["林听雪"]
    zhou, returned = world.filed(busy_town, "周望舒")
    world.returns(busy_town.clerk, returned, when=at("2023-08-22"))
    new = world.person("安之若", busy_town.employer)
    world.person("别家的人", world.employer("别家精密机械有限公司"))
    assert lists.not_sent_yet(actor=busy_town.clerk, plan_id=world.PLAN) == [
        lists.NotSent(zhou.person_id, "周望舒", returned.pk, "returned", at("2023-08-22")),
        lists.NotSent(lin.person_id, "林听雪", drafted, "draft", world.FILING),
        lists.NotSent(new.person_id, "安之若", None, "none", None),
    ]
    with pytest.raises(NotFound):
        lists.not_sent_yet(actor=busy_town.bureau, plan_id=world.PLAN)


def test_the_sheet_of_the_committees_office(busy_town):
    su, lin = (world.filed(busy_town, name)[1] for name in ("苏见山", "林听雪"))
    world.at_office(busy_town, su, lin)
    world.pay(busy_town, su, when=at("2023-09-05"))
    world.deliver(busy_town, lin, 2, when=at("2023-09-06"))
    world.deliver_messages(at("2023-09-06"))
    sheet = lists.office_sheet(actor=busy_town.office)
    assert sheet.title == "杭州湾上虞经开区工程技术中级评委会办公室待办申报"
    assert [column["name"] for column in sheet.columns] == [
        "受理编号",
        "姓名",
        "用人单位",
        "申报专业",
        "申报类别",
        "评审计划",
        "第几稿",
        "所在环节",
        "收到日期",
        "截止日期",
        "评审费",
        "票据号码",
        "纸质材料",
        "纸质材料截止",
    ]
    common = (
        busy_town.employer.name,
        "石油和化学工程",
        "学历资历",
        busy_town.plan.name,
        1,
        "待审查",
        date(2023, 9, 4),
        None,
    )
    assert sheet.rows == (
        (lin.receipt_number, "林听雪", *common, "待缴", "", "收到一部分", date(2023, 9, 13)),
        (su.receipt_number, "苏见山", *common, "已缴", "ZJ2023000917", "未收到", date(2023, 9, 13)),
    )
    one = lists.office_sheet(actor=busy_town.office, text="苏见山")
    assert [row[1] for row in one.rows] == ["苏见山"]


def test_the_sheet_still_tells_fee_and_paper_of_those_in_committee(town):
    _, application = world.filed(town)
    world.in_committee(town, application)
    (row,) = lists.office_sheet(actor=town.office, step="in_committee").rows
    assert (row[1], row[7], *row[10:13]) == ("苏见山", "已进入评审", "已缴", "ZJ2023000917", "已收齐")


def test_found_by_receipt_number_by_those_who_may_see_it(town):
    su, application = world.filed(town)
    number = application.receipt_number
    spelled = f" {number[:6].lower()} {number[6:]} "
    assert lists.find_by_receipt(actor=town.clerk, receipt_number=spelled) == application
    assert lists.find_by_receipt(actor=su, receipt_number=number) == application
    assert lists.find_by_receipt(actor=town.office, receipt_number=number) is None
    world.at_office(town, application)
    assert lists.find_by_receipt(actor=town.office, receipt_number=number) == application


def test_who_is_on_a_notice(busy_town):
    three = [world.filed(busy_town, name)[1] for name in ("苏见山", "林听雪", "周望舒")]
    for application in three:
        world.qualified(busy_town, application)
    notice = world.publicise(busy_town, *three, when=at("2023-08-23"))
    listed = lists.publicised_with(actor=busy_town.clerk, notice_id=notice.pk)
    assert world.names(listed) == ["林听雪", "苏见山", "周望舒"]
    with pytest.raises(NotFound):
        lists.publicised_with(actor=busy_town.bureau, notice_id=notice.pk)


BY_NAME = {1: ["苏见山"], 3: ["林听雪", "苏见山", "周望舒"]}


@pytest.fixture
def people(db, kept_files):
    """A town with so many people, all of them ready to submit."""
    return {1: ("苏见山",), 3: ("苏见山", "林听雪", "周望舒")}


@pytest.mark.parametrize("rows", [1, 3])
def test_who_has_not_sent_costs_the_same_for_one_and_for_three(people, rows, django_assert_num_queries):
    town = world.town_with(*people[rows])
    with django_assert_num_queries(2):
        assert [one.name for one in lists.not_sent_yet(actor=town.clerk, plan_id=world.PLAN)] == BY_NAME[rows]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sheet_costs_the_same_for_one_and_for_three(people, rows, django_assert_num_queries):
    town = world.town_with(*people[rows])
    world.at_office(town, *(world.filed(town, name)[1] for name in people[rows]))
    with django_assert_num_queries(7):
        assert [row[1] for row in lists.office_sheet(actor=town.office).rows] == BY_NAME[rows]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_notice_costs_the_same_for_one_and_for_three(people, rows, django_assert_num_queries):
    town = world.town_with(*people[rows])
    some = [world.filed(town, name)[1] for name in people[rows]]
    for application in some:
        world.qualified(town, application)
    notice = world.publicise(town, *some, when=at("2023-08-23"))
    with django_assert_num_queries(2):
        assert world.names(lists.publicised_with(actor=town.clerk, notice_id=notice.pk)) == BY_NAME[rows]


def test_reading_one_case_costs_the_same_after_a_long_road(busy_town):
    _, short = world.filed(busy_town, "苏见山")
    world.qualified(busy_town, short)
    _, long = world.filed(busy_town, "林听雪")
    world.in_committee(busy_town, long)
    counts = []
    for application in (short, long):
        with CaptureQueriesContext(connection) as queries:
            reading.history(world.fresh(application))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3
