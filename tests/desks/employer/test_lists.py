"""待办, the cases by step, what is dealt with, the people; who may see them, and at how many statements."""

import io

import pytest
import python_calamine

from tests import world
from tests.world import at
from zhicheng.dossier import services as dossier

from .pages import on, see, sits, statements, table

PAGES = (
    "/employer/",
    "/employer/applications/",
    "/employer/applications/?step=to_publicise",
    "/employer/applications/done/",
    "/employer/notices/",
    "/employer/notices/new/",
    "/employer/people/",
)
SPECIALTY, PATH = "石油和化学工程", "学历资历"


def test_an_idle_employer_is_told_so(clerk):
    with on("2023-08-21 09:00"):
        assert see(clerk, "/employer/").one("h1").text == "现在没有等您办的事"
        assert see(clerk, "/employer/applications/").one("h1").text == "没有在本单位办理的申报"
        assert see(clerk, "/employer/applications/done/").one("h1").text == "还没有办过的申报"
        assert see(clerk, "/employer/notices/").one("h1").text == "没有正在进行的公示"
        assert see(clerk, "/employer/notices/new/").one("h1").text == "没有等您公示的申报"
        assert see(clerk, "/employer/people/").one("h1").text == "本单位的人都已经提交"


@pytest.mark.requirement("S1-76")
def test_the_headline_counts_what_there_is_to_do(clerk, town):
    su, _ = world.filed(town)
    _, qualified = world.filed(town, "闻启明")
    world.qualified(town, qualified)
    _, ready = world.filed(town, "柳南乔")
    world.publicised(town, ready)
    _, over = world.filed(town, "沈知微")
    world.qualified(town, over)
    notice = world.publicise(town, over, when=at("2023-08-23"))
    record = world.add_record(su, "patent", {**world.PATENT, "number": "201710601863.8"}, when=at("2023-08-30"))
    dossier.submit_items(actor=su, item_ids=[record], at=at("2023-08-30"))
    with on("2023-08-31 10:00"):
        page = see(clerk, "/employer/")
    assert page.one("h1").text == (
        "1\u00a0份公示要填结果，1\u00a0件要报送，1\u00a0件要公示，1\u00a0件申报要审查，1\u00a0条业绩要审核"
    )
    assert [(one.text, one.attributes["href"]) for one in page.all(".button-primary")] == [
        ("填写公示结果", f"/employer/notices/{notice.pk}/")
    ]
    assert [(one.one("dt").text, one.one("dd").text) for one in page.one(".figures").all("div")] == [
        ("待审查", "1 件待审查"),
        ("待公示", "1 件待公示"),
        ("公示中", "1 件公示中"),
        ("待报送", "1 件待报送"),
    ]
    assert table(page) == [
        ["9月21日（周四）", "柳南乔", "待报送", SPECIALTY],
        ["9月21日（周四）", "沈知微", "公示期满", SPECIALTY],
        ["9月21日（周四）", "苏见山", "待审查", SPECIALTY],
        ["9月21日（周四）", "闻启明", "待公示", SPECIALTY],
    ]
    assert [one.text for one in page.all(".entries")] == [
        "8月23日（周三）张贴，1 人\u3000到8月30日（周三）24:00，厂区公告栏待填结果"
    ]


def test_cases_by_step_found_by_name_and_number(clerk, town):
    _, su = world.filed(town)
    _, wen = world.filed(town, "闻启明")
    world.qualified(town, wen)
    with on("2023-08-24 10:00"):
        page = see(clerk, "/employer/applications/")
        assert page.one("h1").text == "2 件在本单位办理"
        assert table(page) == [
            ["9月21日（周四）", "苏见山", "待审查", SPECIALTY, PATH, su.receipt_number, "1", "", "", "3\u00a0天"],
            ["9月21日（周四）", "闻启明", "待公示", SPECIALTY, PATH, wen.receipt_number, "1", "", "", "3\u00a0天"],
        ]
        page = see(clerk, "/employer/applications/?step=decide")
        assert page.one("h1").text == "1 件等您审查"
        assert [row[1] for row in table(page)] == ["苏见山"]
        assert page.all("form")[-1].attributes.get("action") != "/employer/notices/report/"
        assert [row[1] for row in table(see(clerk, f"/employer/applications/?q={wen.receipt_number.lower()}"))] == [
            "闻启明"
        ]
        assert see(clerk, "/employer/applications/?q=无此人").one("h1").text == "没有找到符合的申报"
        links = [one.attributes["href"] for one in page.all("a")]
    assert f"/authority/cases/{su.pk}/" in links
    assert "/authority/list.xlsx?step=decide&q=&plan=" in links


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2023-09-21", "9月21日（周四） 今天"),
        ("2023-09-22", "9月21日（周四） 已过期"),
        ("2023-09-23", "9月21日（周四） 已过期"),
    ],
)
def test_a_day_that_is_over_is_not_today(clerk, town, day, due):
    world.filed(town)
    with on(f"{day} 10:00"):
        assert table(see(clerk, "/employer/applications/"))[0][0] == due


def test_the_spreadsheet_has_the_rows_of_the_screen(clerk, town):
    world.filed(town)
    _, wen = world.filed(town, "闻启明")
    world.qualified(town, wen)
    with on("2023-08-24 10:00"):
        answer = clerk.get("/authority/list.xlsx?step=to_publicise&q=&plan=")
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if "闻启明" in row or "苏见山" in row] == ["闻启明"]


def test_what_was_dealt_with_is_listed_newest_first(clerk, town):
    _, returned = world.filed(town)
    world.returns(town.clerk, returned, when=at("2023-08-22"))
    _, reported = world.filed(town, "闻启明")
    world.at_bureau(town, reported)
    _, rejected = world.filed(town, "柳南乔")
    world.rejects(town.clerk, rejected, when=at("2023-09-02"))
    with on("2023-09-03 10:00"):
        page = see(clerk, "/employer/applications/done/")
    assert page.one("h1").text == "已办 3 件"
    assert [row[:3] for row in table(page)] == [
        ["9月2日", "柳南乔", "不通过"],
        ["9月1日", "闻启明", "已报送"],
        ["8月22日", "苏见山", "退回修改"],
    ]


def test_who_has_not_sent_yet_and_until_when(clerk, town):
    world.filed(town)
    _, returned = world.filed(town, "闻启明")
    world.returns(town.clerk, returned, when=at("2023-08-22"))
    world.ready_applicant(town, "柳南乔")
    world.person("钟立言", town.employer)
    world.person("别家人", world.employer("上虞别处有限公司"))
    with on("2023-09-05 10:00"):
        page = see(clerk, "/employer/people/")
    assert page.one("h1").text == "3 人还没有提交"
    assert page.one(".lede").text == "1 人退回修改，1 人在填写，1 人还没开始。不打算申报的不用管。"
    assert table(page) == [
        ["闻启明", "退回修改", "8月22日"],
        ["柳南乔", "在填写，还没提交", "8月21日"],
        ["钟立言", "还没开始", ""],
    ]
    assert [(one.one("dt").text, one.one("dd").text) for one in page.one(".summary").all("div")] == [
        ("个人提交截止", "9月8日（周五）24:00\u3000还有 3 天"),
        ("单位审核截止", "9月21日（周四）24:00\u3000还有 16 天"),
    ]


@pytest.mark.parametrize("seat", ["second_clerk", "bureau", "office"])
def test_pages_are_for_seats_of_an_employer(client, town, seat):
    sits(client, getattr(town, seat))
    expected = 200 if seat == "second_clerk" else 404
    with on("2023-08-24 10:00"):
        assert {client.get(address).status_code for address in PAGES} == {expected}


def test_whoever_has_not_signed_in_is_asked_to(client, town):
    for address in PAGES:
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/account/sign-in")


def test_statements_do_not_grow_with_rows(clerk, town):
    def one_more(name):
        world.filed(town, f"{name}甲")
        _, to_post = world.filed(town, f"{name}乙")
        world.qualified(town, to_post)
        _, running = world.filed(town, f"{name}丙")
        world.qualified(town, running)
        world.publicise(town, running, when=at("2023-08-23"))
        _, reported = world.filed(town, f"{name}丁")
        world.at_bureau(town, reported)
        _, to_report = world.filed(town, f"{name}戊")
        world.publicised(town, to_report)
        world.person(f"{name}己", town.employer)
        return world.shown(to_report)[0]

    choices = [one_more("王")]
    with on("2023-09-01 10:00"):
        few = {address: statements(clerk, address) for address in (*PAGES, report_of(choices))}
    choices += [one_more("李"), one_more("张")]
    with on("2023-09-01 10:00"):
        many = [statements(clerk, address) for address in (*PAGES, report_of(choices))]
    assert many == list(few.values())


def report_of(choices):
    return "/employer/notices/report/?" + "&".join(f"case={number}:{version}" for number, version in choices)
