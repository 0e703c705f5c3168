"""A plan's page: every requirement with its clause beside the notice's own words, and how a reader stands."""

import html
import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from tests import world
from tests.desks.applicant.pages import as_clerk, as_person, heading, links, on, statements, words
from zhicheng.plans import queries as plans
from zhicheng.plans.models import PublishedPlan


@pytest.fixture
def plan(db):
    """The shipped plan, published."""
    return world.published_plan()


def address(plan, page="plan"):
    return reverse(f"public:{page}", args=[plan.pk])


def test_the_page_of_a_reader_nobody_knows(plan, client):
    with on("2023-08-21"):
        page = client.get(address(plan))
    assert heading(page) == plan.name
    text = words(page)
    assert "个人申报截止 18 天 9月8日（周五）24:00" in text
    assert "年限一律算到 2023年12月31日" in text
    assert "金额：通知没有写明" in text
    assert "评委会办公室 杭州湾上虞经济技术开发区康阳大道88号科创中心527室 电话 82313758" in text
    assert "专业技术职务任职资格评审表 3 份" in text
    assert "浙江省专业技术任职资格申报与评审管理平台" in text
    assert "含公示 5 个工作日" in text


def test_every_requirement_stands_beside_its_own_sentence(plan, client):
    page = client.get(address(plan))
    text = words(page)
    read = plans.plan_of(plan.pk)
    for item in (read.population, *read.common, *read.paths):
        assert item.name in text
        for ref in item.node.head.refs:
            assert words_of(read.notice.text_of(ref)) in text.replace(" ", "")


def words_of(text):
    return "".join(html.unescape(text).split())


def test_every_clause_named_leads_to_its_anchor(plan, client):
    page = client.get(address(plan)).content.decode()
    notice = client.get(address(plan, "notice")).content.decode()
    named = {unquote(href) for href in re.findall(rf'href="{address(plan, "notice")}#([^"]+)"', page)}
    anchors = {html.unescape(one) for one in re.findall(r' id="([^"]+)"', notice)}
    assert len(named) > 20
    assert named - anchors == set()


def test_the_notice_is_there_word_for_word(plan, client):
    text = words(client.get(address(plan, "notice"))).replace(" ", "")
    for _, sentence in plans.plan_of(plan.pk).notice.sentences():
        assert "".join(sentence.replace("<", "<").split()) in text


def test_the_address_that_stays_leads_to_the_version_in_force(plan, client):
    for page in ("plan", "notice"):
        assert client.get(reverse(f"public:{page}", args=[plan.plan_id])).status_code == 200
    assert client.get(reverse("public:plan", args=["no-such-plan"])).status_code == 404
    assert client.get(reverse("public:plan", args=[plan.pk + 99])).status_code == 404


def test_an_older_version_says_so(plan, client):
    PublishedPlan.objects.filter(pk=plan.pk).update(current=False)
    fields = {one.attname: getattr(plan, one.attname) for one in plan._meta.concrete_fields if one.attname != "id"}
    PublishedPlan.objects.create(**{**fields, "version": 2})
    text = words(client.get(address(plan)))
    assert "这是以前的版本 现在施行的是 第 2 版 。" in text


def test_a_hidden_plan_is_not_there(plan, client):
    PublishedPlan.objects.update(hidden=True)
    assert [client.get(address(plan, page)).status_code for page in ("plan", "notice")] == [404, 404]


@pytest.mark.requirement("S1-64")
def test_applying_is_a_post_at_the_foot_of_the_page(plan, client):
    with on("2023-08-21"):
        page = client.get(address(plan)).content.decode()
        start = reverse("applicant:start", args=[plan.pk])
        assert page.count(f'action="{start}"') == 1
        assert page.index(f'action="{start}"') > page.index('id="readings"')
        answer = client.post(start, headers={"Referer": f"http://testserver{address(plan)}"})
        assert answer["Location"] == f"/account/sign-in?next={address(plan)}"
    with on("2023-09-09"):
        page = client.get(address(plan))
        assert "个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。" in words(page)
        assert start not in page.content.decode()


def test_how_each_condition_stands_for_a_reader(db):
    town = world.town()
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk)
    with on("2023-08-21"):
        page = as_person(actor).get(address(town.plan))
    assert heading(page) == "没有看到障碍，还要由审核单位判断。"
    text = words(page)
    assert "您：人人都要满足的" in text
    assert "您：5 条路径，满足任意一条" in text
    assert "可以走“学历资历”" in text


def test_what_is_missing_is_the_headline(db):
    town = world.town()
    short = [dict(one) for one in world.ENGINEER.records["training"]]
    short[0]["hours"] -= 12
    life = world.ENGINEER.with_("training", *short)
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk, life)
    with on("2023-08-21"):
        page = as_person(actor).get(address(town.plan))
    assert heading(page).startswith("现在还差一步：继续教育")
    assert "258 学时" in words(page)


def test_who_has_begun_goes_on(db):
    town = world.town()
    with on("2023-08-21"):
        actor, application = world.ready_applicant(town)
        page = as_person(actor).get(address(town.plan))
    assert links(page)["看我的申报"] == reverse("applicant:application", args=[application.pk])
    assert reverse("applicant:start", args=[town.plan.pk]) not in page.content.decode()


def test_from_an_office_the_page_says_to_change_the_seat(db):
    town = world.town()
    with on("2023-08-21"):
        page = as_clerk(town.clerk).get(address(town.plan))
    assert "申报要用申报人的身份办理，请在右上角切换身份。" in words(page)


def test_statements_of_the_page_do_not_grow_with_the_dossier(db):
    town = world.town()
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk)
    with on("2023-08-21"):
        before = statements(as_person(actor), address(town.plan))
        world.add_record(
            actor, "paper", {"title": "论文", "journal": "化工学报", "published": "2021-05"}, when=world.FILING
        )
        assert statements(as_person(actor), address(town.plan)) == before
