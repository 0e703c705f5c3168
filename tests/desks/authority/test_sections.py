"""The plan's own words at the reviewing desk: labels of verdicts, what the stage is, marks, rosters, amendments."""

import io

import pytest
import python_calamine

from tests import world
from tests.plans.builders import changed_folder
from tests.world import at
from tests.world.wide import wide_town
from zhicheng import policy
from zhicheng.casework import amending
from zhicheng.jobs import services as jobs
from zhicheng.standards.actor import SYSTEM

from .pages import case, on, see, sits, table

pytestmark = pytest.mark.django_db
LATER = ("from: 2019-01-01, to: 2023-12-31", "from: 2022-01-01, to: 2023-12-31")
TITLE = {"name": "assistant_engineer", "awarded": "2021-06-01", "level": "junior"}


@pytest.fixture
def town(tmp_path):
    """The wide plan: the bureau has words of its own, and only what was earned since the title or 2022 counts."""
    return wide_town(tmp_path, LATER)


def words(page):
    return [one.one("span").text for one in page.one(".verdicts").all("label")]


def said_above(page):
    """The notes at the head of the decision's form."""
    return [one.text for one in page.by_id("decide").children if one != " " and "note" in getattr(one, "classes", ())]


def test_the_plan_s_words_stand_on_the_buttons_and_in_the_list(client, town):
    _, su = world.filed(town)
    world.at_bureau(town, su)
    sits(client, town.bureau)
    with on("2023-09-04 10:00"):
        page = see(client, case(su))
    assert words(page) == ["审查通过", "退回补正", "审查不通过"]
    assert said_above(page)[:2] == ["这一步是推荐，由下一级决定。 四（三）", "本环节不收费。 四（三）"]
    world.rejects(town.bureau, su, when=at("2023-09-04 10:05"))
    with on("2023-09-04 10:10"):
        done, page = see(client, "/authority/done/"), see(client, case(su))
    assert [row[2] for row in table(done)] == ["审查不通过"]
    assert page.one(".history").all("li")[-1].one("div").text.split("。")[0] == (
        "绍兴市上虞区人力资源和社会保障局 人力社保部门审核不通过"
    )


def test_once_nothing_more_may_be_handed_in_there_is_no_return(client, tmp_path):
    town = wide_town(tmp_path, ("supplements: {until: committee", "supplements: {until: bureau"))
    _, su = world.filed(town)
    world.at_bureau(town, su)
    sits(client, town.bureau)
    with on("2023-09-04 10:00"):
        page = see(client, case(su))
    assert words(page) == ["审查通过", "审查不通过"]
    assert said_above(page)[2] == ("“人力社保部门审核”开始以后不再补充材料（依据五（一）），不能退回修改。 五（一）")


def test_a_record_outside_the_window_is_marked(client, town):
    actor, su = world.ready_applicant(town, "苏见山", world.ENGINEER.with_("title", TITLE))
    world.submit(actor, su, when=world.FILING)
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        page = see(client, case(su))
    marked = [one.one("summary").text for one in page.all(".record") if "不在要求" in one.one("summary").text]
    assert marked == ["一种连续硝化反应的急冷装置 发明专利不在要求的时间范围内材料 1 份"]


def test_the_roster_is_a_spreadsheet_under_the_plan_s_name(client, town):
    _, su = world.filed(town)
    world.at_office(town, su)
    sits(client, town.bureau)
    with on("2023-09-05 10:00"):
        page = see(client, "/authority/done/")
        link = next(one for one in page.all("a") if one.text.startswith("导出"))
        answer = client.get(link.attributes["href"])
        other = client.get(link.attributes["href"].replace("roster.xlsx", "no-such.xlsx"))
    assert link.text == "导出“花名册”（XLSX，1 人）"
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''%E8%8A%B1%E5%90%8D%E5%86%8C.xlsx"
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[:2] for row in rows if row[0] in ("序号", 1)] == [["序号", "姓名"], [1, "苏见山"]]
    assert other.status_code == 404


def test_an_amendment_is_shown_under_the_findings(client, db, kept_files, tmp_path):
    town = world.town_with("苏见山")
    _, su = world.filed(town)
    folder = changed_folder(tmp_path, ("total: 270, of_which", "total: 300, of_which"))
    amending.amend(
        loaded=policy.load_folder(folder),
        reason="学时写错了",
        transition=amending.Transition(filed="judge_anew"),
        actor=SYSTEM,
        at=world.FILING,
    )
    jobs.drain()
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        page = see(client, case(su))
    shown = page.by_id("rechecked-2")
    assert shown.one("h2").text == "按更正后的规定重新核对：1 条不一样"
    assert [one.text for one in shown.all("p")] == [
        "第 2 版更正：学时写错了",
        "继续教育 三（三）",
        "提交时 满足\u3000更正后 还差",
        "您 2021—2023 年共有 270\u00a0学时，还差 30\u00a0学时。",
    ]
