"""报送: the preview, the opinion, what dropped out and why, the second click."""

import pytest

from tests import world
from tests.world import at
from zhicheng.review import queries as review

from .pages import on, read, see, sits, slips, table

REPORT = "/employer/notices/report/"
WORDS = "经审核，申报材料真实、准确、完整，公示期间没有收到不同意见，同意推荐。"


@pytest.fixture
def ready(town):
    """Two who can be reported: their publicity is over."""
    people = [world.filed(town, name)[1] for name in ("苏见山", "闻启明")]
    world.publicised(town, *people)
    return people


def cases(*some):
    return [f"{number}:{version}" for number, version in world.shown(*some)]


def ask(*some):
    return REPORT + "?" + "&".join(f"case={one}" for one in cases(*some))


def holders(*some):
    return [review.open_run(one.pk).kind for one in some]


def test_the_preview_names_exactly_whom_and_with_what_words(clerk, town, ready):
    _, waiting = world.filed(town, "柳南乔")
    with on("2023-09-01 10:00"):
        page = see(clerk, ask(*ready, waiting) + "&case=999:1")
    assert page.one("h1").text == "要报送 2\u00a0人：苏见山、闻启明"
    assert [(row[0], row[5], row[6]) for row in table(page)] == [
        ("苏见山", "公示期满，没有收到不同意见", "9月21日（周四）"),
        ("闻启明", "公示期满，没有收到不同意见", "9月21日（周四）"),
    ]
    assert page.by_id("id_opinion").text == WORDS
    assert [one.text for one in page.one(".entries").all("li")] == [
        "柳南乔现在是“待审查”，还不能报送。",
        "1 件已经不在本单位办理，请在已办里看最新情况。",
    ]
    hidden = [one.attributes["value"] for one in page.all("input") if one.attributes.get("name") == "case"]
    assert hidden == cases(*ready)
    assert holders(*ready) == ["employer", "employer"]


@pytest.mark.requirement("S1-85")
def test_reported_by_a_double_click_with_the_opinion(clerk, ready):
    form = {"case": cases(*ready), "needed": "yes", "opinion": WORDS}
    with on("2023-09-01 10:00"):
        for _ in range(2):
            assert clerk.post(REPORT, form)["Location"] == "/employer/notices/report/result/"
            page = see(clerk, "/employer/notices/report/result/")
            assert page.one("h1").text == "已经报送 2 人"
            assert [one.text for one in page.one(".entries").all("li")] == ["苏见山已报送", "闻启明已报送"]
    assert holders(*ready) == ["bureau", "bureau"]
    closed = review.last_closed(ready[0].pk)
    assert review.gates_of(closed.pk)["report"].data["opinion"] == WORDS


def test_without_an_opinion_nothing_goes(clerk, ready):
    with on("2023-09-01 10:00"):
        page = read(clerk.post(REPORT, {"case": cases(*ready), "opinion": " "}), status=422)
    assert slips(page) == ["请填将写入每一件的推荐意见。"]
    assert holders(*ready) == ["employer", "employer"]


def test_what_changed_meanwhile_drops_out_and_the_rest_go_on(clerk, town, ready):
    su, wen = ready
    form = {"case": cases(su, wen), "needed": "yes", "opinion": WORDS}
    world.report(town, wen, when=at("2023-09-01"))
    sits(clerk, town.second_clerk)
    with on("2023-09-01 10:00"):
        clerk.post(REPORT, form)
        page = see(clerk, "/employer/notices/report/result/")
    assert page.one("h1").text == "已经报送 1 人，1 人没有报送"
    left, went = page.all(".entries")
    assert [one.text for one in went.all("li")] == ["苏见山已报送"]
    assert [one.one("a").text for one in left.all("li")] == ["闻启明"]
    assert "9月1日" in left.one("li").text
    assert holders(su, wen) == ["bureau", "bureau"]


def test_nothing_chosen_leads_back_to_the_list(clerk, ready):
    with on("2023-09-01 10:00"):
        answer = clerk.get(REPORT)
        assert answer["Location"] == "/employer/applications/"
        page = see(clerk, answer["Location"])
        assert [one.text for one in page.all(".notice")] == ["请先勾选要报送的申报人。"]
        assert clerk.get("/employer/notices/report/result/")["Location"] == "/employer/applications/"


def test_another_employers_cases_are_not_reported(client, ready):
    sits(client, world.clerk(world.employer("上虞别处有限公司"), "employer", "别家人"))
    with on("2023-09-01 10:00"):
        assert see(client, ask(*ready)).one("h1").text == "选的这些现在都不能报送"
        client.post(REPORT, {"case": cases(*ready), "needed": "yes", "opinion": WORDS})
        page = see(client, "/employer/notices/report/result/")
    assert page.one("h1").text == "没有报送，请看原因"
    assert ["苏见山" in page.text, "闻启明" in page.text] == [False, False]
    assert holders(*ready) == ["employer", "employer"]
