"""The first page and the catalogue of plans."""

import re

import pytest
from django.urls import reverse

from tests import world
from tests.desks.applicant.pages import heading, links, on, statements, words
from zhicheng.plans.models import PublishedPlan

PLANS = reverse("public:plans")


@pytest.fixture
def plan(db):
    """The shipped plan, published."""
    return world.published_plan()


def another(plan, number, **changes):
    """The same plan under another name, so that the catalogue has several."""
    fields = {one.attname: getattr(plan, one.attname) for one in plan._meta.concrete_fields if one.attname != "id"}
    return PublishedPlan.objects.create(
        **{
            **fields,
            "plan_id": f"another-{number}",
            "family": f"another-{number}",
            "name": f"另一个计划{number}",
            **changes,
        }
    )


def test_home_without_any_plan(db, client):
    page = client.get("/")
    assert (page.status_code, heading(page)) == (200, "先看够不够条件， 再填一份申报材料。")
    assert "现在没有正在受理的计划" in words(page)


def test_home_shows_what_is_open_with_its_days(plan, client):
    with on("2023-08-21"):
        page = client.get("/")
    text = words(page)
    assert plan.name in text
    assert "正在受理 · 还剩 18 天" in text
    assert "评审委员会 杭州湾上虞经开区工程技术中级评委会" in text
    assert "9月8日 个人申报截止" in text


@pytest.mark.parametrize(
    ("day", "tag"),
    [
        ("2023-07-18", "7月19日开始"),
        ("2023-07-19", "正在受理 · 还剩 51 天"),
        ("2023-08-31", "正在受理 · 还剩 8 天"),
        ("2023-09-01", "7 天后截止"),
        ("2023-09-08", "今天截止"),
        ("2023-09-09", "已截止"),
    ],
)
def test_a_plan_is_tagged_by_the_day(day, tag, plan, client):
    with on(day):
        assert tag in words(client.get(PLANS))


def test_finding_by_words_level_and_state(plan, client):
    another(plan, 1, level="senior")
    with on("2023-08-21"):
        assert heading(client.get(PLANS)) == "2 个评审计划"
        assert heading(client.get(PLANS, {"level": "senior"})) == "1 个评审计划，副高级"
        assert heading(client.get(PLANS, {"q": "杭州湾上虞 工程技术"})) == "2 个评审计划，“杭州湾上虞 工程技术”"
        assert heading(client.get(PLANS, {"q": "另一个"})) == "1 个评审计划，“另一个”"
        assert heading(client.get(PLANS, {"q": "医药", "level": "intermediate", "state": "open"})) == (
            "1 个评审计划，“医药”、正在受理、中级"
        )
        assert heading(client.get(PLANS, {"state": "closed"})) == "没有符合这些条件的计划"
        assert links(client.get(PLANS, {"state": "closed"}))["全部清除"] == PLANS


def test_words_nobody_knows_are_set_aside(plan, client):
    with on("2023-08-21"):
        assert heading(client.get(PLANS, {"level": "nonsense", "state": "' OR 1", "page": "x"})) == "1 个评审计划"


def test_hidden_plans_are_not_listed(plan, client):
    PublishedPlan.objects.update(hidden=True)
    assert heading(client.get(PLANS)) == "没有符合这些条件的计划"


def test_lists_take_the_same_statements_for_one_and_three(plan, client):
    with on("2023-08-21"):
        one = [statements(client, address) for address in ("/", PLANS)]
        another(plan, 1)
        another(plan, 2)
        assert [statements(client, address) for address in ("/", PLANS)] == one


def member(plan, number, series, level):
    """One of a family of plans made from one notice."""
    place = [["系列", series], ["级别", level]]
    return another(plan, number, plan_id=f"many/{number}", family="many", place=place, name=f"{series}{level}")


def test_a_family_is_one_line_with_a_picker(plan, client):
    for number, (series, level) in enumerate((("图书", "初级"), ("图书", "中级"), ("档案", "中级"))):
        member(plan, number, series, level)
    plan.delete()
    with on("2023-08-21"):
        page, chosen = client.get(PLANS), client.get(reverse("public:family", args=["many"]))
    assert heading(page) == "1 个评审计划"
    assert links(page)["从 3 个计划里选"] == reverse("public:family", args=["many"])
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', chosen.content.decode())
    assert [(name, re.findall(r'aria-label="(.*?)"', cells)) for name, cells in rows] == [
        ("图书", ["图书初级", "图书中级"]),
        ("档案", ["档案中级"]),
    ]
    assert client.get(reverse("public:family", args=["nothing"])).status_code == 404


def test_the_picker_costs_as_many_statements_for_three_members_as_for_one(plan, client, django_assert_num_queries):
    address = reverse("public:family", args=["many"])
    member(plan, 0, "图书", "初级")
    client.get(address)
    for more in (0, 2):
        for number in range(1, more + 1):
            member(plan, number, "图书", f"第{number}级")
        with django_assert_num_queries(1):
            client.get(address)
