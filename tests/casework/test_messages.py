"""What the applicant is told when an office passes her case: the right office, and everything she owes, once."""

import pytest

from tests import world
from tests.world import at
from zhicheng.casework import texts
from zhicheng.messages.models import Message
from zhicheng.plans import queries as plans

PLAN = "您申报的“2023年度杭州湾上虞经济技术开发区工程技术人员中级专业技术职务任职资格评审工作计划”"
OFFICE = "杭州湾上虞经开区工程技术中级评委会办公室"


def told(application):
    found = Message.objects.filter(subject=f"application:{application.pk}", recipient_id=application.applicant_id)
    return list(found.order_by("created_at", "id").values_list("kind", "text"))


def test_the_employers_own_steps_follow_its_pass(town):
    _, application = world.filed(town)
    world.qualified(town, application)
    assert told(application)[-1][1] == (
        f"{PLAN}，上虞青原新材料有限公司资格审查通过，接下来安排公示，公示期满后报送。您不用做什么，有进展会再告诉您。"
    )


def test_time_copies_and_place_are_told_once_when_the_bureau_passes(town):
    _, application = world.filed(town)
    world.at_office(town, application)
    (_, passed), (_, fee) = told(application)[-2:]
    assert passed == (
        f"{PLAN}，绍兴市上虞区人力资源和社会保障局审查通过，已经转到{OFFICE}。"
        "请在收到这条消息后5\u00a0个工作日内把专业技术职务任职资格评审表一式3\u00a0份"
        "送到杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室），在申报页面可以下载打印。评审表盖章以后再交。"
    )
    assert fee == (
        f"{PLAN}，请向{OFFICE}缴纳评审费。通知没有写金额和期限，请先向评委会办公室（82313758）问清。"
        "这条消息就是通知所说的 12333 短信提示。"
    )


def test_the_office_that_passes_says_what_she_still_owes(town):
    _, application = world.filed(town)
    world.at_office(town, application)
    world.deliver_messages(at("2023-09-04"))
    world.passes(town.office, application, when=at("2023-09-05"))
    assert told(application)[-1][1] == (
        f"{PLAN}，{OFFICE}审查通过。请缴纳评审费；请在9月11日（周一）24:00前把纸质材料送到"
        "杭州湾上虞经济技术开发区康阳大道88号科创中心527室（评委会办公室）。"
        "都办好以后转到下一个环节，有进展会再告诉您。"
    )


@pytest.mark.parametrize(
    ("money", "due", "online", "sentence"),
    [
        ("200\u00a0元", at("2023-09-16 00:00"), False, "请在9月15日（周五）24:00前向某办公室缴纳评审费200\u00a0元。"),
        (
            "200\u00a0元",
            None,
            True,
            "请在网上缴纳评审费200\u00a0元。通知没有写期限，请先向评委会办公室（82313758）问清。",
        ),
    ],
)
def test_a_fee_says_how_much_until_when_and_where(town, money, due, online, sentence):
    plan = plans.plan_of(town.plan.pk)
    assert texts.fee_due(plan, "某办公室", money, due, online=online, own="") == f"您申报的“{plan.name}”，{sentence}"
