"""Publicity: a wrong date mended by a restart, objections, and several people on one notice."""

from datetime import date

import pytest

from tests import world
from tests.journeys.stories import acts, last_message, standing, story, wrong
from tests.world import at
from zhicheng.casework import publicising, time_passing
from zhicheng.casework.errors import Incomplete, NotNow, TooLate
from zhicheng.publicity import queries as publicity
from zhicheng.review.models import StageRun
from zhicheng.standards.errors import Stale


@pytest.mark.parametrize("verb", ["close", "restart"])
def test_a_case_that_lapses_between_the_list_and_the_lock_is_told(busy_town, monkeypatch, verb):
    first, second = (world.filed(busy_town, name)[1] for name in list(busy_town.ready)[:2])
    for one in (first, second):
        world.qualified(busy_town, one)
    notice = world.publicise(busy_town, first, second, when=at("2023-08-23"))
    lock = publicising.locks.lock

    def lapsed_meanwhile(application_id):
        monkeypatch.setattr(publicising.locks, "lock", lock)
        lapse(second)
        return lock(application_id)

    monkeypatch.setattr(publicising.locks, "lock", lapsed_meanwhile)
    with pytest.raises(Stale) as raised:
        if verb == "close":
            world.close(busy_town, notice, when=at("2023-08-31"))
        else:
            publicising.restart_publicity(
                actor=busy_town.clerk,
                notice_id=notice.pk,
                posted_on=date(2023, 8, 24),
                place="食堂门口",
                reason="公告栏拆了",
                at=at("2023-08-24"),
            )
    assert raised.value.sentence == "这份公示的名单刚刚有了变化，请刷新页面看过现在的名单再办理。"
    assert publicity.get(notice.pk).state == "open"


def lapse(application):
    """The office has let the day of this one case pass."""
    StageRun.objects.filter(application=application, closed_at=None).update(due_at=at("2023-08-23 12:00"))
    assert time_passing.lapse_overdue(at=at("2023-08-23 12:00")) == 1


def test_restarted_with_the_right_date(town):
    firm = town.employer.name
    _, application = world.filed(town)
    world.qualified(town, application)

    # The clerk entered Wednesday, but the sheet was hung up on Friday.
    first = world.publicise(town, application, when=at("2023-08-23"))
    second = publicising.restart_publicity(
        actor=town.clerk,
        notice_id=first.pk,
        posted_on=at("2023-08-25").date(),
        place="厂区公告栏",
        reason="实际是周五张贴的",
        at=at("2023-08-25 10:00"),
    )
    assert (second.restarted_from_id, second.last_day.isoformat()) == (first.pk, "2023-09-01")
    assert standing(application) == ("in_review", "publicising", firm)
    assert last_message(application) == (
        f"您申报的“{town.plan.name}”要重新公示，原因是：实际是周五张贴的。"
        "8月25日（周五）起张贴，到9月1日（周五）24:00。您不用做什么。"
    )

    # The days count from the start again: on the day the first notice would have ended nothing can be closed.
    with pytest.raises(NotNow) as refused:
        world.close(town, second, when=at("2023-08-31"))
    assert refused.value.sentence == "公示到9月1日（周五）24:00才满，期满后再填写结果。"
    world.close(town, second, when=at("2023-09-02 00:00"))
    assert standing(application) == ("in_review", "to_report", firm)
    assert story(application)[-3:] == [
        ("08-23 09:00", firm, "开始公示，8月23日（周三）张贴，公示到8月30日（周三）24:00。"),
        ("08-25 10:00", firm, "重新公示，8月25日（周五）张贴，公示到9月1日（周五）24:00。"),
        ("09-02 00:00", firm, "公示期满，没有收到不同意见。"),
    ]
    assert wrong() == {}


def test_make_up_days_count_and_the_holiday_does_not():
    # 28 September 2023 is followed by the Mid-autumn and National Day holiday; 7 and 8 October are worked.
    rule = world.publicity_rule()
    span = publicising.span(rule, at("2023-09-27").date(), None)
    assert [day.isoformat() for day in span.counted] == [
        "2023-09-28",
        "2023-10-07",
        "2023-10-08",
        "2023-10-09",
        "2023-10-10",
    ]


def test_too_late_to_be_over_before_the_day_of_reporting(town):
    _, application = world.filed(town, when=at("2023-09-08"))
    world.passes(town.clerk, application, when=at("2023-09-12"))
    span = publicising.plan_publicity(
        actor=town.clerk, application_ids=[application.pk], posted_on=at("2023-09-14").date()
    )
    assert (span.last_day.isoformat(), span.latest_posting.isoformat()) == ("2023-09-21", "2023-09-13")
    with pytest.raises(TooLate) as refused:
        world.publicise(town, application, when=at("2023-09-14"))
    assert refused.value.sentence == (
        "9月14日（周四）张贴，公示要到9月21日（周四）24:00才满，赶不上报送截止9月21日（周四）24:00。"
        "最晚要在9月13日（周三）张贴。"
    )
    notice = world.publicise(town, application, when=at("2023-09-13"))
    world.close(town, notice, when=at("2023-09-21 00:00"))
    world.report(town, application, when=at("2023-09-21 23:59"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)


@pytest.mark.requirement("C-23")
def test_an_objection_that_is_found_true_concerns_one_of_three(busy_town):
    firm = busy_town.employer.name
    three = [world.filed(busy_town, name)[1] for name in ("苏见山", "林听雪", "周望舒")]
    for application in three:
        world.qualified(busy_town, application)
    notice = world.publicise(busy_town, *three, when=at("2023-08-23"))

    # It must be said whose it was.
    with pytest.raises(Incomplete) as refused:
        world.close(
            busy_town, notice, when=at("2023-08-31"), outcome="objection_upheld", text="学历证书有出入，已核实。"
        )
    assert refused.value.sentence == "请选择反映的问题查实的是哪几位。"

    su, lin, zhou = three
    world.close(
        busy_town,
        notice,
        when=at("2023-08-31"),
        outcome="objection_upheld",
        text="学历证书有出入，已核实。",
        upheld=[lin.pk],
    )
    assert [standing(one) for one in three] == [
        ("in_review", "to_report", firm),
        ("in_review", "deciding", firm),
        ("in_review", "to_report", firm),
    ]
    assert last_message(lin) == (
        f"您申报的“{busy_town.plan.name}”，公示期间反映的问题经核实属实：学历证书有出入，已核实。"
        "单位会重新审查，有结果会告诉您。"
    )

    # The two others are reported; the third is decided again.
    world.report(busy_town, su, zhou, when=at("2023-09-01"))
    world.rejects(busy_town.second_clerk, lin, when=at("2023-09-01"))
    assert [world.fresh(one).status for one in three] == ["in_review", "rejected", "in_review"]
    assert wrong() == {}


def test_an_upheld_objection_that_is_mended_is_publicised_again(town):
    firm = town.employer.name
    _, application = world.filed(town)
    world.qualified(town, application)
    notice = world.publicise(town, application, when=at("2023-08-23"))

    # With one person on the sheet an objection can be upheld before the days are over.
    world.close(town, notice, when=at("2023-08-24"), outcome="objection_upheld", text="岗位写得不对。")
    assert standing(application) == ("in_review", "deciding", firm)
    world.passes(town.clerk, application, when=at("2023-08-25"))
    assert standing(application) == ("in_review", "to_publicise", firm)
    again = world.publicise(town, application, when=at("2023-08-28"))
    world.close(town, again, when=at("2023-09-05"), outcome="objection_dismissed", text="又有人问起，已当面说明。")
    assert story(application)[-1] == ("09-05 09:00", firm, "公示期间收到的反映经核实不成立。")
    world.report(town, application, when=at("2023-09-06"))
    assert standing(application)[1:] == ("deciding", town.bureau.organisation_name)
    assert wrong() == {}


def test_the_last_day_is_counted_when_an_applicant_lapses_under_publicity(town):
    _, application = world.filed(town)
    world.passes(town.clerk, application, when=at("2023-09-12"))
    notice = world.publicise(town, application, when=at("2023-09-13"))
    assert time_passing.lapse_overdue(at=at("2023-09-22 00:00")) == 1
    notice.refresh_from_db()
    assert (notice.state, notice.outcome_text) == ("closed", "名单上的申报都已失效。")
    assert [act for _, _, act in acts(application)][-1] == "application.lapsed"
    assert wrong() == {}
