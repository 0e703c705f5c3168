"""The committee's counter: fee and paper in any order, in part, corrected; and the five working days."""

import pytest
import time_machine

from tests import world
from tests.applications import builders
from tests.journeys.stories import acts, last_message, standing, story, wrong
from tests.plans.builders import FEE_AFTER_DELIVERY, changed_folder
from tests.world import at
from zhicheng.casework import counter, deciding, filing, reading, time_passing
from zhicheng.casework.errors import NotNow
from zhicheng.fees.errors import FeeRefused
from zhicheng.plans import services as plan_services
from zhicheng.review import queries as review
from zhicheng.standards.actor import SYSTEM


def test_paper_comes_in_part_then_whole(town):
    office = town.office.organisation_name
    _, application = world.filed(town)
    world.at_office(town, application)

    world.deliver(town, application, 2, when=at("2023-09-06"))
    assert story(application)[-1] == ("09-06 09:00", office, "收到了一部分纸质材料，还没有齐。")
    assert "还差" in last_message(application)
    world.deliver(town, application, 3, when=at("2023-09-07"))
    world.pay(town, application, when=at("2023-09-07 10:00"))

    # All is there before the office has looked; its pass then ends the visit at once.
    assert standing(application) == ("in_review", "deciding", office)
    world.passes(town.office, application, when=at("2023-09-08"))
    assert standing(application)[:2] == ("in_committee", "in_committee")
    assert [act for _, _, act in acts(application)][-4:] == [
        "application.paper_received",
        "application.paper_received",
        "application.fee_recorded",
        "application.decided",
    ]
    assert wrong() == {}


def test_a_wrong_count_is_corrected_and_takes_the_case_back_from_the_committee(town):
    office = town.office.organisation_name
    _, application = world.filed(town)
    world.in_committee(town, application)
    assert standing(application)[:2] == ("in_committee", "in_committee")

    # The third copy belonged to somebody else.
    world.deliver(town, application, 2, when=at("2023-09-07"), note="有一份是别人的")
    assert standing(application) == ("in_review", "to_deliver", office)
    assert story(application)[-1] == (
        "09-07 09:00",
        office,
        "更正了纸质材料的登记：收到了一部分纸质材料，还没有齐。",
    )
    world.deliver(town, application, 3, when=at("2023-09-08"))
    assert standing(application)[:2] == ("in_committee", "in_committee")
    assert wrong() == {}


@pytest.mark.requirement("S1-58", "C-70")
def test_five_working_days_run_from_the_delivery_of_the_bureaus_pass(town):
    _, application = world.filed(town)
    world.at_bureau(town, application)
    world.passes(town.bureau, application, when=at("2023-09-27 16:00"))
    run = review.open_run(application.pk)
    assert review.gates_of(run.pk)["paper"].due_at is None

    # The worker hands the message to the inbox on Thursday 28 September; then comes the holiday.
    with time_machine.travel(at("2023-09-28 00:05"), tick=False):
        world.deliver_messages(at("2023-09-28 00:05"))
    due = review.gates_of(run.pk)["paper"].due_at
    assert due == at("2023-10-12 00:00")  # 7, 8, 9, 10, 11 October
    assert reading.where_is(world.fresh(application)).until == due

    # Delivered again by a second worker, the first day stays.
    world.deliver_messages(at("2023-10-09"))
    assert review.gates_of(run.pk)["paper"].due_at == due

    assert time_passing.warn_before_due(at=at("2023-10-08")) == 1
    assert time_passing.lapse_overdue(at=at("2023-10-11 23:59")) == 0
    assert time_passing.lapse_overdue(at=at("2023-10-12 00:00")) == 1
    assert standing(application) == ("lapsed", "lapsed", "")
    assert story(application)[-1] == ("10-12 00:00", "系统", "报送纸质材料的截止时间已过，申报失效。")


def test_a_pass_taken_back_and_given_again_leaves_the_whole_time_for_paper(town):
    _, application = world.filed(town)
    world.at_office(town, application)
    deciding.take_back(
        actor=town.bureau,
        application_id=application.pk,
        expected_version=world.fresh(application).version,
        at=at("2023-09-04 10:00"),
    )
    world.passes(town.bureau, application, when=at("2023-09-04 11:00"))
    run = review.open_run(application.pk)
    assert (run.visit, review.gates_of(run.pk)["paper"].due_at) == (1, None)
    world.deliver_messages(at("2023-09-06"))
    assert review.gates_of(run.pk)["paper"].due_at == at("2023-09-14 00:00")  # 7, 8, 11, 12, 13 September


def test_a_fee_whose_time_runs_from_a_delivery(town, tmp_path):
    """The plan says it of the fee itself; the gate of the stage says nothing."""
    plan_services.publish(folder=changed_folder(tmp_path, FEE_AFTER_DELIVERY), actor=SYSTEM, at=world.FILING)
    su, _ = town.ready["苏见山"]
    application = filing.start(actor=su, plan_pk=town.plan.pk, at=world.FILING)
    builders.sign(su, application)
    world.submit(su, application, when=world.FILING)
    world.at_office(town, application)
    run = review.open_run(application.pk)
    assert review.gates_of(run.pk)["fee"].due_at is None
    world.deliver_messages(at("2023-09-05"))
    assert review.gates_of(run.pk)["fee"].due_at == at("2023-09-09 00:00")  # 6, 7, 8 September


def test_paper_that_came_in_part_does_not_lapse(town):
    _, application = world.filed(town)
    world.at_office(town, application)
    world.deliver_messages(at("2023-09-04 09:01"))
    world.deliver(town, application, 1, when=at("2023-09-08"))
    assert time_passing.lapse_overdue(at=at("2023-10-12")) == 0
    assert standing(application)[0] == "in_review"


def test_a_fee_is_waived_with_a_reason_or_corrected_with_one(town):
    _, application = world.filed(town)
    world.at_office(town, application)
    with pytest.raises(FeeRefused) as refused:
        record(town, application, waived=True, note="", when=at("2023-09-05"))
    assert refused.value.sentence == "请写明为什么减免，例如文件号或批准人。"
    record(town, application, waived=True, note="绍市人社发〔2021〕11号", when=at("2023-09-05"))
    assert story(application)[-1][2] == "评审费已经减免。"
    with pytest.raises(FeeRefused):
        record(town, application, amount_fen=20_000, receipt="ZJ1", when=at("2023-09-06"))
    record(town, application, amount_fen=20_000, receipt="ZJ1", note="减免登记错了人", when=at("2023-09-06"))
    assert story(application)[-1][2] == "记下了评审费 200\u00a0元。"
    assert wrong() == {}


def test_an_acceptance_taken_back_keeps_what_was_paid_and_delivered(town):
    office = town.office.organisation_name
    _, application = world.filed(town)
    world.in_committee(town, application)
    deciding.take_back(
        actor=town.office,
        application_id=application.pk,
        expected_version=world.fresh(application).version,
        at=at("2023-09-06 10:00"),
    )
    assert standing(application) == ("in_review", "deciding", office)
    world.returns(town.office, application, when=at("2023-09-06 11:00"))
    assert standing(application) == ("returned", "to_mend", "您本人")
    with pytest.raises(NotNow):
        world.deliver(town, application, 3, when=at("2023-09-06 12:00"))


def test_what_was_paid_is_not_asked_again_after_a_return(town):
    su, application = world.filed(town)
    world.at_office(town, application)
    world.pay(town, application, when=at("2023-09-05"))
    world.deliver(town, application, when=at("2023-09-05"))
    world.returns(town.office, application, when=at("2023-09-05 14:00"))
    world.submit(su, application, when=at("2023-09-06"))

    # The form is printed anew from the second revision, so paper is due again; the fee is not.
    gates = review.gates_of(review.open_run(application.pk).pk)
    assert {kind: gate.state for kind, gate in gates.items()} == {"fee": "done", "paper": "open"}
    assert gates["paper"].due_at == at("2023-09-14 00:00")
    world.passes(town.office, application, when=at("2023-09-07"))
    world.deliver(town, application, when=at("2023-09-08"))
    assert standing(application)[:2] == ("in_committee", "in_committee")
    assert wrong() == {}


def record(town, application, *, when, **entry):
    """An entry at the counter."""
    values = {"amount_fen": None, "receipt": "", "waived": False, "note": "", **entry}
    return counter.record_fee(
        actor=town.office,
        application_id=application.pk,
        expected_version=world.fresh(application).version,
        at=when,
        **values,
    )
