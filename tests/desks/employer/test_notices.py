"""One notice: its sheet, its outcome, an objection, the clerk's own name on it."""

from datetime import timedelta

import pypdfium2
import pytest

from tests import world
from tests.world import at
from zhicheng.review import queries as review

from .pages import on, read, see, sits, slips, table, told


@pytest.fixture
def posted(town):
    """Two applicants on one notice: 8月23日 to 8月30日."""
    people = [world.filed(town, name)[1] for name in ("苏见山", "闻启明")]
    for one in people:
        world.qualified(town, one)
    return world.publicise(town, *people, when=at("2023-08-23")), people


def steps(town):
    return {run.application.applicant.name: run.step for run in review.waiting(town.employer.pk)}


@pytest.mark.requirement("S1-84", "F-08")
def test_the_sheet_says_who_and_until_when(clerk, posted):
    notice, _ = posted
    with on("2023-08-23 10:00"):
        answer = clerk.get(f"/employer/notices/{notice.pk}/sheet.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    page = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_bounded()
    assert [words in page for words in ("苏见山", "闻启明", "2023年8月30日", "厂区公告栏")] == [True] * 4


def test_before_the_last_day_is_over_nothing_can_be_closed(clerk, posted):
    notice, _ = posted
    with on("2023-08-30 23:59"):
        page = see(clerk, f"/employer/notices/{notice.pk}/")
        assert page.one("h1").text == "公示到 8月30日（周三）24:00，今天是最后一天"
        answer = clerk.post(f"/employer/notices/{notice.pk}/close/", {"outcome": "no_objection"})
    refused = read(answer, status=422)
    assert refused.one(".error-summary").one("li").text == "公示到8月30日（周三）24:00才满，期满后再填写结果。"


def test_closed_without_objection_by_a_double_click(clerk, posted, town):
    notice, _ = posted
    with on("2023-08-31 09:00"):
        assert see(clerk, f"/employer/notices/{notice.pk}/").one("h1").text == "公示期满，请填写结果"
        for _ in range(2):
            answer = clerk.post(f"/employer/notices/{notice.pk}/close/", {"outcome": "no_objection", "text": ""})
            assert answer["Location"] == f"/employer/notices/{notice.pk}/"
        page = see(clerk, answer["Location"])
    assert told(page) == ["公示结果已经记下，可以报送了。"]
    assert page.one("h1").text == "公示期满，没有收到不同意见"
    assert [row[-1] for row in table(page)] == ["公示结束", "公示结束"]
    assert steps(town) == {"苏见山": "to_report", "闻启明": "to_report"}


def test_an_objection_upheld_for_one_sends_that_one_back(clerk, posted, town):
    notice, (_, wen) = posted
    address = f"/employer/notices/{notice.pk}/close/"
    with on("2023-08-31 09:00"):
        page = read(clerk.post(address, {"outcome": "objection_upheld", "text": "有人反映专利不是他的。"}), status=422)
        assert slips(page) == ["请选择反映的问题查实的是哪几位。"]
        page = read(clerk.post(address, {"outcome": "objection_upheld", "upheld": [wen.pk]}), status=422)
        assert slips(page) == ["请写明反映了什么问题、怎样核实的。"]
        assert slips(read(clerk.post(address, {}), status=422)) == ["请选择公示的结果。"]
        assert clerk.get(address)["Location"] == f"/employer/notices/{notice.pk}/", "what a reload of it opens"
        form = {"outcome": "objection_upheld", "upheld": [wen.pk], "text": "专利证书上没有他，已经核实。"}
        page = see(clerk, clerk.post(address, form)["Location"])
    assert told(page) == ["公示结果已经记下。1\u00a0人回到资格审查，请重新决定。其余的人可以报送了。"]
    assert (page.one("h1").text, page.one(".lede").text) == (
        "公示期间反映的问题查实",
        "专利证书上没有他，已经核实。",
    )
    assert steps(town) == {"苏见山": "to_report", "闻启明": "decide"}


def test_whoever_is_on_the_list_leaves_the_outcome_to_a_colleague(client, town):
    user = world.User.objects.get(pk=town.clerk.person_id)
    me = world.Actor(person_id=user.pk, person_name=user.name, role="applicant")
    world.dossier.save_profile(actor=me, employer_id=town.employer.pk, at=world.BEGAN)
    world.fill_dossier(me, town.second_clerk)
    mine = world.prepare(me, town)
    world.submit(me, mine, when=world.FILING)
    world.passes(town.second_clerk, mine, when=at("2023-08-22"))
    notice = world.publicise(town, mine, when=at("2023-08-23"))
    sits(client, town.clerk)
    with on("2023-08-31 09:00"):
        page = see(client, f"/employer/notices/{notice.pk}/")
        assert told(page) == ["名单里有您本人公示结果按规定请由单位的另一位同事填写。"]
        answer = client.post(f"/employer/notices/{notice.pk}/close/", {"outcome": "no_objection"})
        assert read(answer, status=422).one(".error-summary").one("li").text == (
            "名单里有您本人，公示结果按规定请由单位的另一位同事填写。"
        )
        sits(client, town.second_clerk)
        answer = client.post(f"/employer/notices/{notice.pk}/close/", {"outcome": "no_objection"})
        assert answer.status_code == 302


def test_the_heading_counts_the_notices_of_all_pages(clerk, posted):
    notice, _ = posted
    for number in range(60):
        notice.pk = None
        notice.opened_at = at("2023-08-23 12:00") + timedelta(minutes=number)
        notice.save()
    with on("2023-08-31 10:00"):
        headings = [see(clerk, f"/employer/notices/?page={page}").one("h1").text for page in (1, 2)]
    assert headings == ["61 份公示期满，请填写结果"] * 2
