"""Lists that join rooms, at a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.world import at
from zhicheng.casework import lists, reading
from zhicheng.standards.errors import NotFound


def test_who_of_my_people_has_not_sent_yet(town):
    world.filed(town, "苏见山")
    lin, drafted = world.ready_applicant(town, "林听雪")
    zhou, returned = world.filed(town, "周望舒")
    world.returns(town.clerk, returned, when=at("2023-08-22"))
    new = world.person("安之若", town.employer)
    world.person("别家的人", world.employer("别家精密机械有限公司"))
    assert lists.not_sent_yet(actor=town.clerk, plan_pk=town.plan.pk) == [
        lists.NotSent(zhou.person_id, "周望舒", returned.pk, "returned", at("2023-08-22")),
        lists.NotSent(lin.person_id, "林听雪", drafted.pk, "draft", world.FILING),
        lists.NotSent(new.person_id, "安之若", None, "none", None),
    ]
    with pytest.raises(NotFound):
        lists.not_sent_yet(actor=town.bureau, plan_pk=town.plan.pk)


def test_the_sheet_of_the_committees_office(town):
    su, lin = (world.filed(town, name)[1] for name in ("苏见山", "林听雪"))
    world.at_office(town, su, lin)
    world.pay(town, su, when=at("2023-09-05"))
    world.deliver(town, lin, 2, when=at("2023-09-06"))
    world.deliver_messages(at("2023-09-06"))
    sheet = lists.office_sheet(actor=town.office)
    assert sheet.title == "杭州湾上虞经开区工程技术中级评委会办公室待办申报"
    assert [name for name, _ in sheet.columns] == [
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
    common = (town.employer.name, "石油和化学工程", "学历资历", town.plan.name, 1, "待审查", date(2023, 9, 4), None)
    assert sheet.rows == (
        (lin.receipt_number, "林听雪", *common, "待缴", "", "收到一部分", date(2023, 9, 13)),
        (su.receipt_number, "苏见山", *common, "已缴", "ZJ2023000917", "未收到", date(2023, 9, 13)),
    )
    one = lists.office_sheet(actor=town.office, text="苏见山")
    assert [row[1] for row in one.rows] == ["苏见山"]


def test_found_by_receipt_number_by_those_who_may_see_it(town):
    su, application = world.filed(town)
    number = application.receipt_number
    spelled = f" {number[:6].lower()} {number[6:]} "
    assert lists.find_by_receipt(actor=town.clerk, receipt_number=spelled) == application
    assert lists.find_by_receipt(actor=su, receipt_number=number) == application
    assert lists.find_by_receipt(actor=town.office, receipt_number=number) is None
    world.at_office(town, application)
    assert lists.find_by_receipt(actor=town.office, receipt_number=number) == application


def test_who_is_on_a_notice(town):
    three = [world.filed(town, name)[1] for name in ("苏见山", "林听雪", "周望舒")]
    for application in three:
        world.qualified(town, application)
    notice = world.publicise(town, *three, when=at("2023-08-23"))
    listed = lists.publicised_with(actor=town.clerk, notice_id=notice.pk)
    assert world.names(listed) == ["林听雪", "苏见山", "周望舒"]
    with pytest.raises(NotFound):
        lists.publicised_with(actor=town.bureau, notice_id=notice.pk)


@pytest.mark.parametrize("act", ["not_sent", "sheet", "notice"])
def test_queries_do_not_grow_from_one_row_to_three(town, act):
    names = ("苏见山", "林听雪", "周望舒")
    some = [world.filed(town, name)[1] for name in names]
    if act == "not_sent":
        for application in some:
            world.returns(town.clerk, application, when=at("2023-08-22"))
    if act == "sheet":
        world.at_office(town, *some)
    counted = {}
    for rows in (1, 3):
        if act == "notice":
            notice = notice_of(town, some[: rows if rows == 1 else 3], rows)
        hide = [] if rows == 3 else some[1:]
        move(hide, away=True)
        with CaptureQueriesContext(connection, ) as queries:
            if act == "not_sent":
                found = lists.not_sent_yet(actor=town.clerk, plan_pk=town.plan.pk)
            elif act == "sheet":
                found = lists.office_sheet(actor=town.office).rows
            else:
                found = world.names(lists.publicised_with(actor=town.clerk, notice_id=notice.pk))
        move(hide, away=False)
        counted[rows] = len(queries)
        assert len(found) == rows
    assert counted[1] == counted[3]


def test_reading_one_case_costs_the_same_after_a_long_road(town):
    _, short = world.filed(town, "苏见山")
    _, long = world.filed(town, "林听雪")
    world.in_committee(town, long)
    counts = []
    for application in (short, long):
        with CaptureQueriesContext(connection) as queries:
            reading.history(world.fresh(application))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3
