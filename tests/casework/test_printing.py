"""What waits for what at the committee's office: the review form for the fee, the fee for the pass."""

import pytest

from tests import world
from tests.plans.builders import changed_folder
from zhicheng.casework import reading
from zhicheng.messages.models import Message
from zhicheng.plans import services as plan_services
from zhicheng.standards.actor import SYSTEM

AFTER = "    printable_after: bureau\n"


@pytest.mark.django_db
@pytest.mark.requirement("S2-58")
def test_the_form_waits_for_the_fee(tmp_path):
    folder = changed_folder(tmp_path, (AFTER, AFTER + "    after_fee: review\n"))
    plan_services.publish(folder=folder, actor=SYSTEM, at=world.BEGAN)
    town = world.town()
    su, application = world.ready_applicant(town)

    def why(when):
        found = reading.may(su, world.fresh(application), "print", world.at(when))
        return None if found is None else str(found)

    world.submit(su, application, when=world.FILING)
    world.at_bureau(town, application)
    assert why("2023-09-04") == "人力社保部门审核通过以后就可以下载打印。"
    world.passes(town.bureau, application, when=world.at("2023-09-04"))
    assert why("2023-09-05") == "评审费缴清以后就可以下载打印。"
    world.passes(town.office, application, when=world.at("2023-09-05"))
    world.pay(town, application, when=world.at("2023-09-05"))
    assert why("2023-09-06") is None


@pytest.mark.django_db
@pytest.mark.requirement("S0-52", "S0-54")
def test_a_fee_due_after_the_pass_is_asked_then(tmp_path):
    trigger = ("charged_by: office, prompt", "charged_by: office, trigger: office.pass, prompt")
    plan_services.publish(folder=changed_folder(tmp_path, trigger), actor=SYSTEM, at=world.BEGAN)
    town = world.town()
    su, application = world.ready_applicant(town)
    world.submit(su, application, when=world.FILING)
    world.at_office(town, application)

    def asked():
        return [one.text for one in Message.objects.filter(kind="fee_due").order_by("pk")]

    assert asked() == []
    found = reading.where_is(world.fresh(application))
    assert "缴纳评审费" not in found.what_to_do
    assert str(reading.may(town.office, world.fresh(application), "record_fee", world.at("2023-09-04"))) == (
        "这项费用在审核通过以后才缴，请先作出决定。"
    )
    world.passes(town.office, application, when=world.at("2023-09-05"))
    assert len(asked()) == 1
    found = reading.where_is(world.fresh(application))
    assert "缴纳评审费" in found.what_to_do
    world.pay(town, application, when=world.at("2023-09-05"))
    world.deliver(town, application, when=world.at("2023-09-06"))
    assert world.fresh(application).status == "in_committee"
