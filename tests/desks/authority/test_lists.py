"""待审查, 已办 and 审核推荐: what stands there, who may see it, as a spreadsheet, at how many statements."""

import io
from datetime import date

import pytest
import python_calamine

from tests import world
from tests.world import at

from .pages import case, on, see, sits, statements, table, told

PAGES = ("/authority/", "/authority/done/", "/authority/recommend/")
CHOSEN = ["石油和化学工程", "学历资历", "上虞青原新材料有限公司"]
NAMES = ("苏见山", "林听雪", "周望舒")


@pytest.fixture
def three(town):
    """Two wait for the bureau, one of them for the second time; one has passed."""
    people = [world.filed(town, name)[1] for name in NAMES]
    world.at_bureau(town, *people)
    world.passes(town.bureau, people[2], when=at("2023-09-04"))
    return people


def test_an_idle_office_is_told_so(bureau):
    with on("2023-08-21 09:00"):
        headings = [see(bureau, address).one("h1").text for address in PAGES]
    assert headings == ["没有等您审查的申报", "已办 0 件", "没有可以推荐的申报"]


@pytest.mark.requirement("S2-63")
def test_what_waits_what_is_done_and_whom_one_may_recommend(bureau, three):
    su, lin, zhou = three
    with on("2023-09-05 10:00"):
        waiting, done, choose = (see(bureau, address) for address in PAGES)
        found = see(bureau, "/authority/?q=林")
    rows = [
        ["", "通知没有写明", one.applicant.name, *CHOSEN, one.receipt_number, "1", "", "4\u00a0天"] for one in (lin, su)
    ]
    assert (waiting.one("h1").text, table(waiting)) == ("2 件等您审查", rows)
    assert table(choose) == rows
    assert table(found) == rows[:1]
    assert table(done) == [["9月4日", "周望舒", "审查通过", *CHOSEN, zhou.receipt_number, "1"]]
    assert [one.text for one in waiting.one(".clerk-side").all("a")] == ["待审查2", "审核推荐2", "已办"]


def test_the_way_to_a_case_by_its_number(bureau, three):
    with on("2023-09-05 10:00"):
        assert bureau.get(f"/authority/find/?receipt={three[0].receipt_number}")["Location"] == case(three[0])
        assert bureau.get("/authority/find/?receipt=ZC0")["Location"] == "/authority/"
        assert told(see(bureau, "/authority/")) == ["没有找到受理编号“ZC0”，请核对后再查。"]


def test_the_list_as_a_spreadsheet_with_the_filter_of_the_page(bureau, three):
    def rows(address):
        answer = bureau.get(address)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        return answer, book.get_sheet_by_index(0).to_python()

    with on("2023-09-05 10:00"):
        answer, (heading, first, second) = rows("/authority/list.xlsx")
        assert answer["Content-Disposition"] == 'attachment; filename="list-20230905.xlsx"'
        assert dict(zip(heading, first, strict=True)) == {
            "受理编号": three[1].receipt_number,
            "姓名": "林听雪",
            "用人单位": "上虞青原新材料有限公司",
            "申报专业": "石油和化学工程",
            "申报类别": "学历资历",
            "评审计划": three[1].plan.name,
            "第几稿": 1.0,
            "所在环节": "待审查",
            "收到日期": date(2023, 9, 1),
            "截止日期": "",
        }
        assert second[1] == "苏见山"
        assert [row[1] for row in rows("/authority/list.xlsx?q=林")[1]] == ["姓名", "林听雪"]


@pytest.mark.parametrize("seat", ["clerk", "office"])
def test_lists_are_for_seats_of_the_authorities(client, town, three, seat):
    sits(client, getattr(town, seat))
    with on("2023-09-05 10:00"):
        assert {client.get(address).status_code for address in PAGES} == {404}


def test_statements_do_not_grow_with_rows(bureau, town):
    def asked():
        with on("2023-09-05 10:00"):
            return [statements(bureau, address) for address in (*PAGES, "/authority/list.xlsx")]

    def one_more(*people):
        applications = [world.filed(town, name)[1] for name in people]
        world.at_bureau(town, *applications)
        for one in applications[1:]:
            world.passes(town.bureau, one, when=at("2023-09-04"))

    one_more("苏见山", "王一")
    few = asked()
    one_more("林听雪", "王二")
    one_more("周望舒", "王三")
    assert asked() == few
