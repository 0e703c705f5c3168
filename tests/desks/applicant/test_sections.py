"""The plan's own sections at the applicant's desk: which records count, what is asked first, where paper goes."""

import pytest

from tests import world
from tests.ui.markup import parse
from tests.world.wide import supervised, wide_town
from zhicheng.applications.models import ChosenItem

from .pages import as_person, on, url

pytestmark = pytest.mark.django_db
LATER = ("from: 2019-01-01, to: 2023-12-31", "from: 2022-01-01, to: 2023-12-31")
TITLE = {"name": "assistant_engineer", "awarded": "2021-06-01", "level": "junior"}
PROJECT = {
    "name": "连续硝化装置的在线检测",
    "kind": "innovation_project",
    "level": "city",
    "role": "main",
    "from": "2022-04",
}


@pytest.fixture
def town(tmp_path):
    return wide_town(tmp_path, LATER)


@pytest.fixture
def su(town):
    """Herself, and her application with all six steps done but nothing chosen."""
    life = world.ENGINEER.with_("title", TITLE).with_("project", PROJECT)
    actor, application = world.ready_applicant(town, "苏见山", life)
    ChosenItem.objects.all().delete()
    return actor, application


def page_of(answer, status=200):
    assert answer.status_code == status
    return parse(answer.content.decode())


def items_of(page):
    """title → (the item's id, its mark)."""
    return {
        one.one(".choice-text").text: (one.one("input").attributes["value"], one.one(".tag").text)
        for one in page.all("label")
        if one.attributes["for"].startswith("item-")
    }


def test_records_are_marked_and_the_rule_is_told(su):
    actor, application = su
    with on(world.FILING):
        page = page_of(as_person(actor).get(url("items", application)))
    marks = {title: mark for title, (_, mark) in items_of(page).items()}
    assert marks == {
        "连续硝化装置的在线检测 主要承担者": "在时间范围内",
        "一种连续硝化反应的急冷装置 发明专利": "不在时间范围内",
    }
    assert [one.text for one in page.by_id("asked").all("li")] == [
        "任现职以来，或者2022年1月1日到2023年12月31日取得的业绩。二4（2） 不在这个范围内的也能选，选之前会再问您一次。",
        "层次：符合评价条件第十条。这一条写在评价条件第十条里，由审核单位对照判断。 由单位判断",
        "突出专业代表性，不宜过多过杂。",
        "集体项目要有本人是主要贡献者的依据。",
    ]


@pytest.mark.requirement("S0-84")
def test_what_is_outside_is_chosen_after_a_warning(su):
    actor, application = su
    browser = as_person(actor)
    with on(world.FILING):
        ids = {mark: pk for pk, mark in items_of(page_of(browser.get(url("items", application)))).values()}
        inside, outside = ids["在时间范围内"], ids["不在时间范围内"]
        kept = browser.post(url("items_autosave", application), {"item": [inside, outside]})
        warned = page_of(browser.post(url("items", application), {"item": [inside, outside]}), 422)
        sent = browser.post(url("items", application), {"item": [inside, outside], "outside": [outside]})
    assert (kept.status_code, kept.json()["error"].split("。")[1]) == (422, "要选的，请保存时再确认一次")
    assert warned.by_id("outside-title").text == "有 1 条不在要求的时间范围内，还没有选上"
    assert [one.text for one in warned.by_id("outside").all("label")] == [
        "我知道了，仍要选“一种连续硝化反应的急冷装置 发明专利”"
    ]
    assert sent["Location"] == url("attachments", application)
    assert set(ChosenItem.objects.values_list("item_id", flat=True)) == {int(inside), int(outside)}


def test_where_the_paper_goes_is_on_the_page_of_her_application(su, town):
    actor, application = su
    with on(world.FILING):
        world.submit(actor, application, when=world.FILING)
        page = page_of(as_person(actor).get(url("application", application)))
    deliver = page.by_id("deliver")
    assert [one.text for one in deliver.all("p")] == [
        "您的受理点：上虞区人力社保局 附件3一",
        "受理：上虞区申报对象；地址：嘉和路168号；电话：82120302",
    ]
    assert [[one.text for one in row.children[:2]] for row in deliver.one("dl").all("div")] == [
        ["专业技术职务任职资格评审表\u30003 份", "上虞区人力社保局（嘉和路168号，电话 82120302）"]
    ]


def test_what_an_office_hangs_on_is_asked_with_its_field(town):
    life = world.ENGINEER.with_("basics", {**world.BASICS, "personnel_file": "talent_centre"})
    actor, application = world.ready_applicant(supervised(town), "苏见山", life)
    with on(world.FILING):
        page = page_of(as_person(actor).get(url("preview", application)))
    asked = [(one.text, one.one("a").attributes["href"]) for one in page.one(".error-summary").all("li")]
    assert asked == [
        (
            "“人事档案所在地区”还没有填，不填就不能确定“主管部门审核”由哪个部门办理。"
            "请在个人基本信息里填好，单位审核通过以后就可以提交。",
            "/my/dossier/basics/#id_file_region",
        )
    ]
    with on(world.FILING):
        form = page_of(as_person(actor).get("/my/dossier/basics/"))
    assert form.by_id("id_file_region").name == "select"
