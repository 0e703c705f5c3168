"""The plan's sections on its page: other names, annexes, spans of days, the stages' own rules, an amendment."""

import pytest
from django.urls import reverse

from tests import world
from tests.plans.builders import OTHER_CONTACT, changed_folder
from tests.ui.markup import parse
from tests.world.wide import wide_town
from zhicheng import policy
from zhicheng.casework import amending
from zhicheng.standards.actor import SYSTEM

pytestmark = pytest.mark.django_db


def page_of(client, plan):
    return parse(client.get(reverse("public:plan", args=[plan.pk])).content.decode())


def rows(page, section):
    return [[one.text for one in row.all("dt") + row.all("dd")] for row in page.by_id(section).one("dl").all("div")]


@pytest.fixture
def page(client, tmp_path):
    return page_of(client, wide_town(tmp_path).plan)


def test_annexes_lead_to_where_they_begin(page):
    found = page.by_id("annexes").all("li")
    assert [one.text for one in found] == [
        "申报人员网上申报办法 附件",
        "评分标准 附件平台没有这份附件，请到通知的发布单位下载",
    ]
    assert [one.attributes["href"].partition("#")[2] for one in found[0].all("a")] == [
        "%E9%99%84%E4%BB%B61",
        "%E9%99%84%E4%BB%B6",
    ]


def test_other_names(page):
    assert rows(page, "aliases") == [["评审工作计划", "就是：评审计划", "五（四）"]]


def test_a_span_of_days_with_the_notice_s_own_words(page):
    assert [row for row in rows(page, "dates") if row[0] == "评审"] == [
        ["评审", "2023年11月1日到2023年11月10日网上申报的时间通知写“11月上旬”", "四"]
    ]
    assert [one.text for one in page.one(".dates").all("li") if "评审" in one.text] == ["11月1日到10日 评审"]


def test_what_a_stage_is_stands_on_the_road(page):
    assert [one.text for one in page.by_id("road").one(".stages").all("li")][2] == (
        "主管部门审核 不收费，推荐，由下一级决定，单位没有主管部门的跳过"
    )


def test_an_amended_version_says_why_and_what(client, tmp_path):
    town = world.town()
    assert [one.attributes.get("id") for one in page_of(client, town.plan).all("section")].count("amended") == 0
    made = amending.amend(
        loaded=policy.load_folder(changed_folder(tmp_path, OTHER_CONTACT)),
        reason="联系电话有误",
        transition=amending.Transition(),
        actor=SYSTEM,
        at=world.FILING,
    )
    section = page_of(client, made).by_id("amended")
    assert [one.text for one in section.all("p") + section.all("summary") + section.all("li")] == [
        "联系电话有误",
        "和上一版不同的 1 处",
        "改动\u3000contacts 评委会办公室.phone：82313758 → 82313759",
    ]
