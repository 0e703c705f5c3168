"""The case page: what each office sees, what is read beside it, who may not see it."""

import pytest

from tests import world
from tests.world import at
from zhicheng.applications import queries as applications
from zhicheng.applications import services as application_services
from zhicheng.casework.deciding import Reason
from zhicheng.review import queries as review
from zhicheng.trail import queries as trail

from .pages import act, case, on, read, see, sits, told


@pytest.fixture
def su(town):
    """One case with its employer."""
    return world.filed(town)[1]


def words(page):
    """The verdicts one may choose."""
    return [one.one("span").text for one in page.one(".verdicts").all("label")] if page.all(".verdicts") else []


def headings(page):
    return [one.text for one in page.one(".review-opinion").all("h2")]


def questions(page):
    return [one.one("label").text for one in page.all(".question")]


@pytest.mark.requirement("S1-80")
def test_the_employer_judges_what_is_left_to_it(client, town, su):
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        page = see(client, case(su))
    assert page.one("h1").text == "苏见山"
    assert page.one(".review-head").all("a")[0].attributes["href"] == "/employer/applications/"
    assert words(page) == ["通过", "退回修改", "不通过"]
    assert questions(page) == ["职业道德良好，政治表现、廉洁自律、道德品行都好可不填"]
    assert page.by_id("id_opinion_helptext").text == "可以不写"
    assert page.all(".claim")[0].one("b").text == "由用人单位判断"
    assert review.open_run(su.pk).seen_at == at("2023-08-22 10:00")


def test_the_department_reads_what_the_employer_said(client, db, kept_files):
    town = world.town_with("苏见山", department=True)
    _, su = world.filed(town)
    world.at_bureau(town, su)
    sits(client, town.department)
    with on("2023-09-04 10:00"):
        page = see(client, case(su))
    assert words(page) == ["通过", "退回修改", "不通过"]
    assert headings(page) == ["前面的意见", "同事留言"]
    assert [one.one("b").text for one in page.all(".opinion")] == ["上虞青原新材料有限公司 · 通过"]


def test_the_bureau_sees_claims_papers_and_what_was_filled_in(bureau, town, su):
    world.at_bureau(town, su)
    content = applications.revision(su.pk, 1).content
    degree = next(one for one in content["items"] if one["kind"] == "degree")
    with on("2023-09-04 10:00"):
        page = see(bureau, case(su))
        chosen = see(bureau, f"{case(su)}?revision=1&file={degree['evidence'][0]['id']}")
    assert questions(page) == []
    assert page.by_id("id_opinion_helptext").text == "通过时要写，会印在《评审表》上"
    assert [one.text for one in page.one(".review-jump").all("a")] == ["逐条比对", "材料", "申报内容", "意见"]
    assert [one.one("h3").text for one in page.all(".claim")][-1] == "学历资历"
    assert page.one("figure").one("b").text == "证件照"
    assert chosen.one("figure").one("b").text == f"学历学位：{degree['title']}"
    shown = [[line.one("dt").text, line.one("dd").text] for line in chosen.one(".claimed").one("dl").all("div")]
    assert shown == degree["rows"]
    assert chosen.one(".claimed").one(".note").text == "用人单位核对原件：2023年7月20日"
    assert [one.one("h3").text for one in chosen.all(".is-current")] == ["学历资历"]


def test_the_office_is_sent_on_to_its_counter(client, town, su):
    world.at_office(town, su)
    sits(client, town.office)
    with on("2023-09-05 10:00"):
        links = {one.attributes["href"] for one in see(client, case(su)).all("a")}
    assert {f"/office/counter/{su.pk}/", f"{case(su)}review-form.pdf", "/office/"} <= links


def test_what_changed_since_this_office_returned_it(bureau, town):
    applicant, su = world.filed(town)
    world.at_bureau(town, su)
    world.returns(town.bureau, su, Reason("statement", "form:statement", "请写明本人的作用。"), when=at("2023-09-04"))
    resubmitted(applicant, su)
    with on("2023-09-06 10:00"):
        page = see(bureau, case(su))
        earlier = see(bureau, f"{case(su)}?revision=1")
    assert headings(page)[:2] == ["您上次看过以后", "前面的意见"]
    assert page.one("del").text.endswith("本人述职：长期从事精细化工工艺开发，主持完成连续硝化装置的改造。")
    assert page.one("ins").text.endswith("本人述职：主持改造，任技术负责人。")
    assert page.one(".review-head").one(".tag").text == "第 2 稿"
    assert earlier.one(".review-head").one(".tag").text == "第 1 稿"


def test_a_case_that_came_back_unchanged_says_so(bureau, town):
    applicant, su = world.filed(town)
    world.at_bureau(town, su)
    world.returns(town.bureau, su, Reason("statement", "form:statement", "请写明本人的作用。"), when=at("2023-09-04"))
    world.submit(applicant, su, when=at("2023-09-05"))
    with on("2023-09-06 10:00"):
        assert told(see(bureau, case(su)))[0] == "您上次看过以后没有改动和第 1 稿一样。"


def resubmitted(applicant, application):
    """She changes her statement and submits again."""
    when = at("2023-09-05")
    application_services.save_form(
        actor=applicant, application_id=application.pk, values={"statement": "主持改造，任技术负责人。"}, at=when
    )
    world.submit(applicant, application, when=when)


@pytest.mark.parametrize("name", ["", "review-form.pdf"])
def test_who_has_nothing_to_do_with_a_case_finds_none(client, town, su, name):
    stranger = world.clerk(world.employer("绍兴舜江制药有限公司"), "employer", "金一鸣")
    for actor in (stranger, town.bureau):
        sits(client, actor)
        with on("2023-08-22 10:00"):
            assert client.get(f"{case(su)}{name}").status_code == 404
            assert {act(client, su, one, {}).status_code for one in ("decide", "take-back", "notes", "identity")} == {
                404
            }


def test_a_note_stays_with_colleagues(bureau, client, town, su):
    world.at_bureau(town, su)
    with on("2023-09-04 10:00"):
        assert act(bureau, su, "notes", {"text": "学历已打电话核实。"})["Location"] == case(su)
        page = see(bureau, case(su))
        assert page.one(".entries").text == "学历已打电话核实。竺可人，9月4日 10:00"
        act(bureau, su, "notes", {"text": " "})
        assert told(see(bureau, case(su)))[0] == "请先写下要告诉同事的话。"
        sits(client, town.clerk)
        assert see(client, case(su)).all(".entries") == []


def test_the_whole_identity_number_for_a_purpose_on_one_page_only(bureau, town, su):
    world.at_bureau(town, su)
    with on("2023-09-04 10:00"):
        act(bureau, su, "identity", {"purpose": " "})
        assert told(see(bureau, case(su)))[0] == "请写明为什么要看完整号码，查看会记入记录。"
        assert list(trail.looks_at(su.applicant_id)) == []
        answer = act(bureau, su, "identity", {"purpose": "核对证书上的号码"})
        assert answer["Cache-Control"] == "no-store"
        shown = next(one.text for one in read(answer).all("b") if one.text.startswith("330604"))
        assert len(shown) == 18
        assert shown not in bureau.get(case(su)).content.decode()
    looks = [(one.what, one.purpose, one.person_id, one.at) for one in trail.looks_at(su.applicant_id)]
    assert looks == [("identity_number", "核对证书上的号码", town.bureau.person_id, at("2023-09-04 10:00"))]


def test_files_of_a_revision_come_from_under_the_case_only(bureau, client, town, su):
    world.at_bureau(town, su)
    file = applications.revision(su.pk, 1).content["files"][0]
    address = f"{case(su)}revisions/1/files/{file['id']}/"
    _, other = world.filed(town, "林听雪")
    with on("2023-09-04 10:00"):
        answer = bureau.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, file["media_type"])
        assert answer["Content-Security-Policy"].endswith("sandbox")
        assert len(b"".join(answer.streaming_content)) == file["size"]
        sits(client, town.clerk)
        assert client.get(f"{case(other)}revisions/1/files/{file['id']}/").status_code == 404


@pytest.mark.requirement("S1-91")
def test_the_review_form_once_the_plan_lets_it_be_printed(bureau, town, su):
    world.at_bureau(town, su)
    with on("2023-09-04 10:00"):
        assert bureau.get(f"{case(su)}review-form.pdf").status_code == 409
        world.passes(town.bureau, su, when=at("2023-09-04"))
        answer = bureau.get(f"{case(su)}review-form.pdf")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert answer.content.startswith(b"%PDF")


def test_a_page_fetched_ahead_or_asked_for_its_head_is_not_opened(client, town, su):
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        client.get(case(su), headers={"Sec-Purpose": "prefetch;prerender"})
        client.get(case(su), headers={"Purpose": "prefetch"})
        client.head(case(su))
        assert review.open_run(su.pk).seen_at is None
        client.get(case(su))
        assert review.open_run(su.pk).seen_at == at("2023-08-22 10:00")
