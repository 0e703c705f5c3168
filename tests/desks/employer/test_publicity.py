"""A new notice and a notice posted anew: who, which days, what is refused, and the second click."""

from dataclasses import replace

import pytest

from tests import world
from tests.plans.builders import OTHER_CONTACT, changed_folder
from tests.world import at
from zhicheng.plans import services as plan_services
from zhicheng.publicity.models import Notice
from zhicheng.standards.actor import SYSTEM

from .pages import day, on, read, see, sits, slips, table, told

NEW = "/employer/notices/new/"
HEAD = "公示到 8月30日（周三）满 5\u00a0个工作日"


@pytest.fixture
def two(town):
    """Two qualified applicants of one plan."""
    people = [world.filed(town, name)[1] for name in ("苏见山", "闻启明")]
    for one in people:
        world.qualified(town, one)
    return people


def sent(*some, posted_on="2023-08-23", shown=None, place="厂区公告栏", **more):
    """What the form sends; `shown` is the day whose calendar was on the page."""
    cases = [f"{number}:{version}" for number, version in world.shown(*some)]
    return {**day("posted_on", posted_on), "place": place, "case": cases, "shown": shown or posted_on, **more}


def test_the_preview_counts_the_days_and_names_everyone(clerk, two):
    with on("2023-08-23 10:00"):
        page = see(clerk, NEW)
    assert (page.one("h1").text, page.one(".lede").text) == (HEAD, "8月23日张贴，第二天起算。")
    assert [one.text for one in page.all(".choice")] == [
        "苏见山石油和化学工程 · 学历资历",
        "闻启明石油和化学工程 · 学历资历",
    ]
    assert [one.attributes["value"] for one in page.all("input") if "checked" in one.attributes] == [
        f"{number}:{version}" for number, version in world.shown(*two)
    ]
    assert [one.text for one in page.all(".day-counted")] == [
        "24第 1 天",
        "25第 2 天",
        "28第 3 天",
        "29第 4 天",
        "30第 5 天 满",
    ]
    assert told(page) == ["满后到9月21日（周四）24:00前报送还要换日期的话，最晚在9月13日（周三）张贴。"]
    assert Notice.objects.count() == 0


def test_people_of_two_versions_of_a_plan_stand_on_one_notice(clerk, town, tmp_path):
    _, first = world.filed(town)
    newer = plan_services.publish(folder=changed_folder(tmp_path, OTHER_CONTACT), actor=SYSTEM, at=world.FILING)
    _, second = world.filed(replace(town, plan=newer), "闻启明")
    for one in (first, second):
        world.qualified(town, one)
    with on("2023-08-23 10:00"):
        page = see(clerk, NEW)
        assert [one.text for one in page.all(".choice")] == [
            "苏见山石油和化学工程 · 学历资历",
            "闻启明石油和化学工程 · 学历资历",
        ]
        answer = clerk.post(NEW, sent(first, second, plan=world.PLAN))
    assert answer.status_code == 302
    notice = Notice.objects.get()
    assert (notice.plan_id, notice.entries.count()) == (newer.pk, 2)


def test_only_those_ticked_in_the_list_are_ticked(clerk, two):
    (number, version), _ = world.shown(*two)
    with on("2023-08-23 10:00"):
        page = see(clerk, f"{NEW}?case={number}:{version}&case=rubbish&case=9:9:9")
    assert [one.attributes["value"] for one in page.all("input") if "checked" in one.attributes] == [
        f"{number}:{version}"
    ]


def test_counting_again_writes_nothing_and_tells_of_make_up_days(clerk, town):
    _, one = world.filed(town, when=at("2023-09-08"))
    world.passes(town.clerk, one, when=at("2023-09-12"))
    with on("2023-09-12 10:00"):
        page = read(clerk.post(NEW, sent(one, posted_on="2023-09-27", count="yes", place="")))
    assert page.one("h1").text == "公示到 10月10日（周二）满 5\u00a0个工作日"
    assert page.one(".lede").text == (
        "9月27日张贴，第二天起算。10月7日和10月8日上班、9月29日至10月6日放假，都算进去了。"
    )
    assert told(page) == [
        "赶不上9月21日（周四）24:00的报送截止公示要到10月10日（周二）24:00才满。最晚要在9月13日（周三）张贴。"
    ]
    assert (slips(page), Notice.objects.count()) == ([], 0)


def test_the_last_day_to_post_says_how_little_is_left(clerk, town):
    _, one = world.filed(town, when=at("2023-09-08"))
    world.passes(town.clerk, one, when=at("2023-09-12"))
    with on("2023-09-13 10:00"):
        page = see(clerk, NEW)
    assert told(page) == [
        "公示满后只剩 1\u00a0天报送报送截止是9月21日（周四）24:00，这已经是最晚的张贴日期。能早一天张贴就早一天。"
    ]


def test_posted_and_posted_once_by_a_double_click(clerk, two):
    with on("2023-08-23 10:00"):
        form = sent(*two)
        first, second = (clerk.post(NEW, form) for _ in range(2))
        assert first["Location"] == second["Location"] == f"/employer/notices/{Notice.objects.get().pk}/"
        page = see(clerk, first["Location"])
    assert told(page)[0] == "开始公示 2\u00a0位申报人，到8月30日（周三）24:00满。请导出公示表，盖章后张贴。"
    assert page.one("h1").text == "公示到 8月30日（周三）24:00，还有 5\u00a0个工作日"
    assert table(page) == [
        ["苏见山", "石油和化学工程", "学历资历", "1", "公示中"],
        ["闻启明", "石油和化学工程", "学历资历", "1", "公示中"],
    ]


def test_a_changed_date_is_shown_before_it_is_posted(clerk, two):
    with on("2023-08-23 10:00"):
        page = read(clerk.post(NEW, sent(*two, posted_on="2023-08-24", shown="2023-08-23")))
        assert Notice.objects.count() == 0
        assert told(page)[0] == "请再看一遍日期改了，公示到8月31日（周四）24:00满。请看过日历，再按一次。"
        assert [one.attributes["value"] for one in page.all("input") if one.attributes.get("name") == "shown"] == [
            "2023-08-24"
        ]
        clerk.post(NEW, sent(*two, posted_on="2023-08-24"))
    assert [one.last_day.isoformat() for one in Notice.objects.all()] == ["2023-08-31"]


@pytest.mark.parametrize(
    ("more", "sentences"),
    [
        ({"place": " "}, ["请填写公示的地点或方式，例如厂区公告栏。"]),
        ({"case": []}, ["请先选择要公示的申报人。"]),
        (day("posted_on", "2023-8-x"), ["日期只填数字，例如 2020、3、1。"]),
        (day("posted_on", "2023-2-30"), ["没有 2023年2月30日 这一天，请核对。"]),
        (
            {**day("posted_on", "2023-08-21"), "shown": "2023-08-21"},
            ["最晚一位是8月22日（周二）审查通过的，张贴日期请填这一天或以后。"],
        ),
        (
            {**day("posted_on", "2023-09-14"), "shown": "2023-09-14"},
            [
                "9月14日（周四）张贴，公示要到9月21日（周四）24:00才满，赶不上报送截止9月21日（周四）24:00。"
                "最晚要在9月13日（周三）张贴。"
            ],
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(clerk, two, more, sentences):
    with on("2023-08-23 10:00"):
        page = read(clerk.post(NEW, {**sent(*two, place="厂区公告栏"), **more}), status=422)
    assert slips(page) == sentences
    assert [one.text.partition("：")[2] for one in page.one(".error-summary").all("li")] == sentences
    assert Notice.objects.count() == 0
    if "place" not in more:
        assert page.by_id("id_place").attributes["value"] == "厂区公告栏"


@pytest.mark.parametrize(
    ("posted_on", "sentence"),
    [
        ("2023-08-21", "最晚一位是8月22日（周二）审查通过的，张贴日期请填这一天或以后。"),
        ("2033-08-23", "张贴日期太远了，请再核对一遍。"),
    ],
)
def test_a_day_that_cannot_be_is_not_counted(clerk, two, posted_on, sentence):
    with on("2023-08-23 10:00"):
        page = read(clerk.post(NEW, sent(*two, posted_on=posted_on, count="yes")), status=422)
    assert (slips(page), page.one("h1").text) == ([sentence], "哪一天张贴？")
    assert page.all(".day-counted") == []


def test_whoever_changed_meanwhile_is_named(clerk, two, town):
    with on("2023-08-23 10:00"):
        form = sent(*two)
        world.publicise(town, two[0], when=at("2023-08-23"))
        page = read(clerk.post(NEW, form), status=409)
    assert "苏见山的申报刚刚有了变化，请刷新列表后重新选择要公示的人。" in page.text
    assert Notice.objects.count() == 1


def test_another_employers_case_does_not_exist(client, town, two):
    stranger = world.clerk(world.employer("上虞别处有限公司"), "employer", "别家人")
    sits(client, stranger)
    with on("2023-08-23 10:00"):
        assert client.post(NEW, sent(*two)).status_code == 404
        assert see(client, f"{NEW}?case={two[0].pk}:1").one("h1").text == "没有等您公示的申报"
    notice = world.publicise(town, *two, when=at("2023-08-23"))
    with on("2023-08-23 10:05"):
        for address in ("", "sheet.pdf", "restart/"):
            assert client.get(f"/employer/notices/{notice.pk}/{address}").status_code == 404
        for address in ("close/", "restart/"):
            assert (
                client.post(f"/employer/notices/{notice.pk}/{address}", {"outcome": "no_objection"}).status_code == 404
            )


def test_restarted_with_the_right_date_once(clerk, town, two):
    notice = world.publicise(town, *two, when=at("2023-08-23"))
    address = f"/employer/notices/{notice.pk}/restart/"
    with on("2023-08-25 10:00"):
        page = see(clerk, address)
        assert page.one(".lede").text == (
            "8月23日张贴，第二天起算。原来登记的是 8月23日（周三）张贴。重新公示以后，天数从头算起。"
        )
        form = {**day("posted_on", "2023-08-25"), "shown": "2023-08-25", "place": "厂区公告栏", "reason": ""}
        assert slips(read(clerk.post(address, form), status=422)) == ["请写明重新公示的原因。"]
        form["reason"] = "实际是周五张贴的"
        first, second = (clerk.post(address, form) for _ in range(2))
        newer = Notice.objects.get(restarted_from=notice)
        assert first["Location"] == second["Location"] == f"/employer/notices/{newer.pk}/"
        assert told(see(clerk, f"/employer/notices/{newer.pk}/")) == [
            "已经重新公示，到9月1日（周五）24:00满。请换上新的公示表。"
        ]
        old = see(clerk, f"/employer/notices/{notice.pk}/")
    assert (old.one("h1").text, old.one(".lede").text) == ("这份公示已经换成新的", "原因：实际是周五张贴的")
    assert told(old) == ["这份公示已经不作数新的一份是 8月25日（周五）张贴的，天数从头算起。"]
    assert [row[-1] for row in table(old)] == ["不再公示", "不再公示"]
    assert f"/employer/notices/{newer.pk}/" in [one.attributes.get("href") for one in old.all("a")]
    with on("2023-08-25 10:00"):
        assert clerk.get(f"/employer/notices/{notice.pk}/sheet.pdf").status_code == 302


def test_one_notice_lists_one_plan(clerk, town, two):
    other = world.PublishedPlan.objects.get(pk=town.plan.pk)
    other.pk, other.plan_id, other.name = None, "2023-another", "另一个评审计划"
    other.save()
    third = world.filed(town, "柳南乔")[1]
    world.qualified(town, third)
    world.Application.objects.filter(pk=third.pk).update(plan=other)
    with on("2023-08-23 10:00"):
        page = see(clerk, NEW)
        assert page.one("h1").text == "先选一个评审计划"
        assert sorted(one.text for one in page.one(".entries").all("li")) == sorted(
            [f"{town.plan.name}2 人：苏见山、闻启明", "另一个评审计划1 人：柳南乔"]
        )
        page = see(clerk, f"{NEW}?plan={other.plan_id}")
        assert [one.text for one in page.all(".choice")] == ["柳南乔石油和化学工程 · 学历资历"]
        assert "还有 2 人申报的是别的评审计划，要另列一份公示。" in page.text
        page = read(clerk.post(NEW, sent(two[0], third)), status=422)
    assert slips(page) == ["一份公示只能列同一个评审计划的申报人，请分开公示。"]
