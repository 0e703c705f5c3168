"""Deciding in the page: each verdict with what it needs, slips beside their fields, what others changed."""

import pytest

from tests import world
from tests.world import at
from zhicheng.review import queries as review

from .pages import act, case, day, decision, on, read, reason, see, sits, slips, told

CONDUCT = "职业道德良好，政治表现、廉洁自律、道德品行都好"


@pytest.fixture
def su(town):
    """One case with its employer."""
    return world.filed(town)[1]


@pytest.fixture
def at_bureau(town, su):
    """The same with the bureau."""
    world.at_bureau(town, su)
    return su


def last(application):
    made = review.last_decision(application.pk)
    return made.verdict, made.opinion, made.reasons, made.soft_passes


def summary(page):
    return [one.text for one in page.one(".error-summary").all("a")]


def test_a_pass_with_its_question_answered(client, town, su):
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        answer = act(client, su, "decide", decision(su, "pass", **{"soft:conduct": "三年考核都合格。"}))
        assert answer["Location"] == case(su)
        assert told(see(client, case(su)))[0] == "苏见山的申报已经通过，本人会收到消息。"
    assert last(su) == ("pass", "", [], {"conduct": "三年考核都合格。"})


def test_a_missing_answer_is_told_beside_it_and_nothing_is_lost(client, town, su):
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        page = read(act(client, su, "decide", decision(su, "pass", opinion="同意。")), status=422)
    sentence = f"“{CONDUCT}”由您判断，请写明依据或理由。"
    assert slips(page) == [sentence]
    assert summary(page) == [f"{CONDUCT}：{sentence}"]
    assert page.by_id("id_opinion").text == "同意。"
    assert [one.attributes["value"] for one in page.all("input") if "checked" in one.attributes] == ["pass"]
    assert review.last_decision(su.pk) is None


@pytest.mark.parametrize("name", ["decide", "take-back", "notes", "identity"])
def test_opening_the_address_that_a_refusal_left_leads_to_the_case(client, town, su, name):
    sits(client, town.clerk)
    with on("2023-08-22 10:00"):
        assert client.get(f"{case(su)}{name}/")["Location"] == case(su)
        assert client.put(f"{case(su)}{name}/").status_code == 405


def test_after_a_pass_comes_the_next_case(bureau, town):
    people = [world.filed(town, name)[1] for name in ("苏见山", "林听雪")]
    world.at_bureau(town, *people)
    su, lin = people
    with on("2023-09-04 10:00"):
        assert act(bureau, lin, "decide", decision(lin, "pass", opinion="同意。"))["Location"] == case(su)
    assert last(lin) == ("pass", "同意。", [], {})


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [("", "请选择审查结论：通过、退回修改或不通过。"), ("pass", "请填写审核意见。")],
)
def test_no_verdict_and_no_opinion(bureau, at_bureau, verdict, sentence):
    with on("2023-09-04 10:00"):
        page = read(act(bureau, at_bureau, "decide", decision(at_bureau, verdict)), status=422)
    assert slips(page) == [sentence]


@pytest.mark.requirement("S2-64", "S3-45")
def test_a_return_with_reason_place_and_day(bureau, at_bureau):
    said = reason(0, code="statement", place="form:statement", text="请写明本人的作用。")
    with on("2023-09-04 10:00"):
        sent = decision(at_bureau, "return", **said, **day("due_on", "2023-09-13"))
        assert act(bureau, at_bureau, "decide", sent)["Location"] == case(at_bureau)
        page = see(bureau, case(at_bureau))
    assert told(page)[0] == "苏见山的申报已经退回修改，本人会收到消息。"
    kept = {"code": "statement", "place": "form:statement", "text": "请写明本人的作用。", "clause": ""}
    assert last(at_bureau) == ("return", "", [kept], {})
    assert world.fresh(at_bureau).status == "returned"
    assert review.open_run(at_bureau.pk).due_at == at("2023-09-14 00:00")


LATE = "修改期限请选今天或以后的日子。"


@pytest.mark.parametrize(
    ("said", "target", "sentence"),
    [
        ({}, "id_reasons-0-code", "请至少选择一条原因。"),
        (reason(1, code="other", place="whole"), "id_reasons-1-text", "选“其他原因”时，请写明具体情况。"),
        (reason(0, code="photo", place="photo") | day("due_on", "2023-09-01"), "id_due_on_0", LATE),
    ],
)
def test_slips_of_a_return_are_told_beside_their_fields(bureau, at_bureau, said, target, sentence):
    with on("2023-09-04 10:00"):
        page = read(act(bureau, at_bureau, "decide", decision(at_bureau, "return", **said)), status=422)
    assert slips(page) == [sentence]
    assert [one.attributes["href"] for one in page.one(".error-summary").all("a")] == [f"#{target}"]
    assert page.by_id(target).name in {"select", "input", "textarea"}
    assert world.fresh(at_bureau).status == "in_review"


@pytest.mark.requirement("S2-64", "S3-45")
def test_a_rejection_needs_a_clause_and_rests_on_it(bureau, at_bureau):
    said = reason(0, code="seniority", place="whole", text="工作年限不够。")
    with on("2023-09-04 10:00"):
        page = read(act(bureau, at_bureau, "decide", decision(at_bureau, "reject", **said)), status=422)
        assert slips(page) == ["不通过要写明依据通知的哪一条。"]
        assert page.one(".error-summary").one("a").attributes["href"] == "#id_reasons-0-clause"
        said |= reason(0, clause="二1")
        act(bureau, at_bureau, "decide", decision(at_bureau, "reject", **said))
        assert told(see(bureau, case(at_bureau)))[0] == "苏见山的申报已经作出不通过的决定，本人会收到消息。"
    kept = {"code": "seniority", "place": "whole", "text": "工作年限不够。", "clause": "二1"}
    assert last(at_bureau) == ("reject", "", [kept], {})
    assert world.fresh(at_bureau).status == "rejected"


def test_what_a_colleague_has_just_decided_is_a_conflict(bureau, town, at_bureau):
    with on("2023-09-04 10:00"):
        stale = decision(at_bureau, "pass", opinion="同意。") | reason(0, text="职称证书已打电话核实。")
        world.returns(town.bureau, at_bureau, when=at("2023-09-04 09:59"))
        page = read(act(bureau, at_bureau, "decide", stale), status=409)
    assert [one.text for one in page.all(".panel")] == ["同意。", "职称证书已打电话核实。"]
    assert last(at_bureau)[0] == "return"


def test_a_pass_is_taken_back_until_the_next_office_has_opened_it(bureau, town, at_bureau, client):
    with on("2023-09-04 10:00"):
        act(bureau, at_bureau, "decide", decision(at_bureau, "pass", opinion="同意。"))
        assert "收回上一步" in see(bureau, case(at_bureau)).text
        stale = world.fresh(at_bureau).version - 1
        assert act(bureau, at_bureau, "take-back", {"version": stale}).status_code == 409
        act(bureau, at_bureau, "take-back", {"version": world.fresh(at_bureau).version})
        page = see(bureau, case(at_bureau))
    assert told(page)[0] == "已经收回，这件申报又在您这里了。"
    assert len(page.all(".verdicts")) == 1
    with on("2023-09-04 11:00"):
        act(bureau, at_bureau, "decide", decision(at_bureau, "pass", opinion="同意。"))
        sits(client, town.office)
        see(client, case(at_bureau))
        sits(client, town.bureau)
        assert "收回上一步" not in see(client, case(at_bureau)).text
        version = world.fresh(at_bureau).version
        assert act(client, at_bureau, "take-back", {"version": version}).status_code == 409
