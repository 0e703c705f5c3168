"""Cases that end early: rejected, withdrawn, late; and a decision taken back in time."""

import pytest

from tests import world
from tests.journeys.stories import acts, last_message, standing, story, wrong
from tests.world import at
from zhicheng.casework import deciding, filing, time_passing
from zhicheng.casework.errors import NotNow, TooLate
from zhicheng.messages import services as messages


def test_rejected_by_the_bureau(town):
    bureau = town.bureau.organisation_name
    _, application = world.filed(town)
    world.at_bureau(town, application)
    world.rejects(town.bureau, application, when=at("2023-09-04"))
    assert standing(application) == ("rejected", "rejected", "")
    text = last_message(application)
    assert text.startswith(
        f"您申报的“{town.plan.name}”，{bureau}审查的结论是不通过，依据是通知的二1：工作年限或任职年限不够。工作年限不够"
    )
    assert "您有不同意见，可以先向作出决定的部门申请复核" in text
    assert story(application)[-1] == ("09-04 09:00", bureau, "人力社保部门审核不通过。")
    assert wrong() == {}


def test_a_rejection_by_mistake_is_taken_back_before_it_was_read(town):
    _, application = world.filed(town)
    world.at_bureau(town, application)
    world.rejects(town.bureau, application, when=at("2023-09-04"))
    take_back(town.bureau, application, when=at("2023-09-04 09:05"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)
    world.passes(town.bureau, application, when=at("2023-09-04 09:10"))
    assert standing(application) == ("in_review", "deciding", town.office.organisation_name)
    assert wrong() == {}


def test_a_rejection_that_was_read_stands(town):
    su, application = world.filed(town)
    world.at_bureau(town, application)
    world.rejects(town.bureau, application, when=at("2023-09-04"))
    world.deliver_messages(at("2023-09-04 09:01"))
    messages.mark_read(user_id=su.person_id, at=at("2023-09-04 09:30"))
    with pytest.raises(NotNow) as refused:
        take_back(town.bureau, application, when=at("2023-09-04 10:00"))
    assert refused.value.sentence == ("本人已经看到了不通过的结论，不能再收回。有不同意见可以按复核的途径办理。")


def test_withdrawn_and_begun_again(town):
    su, application = world.filed(town)
    filing.withdraw(
        actor=su,
        application_id=application.pk,
        expected_version=world.fresh(application).version,
        reason="想补一项专利",
        at=at("2023-08-21 16:00"),
    )
    assert standing(application) == ("withdrawn", "withdrawn", "")
    again = filing.start(actor=su, plan_pk=town.plan.pk, at=at("2023-08-22"))
    assert again.pk != application.pk
    assert standing(again) == ("draft", "draft", "您本人")
    assert wrong() == {}


def test_no_withdrawing_once_the_employer_has_opened_it(town):
    su, application = world.filed(town)
    deciding.see(actor=town.clerk, application_id=application.pk, at=at("2023-08-21 16:00"))
    with pytest.raises(world.Refused) as refused:
        filing.withdraw(
            actor=su,
            application_id=application.pk,
            expected_version=world.fresh(application).version,
            reason="",
            at=at("2023-08-21 17:00"),
        )
    assert refused.value.sentence == "单位已经开始审核，不能自己撤回。要改内容，请联系单位退回修改。"


def test_a_draft_that_was_never_sent_lapses_when_the_day_is_over(town):
    application = world.draft_of(town)
    assert time_passing.lapse_overdue(at=at("2023-09-08 23:59")) == 0
    assert time_passing.lapse_overdue(at=at("2023-09-09 00:00")) == 1
    assert time_passing.lapse_overdue(at=at("2023-09-09 00:01")) == 0
    assert standing(application) == ("lapsed", "lapsed", "")
    assert story(application)[-1] == ("09-09 00:00", "系统", "个人申报的截止时间已过，申报失效。")
    assert wrong() == {}


def test_the_employer_is_too_late(town):
    _, application = world.filed(town)
    world.publicised(town, application)

    # Warned seven, three and one days before, each once, she and both clerks.
    told = [
        (day, time_passing.warn_before_due(at=at(day)))
        for day in ("2023-09-13", "2023-09-14", "2023-09-15", "2023-09-18", "2023-09-20", "2023-09-21")
    ]
    assert told == [
        ("2023-09-13", 0),
        ("2023-09-14", 3),
        ("2023-09-15", 0),
        ("2023-09-18", 3),
        ("2023-09-20", 3),
        ("2023-09-21", 0),
    ]
    assert last_message(application) == (
        f"您申报的“{town.plan.name}”，单位报送的截止时间是9月21日（周四）24:00，还有1\u00a0天。请提醒单位经办人尽快办理。"
    )

    # One second before midnight it could still be reported; at midnight it is over.
    outcome = deciding.report(
        actor=town.clerk, choices=world.shown(application), opinion="同意推荐。", at=at("2023-09-22 00:00")
    )
    assert outcome.done == ()
    assert outcome.skipped == (
        (application.pk, "这一步的截止时间是2023年9月21日（周四）24:00，现在已经过了，不能再办理。"),
    )
    assert time_passing.lapse_overdue(at=at("2023-09-22 00:00")) == 1
    assert standing(application) == ("lapsed", "lapsed", "")
    assert wrong() == {}


def test_what_was_returned_and_not_mended_in_time_lapses(town):
    su, application = world.filed(town)
    world.returns(town.clerk, application, when=at("2023-08-22"))
    with pytest.raises(world.Refused):
        world.submit(su, application, when=at("2023-08-30 00:00"))
    assert time_passing.lapse_overdue(at=at("2023-08-30 00:00")) == 1
    assert standing(application) == ("lapsed", "lapsed", "")
    assert story(application)[-1] == ("08-30 00:00", "系统", "修改后再提交的截止时间已过，申报失效。")


def test_a_report_is_taken_back_while_the_bureau_has_not_opened_it(town):
    _, application = world.filed(town)
    world.at_bureau(town, application)
    take_back(town.second_clerk, application, when=at("2023-09-01 10:00"))
    assert standing(application) == ("in_review", "to_report", town.employer.name)
    world.report(town, application, when=at("2023-09-01 11:00"))
    assert standing(application) == ("in_review", "deciding", town.bureau.organisation_name)

    deciding.see(actor=town.bureau, application_id=application.pk, at=at("2023-09-01 12:00"))
    with pytest.raises(NotNow) as refused:
        take_back(town.clerk, application, when=at("2023-09-01 13:00"))
    assert refused.value.sentence == "下一步已经打开了这件申报，不能再收回。如果确有问题，请和他们联系，由他们退回。"
    assert [act for _, _, act in acts(application)][-4:] == [
        "application.reported",
        "application.taken_back",
        "application.reported",
        "review.seen",
    ]
    assert wrong() == {}


def test_after_the_day_is_over_nothing_is_taken_back(town):
    _, application = world.filed(town)
    world.at_bureau(town, application)
    with pytest.raises(TooLate):
        take_back(town.clerk, application, when=at("2023-09-22 00:00"))


def take_back(actor, application, *, when):
    """An office takes its last act back, from the page as it is now."""
    return deciding.take_back(
        actor=actor, application_id=application.pk, expected_version=world.fresh(application).version, at=when
    )
