"""What the platform holds and what a plan says of specialties and photos, on the pages of the steps."""

from dataclasses import replace

import pytest

from tests import world
from tests.plans.builders import changed_folder
from zhicheng import policy
from zhicheng.desks.applicant.photo_words import rule_rows
from zhicheng.desks.public import plan_materials
from zhicheng.plans import services as plan_services
from zhicheng.policy.model.plan import PhotoRule
from zhicheng.standards.actor import SYSTEM

from .pages import as_person, on, url, words

EACH = "    each: [2020, 2021, 2022]\n"
HELD = (EACH, EACH + "    held_by: appraisal\n")
ABOUT = ("name: 材料工程,", "name: 材料工程, about: 金属和高分子材料的研制,")
FETCHED = PhotoRule("auto", (), None, None, None, None, None, None, "", ("二",))


@pytest.fixture
def opened(db, tmp_path):
    """A person with her six steps done, under a plan whose appraisal forms the platform holds."""
    plan_services.publish(folder=changed_folder(tmp_path, HELD, ABOUT), actor=SYSTEM, at=world.BEGAN)
    actor, application = world.ready_applicant(world.town())
    with on(world.FILING):
        yield as_person(actor), application


def test_what_the_platform_holds_is_shown_as_such(opened):
    browser, application = opened
    text = words(browser.get(url("attachments", application)))
    assert "年度考核登记表（2020 年度） 平台已有 附件3二4" in text
    assert "平台已有您的2020 年的年度考核，不用另外上传" in text
    assert text.index("不用您传的") < text.index("年度考核登记表（2020 年度）")


def test_the_work_of_a_specialty_stands_below_its_name(opened):
    browser, application = opened
    assert "材料工程 金属和高分子材料的研制" in words(browser.get(url("form", application)))


def test_the_work_of_a_specialty_stands_on_the_page_of_the_plan(opened, client):
    _, application = opened
    text = words(client.get(f"/plans/{application.plan_id}/"))
    assert "各专业包括哪些工作 材料工程 金属和高分子材料的研制 引言 一 附件3二1" in text


def test_a_photo_without_bounds_asks_for_its_format_only():
    plan = replace(policy.load_folder(world.PLANS / world.PLAN).plan, photo=FETCHED)
    assert [(row.text, row.mark) for row in rule_rows(plan)] == [
        ("JPG 格式", "todo"),
        ("白色背景，免冠，近期", "needs_human"),
    ]
    assert plan_materials.photo_line(plan) == "由平台取得，取不到的自己上传"
    half = replace(FETCHED, under_bytes=1_048_576)
    assert [row.text for row in rule_rows(replace(plan, photo=half))][1] == "小于 1\u00a0M"
