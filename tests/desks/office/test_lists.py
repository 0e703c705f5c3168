"""待受理, 已办 and 花名册: what stands there, what is found, who may see it, at how many statements."""

import io

import pytest
import python_calamine

from tests import world
from tests.world import at

from .pages import on, see, sits, statements, table, told

PAGES = ("/office/", "/office/?step=to_collect", "/office/done/", "/office/roster/")
FIRM, SPECIALTY, PATH = "上虞青原新材料有限公司", "石油和化学工程", "学历资历"


@pytest.fixture
def three(town):
    """One to be examined, one who passed and brought two copies, one with the committee."""
    people = [world.filed(town, name)[1] for name in ("苏见山", "闻启明", "柳南乔")]
    su, wen, liu = people
    world.at_office(town, su, wen)
    world.deliver_messages(at("2023-09-04 09:30"))
    world.passes(town.office, wen, when=at("2023-09-05"))
    world.pay(town, wen, when=at("2023-09-05"))
    world.deliver(town, wen, 2, when=at("2023-09-05"))
    world.in_committee(town, liu)
    return people


def test_an_idle_office_is_told_so(office):
    with on("2023-08-21 09:00"):
        headings = [see(office, address).one("h1").text for address in PAGES]
    assert headings == ["没有等您受理的申报", "没有等收费、收材料的申报", "还没有办过的申报", "还没有人进入评审"]


def test_what_waits_with_fee_paper_and_due_day(office, three):
    su, wen, _ = three
    with on("2023-09-11 10:00"):
        page = see(office, "/office/")
    assert page.one("h1").text == "2 件等您受理"
    row = [SPECIALTY, PATH, FIRM]
    due = "9月11日（周一） 今天"
    assert table(page) == [
        [
            due, "苏见山", "待审查", *row, su.receipt_number, "1", "待缴费", "未收到", "", "9月4日",
            "登记：苏见山的缴费和纸质材料",
        ],
        [
            due, "闻启明", "待收齐", *row, wen.receipt_number, "1", "已缴费", "收到一部分", "", "9月4日",
            "登记：闻启明的缴费和纸质材料",
        ],
    ]  # fmt: skip
    assert [one.text for one in page.one(".clerk-side").all("a")] == [
        "待受理2",
        "待审查1",
        "待收齐1",
        "已办",
        "花名册1",
        "评分表",
    ]


def test_steps_words_and_the_way_to_the_case(office, three):
    su, wen, _ = three
    with on("2023-09-07 10:00"):
        page = see(office, "/office/?step=to_collect&q=闻")
        assert page.one("h1").text == "1 件等收齐费用和纸质材料"
        links = [one.attributes["href"] for one in page.all("a")]
        assert {f"/authority/cases/{wen.pk}/", f"/office/counter/{wen.pk}/"} <= set(links)
        assert "/authority/list.xlsx?step=to_collect&q=%E9%97%BB&plan=" in links
        assert see(office, "/office/?q=无此人").one("h1").text == "没有找到符合的申报"
        answer = office.get(f"/authority/find/?receipt={su.receipt_number}")
        assert answer["Location"] == f"/authority/cases/{su.pk}/"
        answer = office.get("/authority/find/?receipt=ZC0")
        assert answer["Location"] == "/office/"
        assert told(see(office, "/office/")) == ["没有找到受理编号“ZC0”，请核对后再查。"]


def test_before_the_message_is_delivered_no_day_is_told(office, town):
    _, su = world.filed(town)
    world.at_office(town, su)
    with on("2023-09-04 09:10"):
        assert table(see(office, "/office/"))[0][0] == "短信送达后起算"


def test_done_and_in_committee(office, three, town):
    _, returned = world.filed(town, "钟立言")
    world.at_office(town, returned)
    world.returns(town.office, returned, when=at("2023-09-06 15:00"))
    liu = three[2]
    with on("2023-09-07 10:00"):
        page = see(office, "/office/done/")
        assert page.one("h1").text == "已办 2 件"
        assert [row[:3] for row in table(page)] == [
            ["9月6日", "钟立言", "退回修改"],
            ["9月6日", "柳南乔", "已交评委会"],
        ]
        page = see(office, "/office/roster/")
        assert page.one("h1").text == "1 人已经进入评审"
        assert table(page) == [
            ["柳南乔", SPECIALTY, PATH, FIRM, liu.receipt_number, "1", "9月6日", "看登记：柳南乔"],
        ]
        assert see(office, "/office/roster/?q=无此人").text.count("没有找到符合的申报") == 1


def test_the_roster_as_a_spreadsheet(office, three):
    with on("2023-09-07 10:00"):
        answer = office.get("/authority/list.xlsx?step=in_committee&q=&plan=")
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if row[0].startswith("ZC")] == ["柳南乔"]


@pytest.mark.parametrize("seat", ["clerk", "bureau"])
def test_pages_are_for_seats_of_the_office(client, town, three, seat):
    sits(client, getattr(town, seat))
    addresses = (*PAGES, f"/office/counter/{three[0].pk}/", f"/office/counter/{three[0].pk}/bag-cover.pdf")
    with on("2023-09-07 10:00"):
        assert {client.get(address).status_code for address in addresses} == {404}
        for act in ("fee", "paper"):
            assert client.post(f"/office/counter/{three[0].pk}/{act}/").status_code == 404


def test_statements_do_not_grow_with_rows(office, town):
    def one_more(name):
        people = [world.filed(town, f"{name}{one}")[1] for one in "甲乙丙丁"]
        world.at_office(town, *people[:3])
        world.passes(town.office, people[1], when=at("2023-09-05"))
        world.pay(town, people[1], when=at("2023-09-05"))
        world.deliver(town, people[1], 2, when=at("2023-09-05"))
        world.returns(town.office, people[2], when=at("2023-09-05"))
        world.in_committee(town, people[3])

    def asked():
        with on("2023-09-07 10:00"):
            return [statements(office, address) for address in PAGES]

    one_more("王")
    few = asked()
    one_more("李")
    one_more("张")
    assert asked() == few
