"""The employer's pages of 业绩档案审核: the queue, one record, many at once with a preview, and what others decided."""

import pytest
from django.urls import reverse

from tests.dossier import builders
from tests.dossier.builders import AT, LATER
from zhicheng.accounts.models import User
from zhicheng.dossier import queries, services

from .pages import sign_in

pytestmark = pytest.mark.django_db
NO_REASONS = {
    "reasons-TOTAL_FORMS": "2",
    "reasons-INITIAL_FORMS": "0",
    "reasons-0-place": "whole",
    "reasons-1-place": "whole",
}
ONE_REASON = NO_REASONS | {
    "reasons-0-code": "evidence_unclear",
    "reasons-0-place": "evidence",
    "reasons-0-text": "第2页看不清",
}


@pytest.fixture
def clerk(house, client):
    clerk = builders.clerk(house)
    sign_in(client, clerk, seated=True)
    return clerk


@pytest.fixture
def actor(house):
    return builders.applicant(house)


def url(name, *args):
    return reverse(f"employer:{name}", args=args)


def public_id(actor):
    return User.objects.get(pk=actor.person_id).public_id


def decide(client, item, verdict, reasons=NO_REASONS, **more):
    sent = {"verdict": verdict, "seen": item.submitted_at.isoformat(), **reasons, **more}
    return client.post(url("records_item", item.pk), sent)


@pytest.mark.requirement("S1-78")
def test_the_queue_says_who_waits_with_how_many(client, clerk, house, actor):
    builders.sent(actor)
    builders.sent(actor, "appraisal")
    builders.sent(builders.applicant(house, 4, "傅雨石"))
    page = client.get(url("records")).content.decode()
    assert "2 人的 3 条业绩等您审核" in page
    assert page.index("傅雨石") < page.index("苏见山")
    listed = client.get(url("records_person", public_id(actor))).content.decode()
    assert "苏见山：2 条等您审核" in listed


def test_an_empty_queue_says_so_and_a_finished_person_leads_back(client, clerk, actor):
    assert "没有等您审核的业绩" in client.get(url("records")).content.decode()
    assert client.get(url("records_person", public_id(actor))).url == url("records")


def test_a_record_is_shown_beside_its_evidence(client, clerk, actor):
    item = builders.sent(actor)
    page = client.get(url("records_item", item.pk)).content.decode()
    for words in ("201710601862.3", "专利证书.pdf", url("records_file", item.pk, item.evidence.get().pk), "通过这一条"):
        assert words in page
    answer = client.get(url("records_file", item.pk, item.evidence.get().pk))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_passing_one_goes_on_to_the_rest(client, clerk, actor):
    item = builders.sent(actor)
    answer = decide(client, item, "pass")
    assert (answer.status_code, answer.url) == (302, url("records_person", public_id(actor)))
    item.refresh_from_db()
    assert item.state == "approved"
    assert (
        "已经通过苏见山的“一种连续硝化反应的急冷装置 发明专利”。"
        in client.get(answer.url, follow=True).content.decode()
    )


def test_returning_one_with_what_to_mend(client, clerk, actor):
    item = builders.sent(actor)
    decide(client, item, "return", ONE_REASON)
    item.refresh_from_db()
    assert item.reasons == [{"code": "evidence_unclear", "field": "evidence", "text": "第2页看不清"}]
    page = client.get(url("records_returned")).content.decode()
    assert "1 条退回了，等本人改好再交" in page
    assert "佐证材料——佐证材料看不清或不完整：第2页看不清" in page


@pytest.mark.parametrize(
    ("verdict", "reasons", "sentence"),
    [
        ("", NO_REASONS, "请选择通过，或者写明要改什么再退回修改。"),
        ("reject", NO_REASONS, "请选择通过，或者写明要改什么再退回修改。"),
        ("pass", ONE_REASON, "您写了要改的内容。要退回，请按“退回修改”；要通过，请先把写的内容清空。"),
        ("return", NO_REASONS, "请至少选一个退回的原因，并写明怎样改。"),
        ("return", ONE_REASON | {"reasons-0-code": "other", "reasons-0-text": ""}, "选“其他原因”时，请写明怎样改。"),
        ("return", ONE_REASON | {"reasons-0-code": ""}, "请选原因。"),
        ("return", ONE_REASON | {"reasons-0-text": "长" * 301}, "怎样改最多 300\u00a0字，您填了 301\u00a0字。"),
    ],
)
def test_an_unclear_decision_is_asked_again_and_keeps_what_was_written(
    client, clerk, actor, verdict, reasons, sentence
):
    item = builders.sent(actor)
    page = decide(client, item, verdict, reasons).content.decode()
    assert sentence in page
    if reasons is ONE_REASON:
        assert "第2页看不清</textarea>" in page
    item.refresh_from_db()
    assert item.state == "submitted"


@pytest.mark.parametrize(("verdict", "reasons"), [("pass", NO_REASONS), ("return", ONE_REASON)])
@pytest.mark.parametrize("before", ["approved", "returned"])
def test_the_second_clerk_is_told_what_happened(client, clerk, house, actor, verdict, reasons, before):
    item = builders.sent(actor)
    other = builders.clerk(house, 102, "裘一禾")
    if before == "approved":
        services.approve_items(actor=other, item_ids=[item.pk], at=LATER)
    else:
        services.return_item(
            actor=other, item_id=item.pk, reasons=[{"code": "field_wrong", "field": "", "text": ""}], at=LATER
        )
    answer = decide(client, item, verdict, reasons)
    word = "本单位已经审核通过。" if before == "approved" else "本单位已经退回修改，等本人改好再送来。"
    assert answer.status_code == 409
    assert f"3月2日（周一）11:00 裘一禾：{word}" in answer.content.decode()


def test_what_its_owner_sent_anew_is_not_passed_unseen(client, clerk, actor):
    item = builders.sent(actor)
    services.withdraw_item(actor=actor, item_id=item.pk, at=AT)
    services.submit_items(actor=actor, item_ids=[item.pk], at=LATER)
    answer = decide(client, item, "pass")
    assert answer.status_code == 409
    assert "在您看过以后，本人又改过重新送来" in answer.content.decode()


@pytest.mark.parametrize(("verdict", "reasons"), [("pass", NO_REASONS), ("return", ONE_REASON)])
@pytest.mark.parametrize("stamp", ["", "yesterday", "2026-03-02T10:00:00"])
def test_without_a_readable_stamp_of_what_was_seen_nothing_is_decided(client, clerk, actor, verdict, reasons, stamp):
    item = builders.sent(actor)
    answer = decide(client, item, verdict, reasons, seen=stamp)
    assert answer.status_code == 409
    assert "这条记录刚刚有了变化，请看过现在的内容再办。" in answer.content.decode()
    page = client.post(url("records_approve"), {"item": [item.pk], f"seen-{item.pk}": stamp}, follow=True)
    assert "在您看过以后，本人又改过重新送来" in page.content.decode()
    item.refresh_from_db()
    assert item.state == "submitted"


@pytest.mark.parametrize("stamped", [True, False])
def test_a_return_never_becomes_an_approval_of_what_is_sent_anew_at_that_moment(
    client, clerk, actor, monkeypatch, stamped
):
    item = builders.sent(actor)
    services.withdraw_item(actor=actor, item_id=item.pk, at=AT)
    read = queries.once_sent

    def read_then_sent_anew(*args):
        found = read(*args)
        services.submit_items(actor=actor, item_ids=[item.pk], at=LATER)
        return found

    monkeypatch.setattr(queries, "once_sent", read_then_sent_anew)
    stamp = LATER.isoformat() if stamped else ""
    assert decide(client, item, "return", ONE_REASON, seen=stamp).status_code == 409
    item.refresh_from_db()
    assert item.state == "submitted"


def test_a_link_to_what_was_sent_back_explains_itself(client, clerk, actor):
    item = builders.sent(actor)
    services.withdraw_item(actor=actor, item_id=item.pk, at=LATER)
    page = client.get(url("records_item", item.pk), follow=True).content.decode()
    assert "本人已经撤回送审，改好后会再送来。" in page


def test_a_new_version_is_shown_against_the_one_approved(client, clerk, actor):
    first = builders.approved(actor, clerk)
    second = services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=first.lineage, at=AT)
    builders.show(second, "说明书.pdf", 2)
    services.submit_items(actor=actor, item_ids=[second.pk], at=AT)
    page = client.get(url("records_item", second.pk)).content.decode()
    for words in ("和上次通过的相比", "本人排名：1", "本人排名：2", "佐证材料：说明书.pdf", "第 2 版"):
        assert words in page


def test_many_are_passed_after_a_preview_with_count_and_names(client, clerk, house, actor):
    other = builders.applicant(house, 4, "傅雨石")
    mine, more, theirs = builders.sent(actor), builders.sent(actor, "appraisal"), builders.sent(other)
    page = client.get(url("records_approve"), {"person": [public_id(actor)], "item": [theirs.pk]}).content.decode()
    assert "要通过 3\u00a0条：苏见山 2\u00a0条、傅雨石 1\u00a0条" in page
    services.withdraw_item(actor=actor, item_id=mine.pk, at=LATER)
    chosen = [mine, more, theirs]
    sent = {"item": [item.pk for item in chosen]} | {
        f"seen-{item.pk}": item.submitted_at.isoformat() for item in chosen
    }
    after = client.post(url("records_approve"), sent, follow=True).content.decode()
    assert "已经通过 2\u00a0条，申报人会收到消息。" in after
    assert "有一条没有办：3月2日（周一）11:00 苏见山：本人已经撤回送审，改好后会再送来。" in after
    assert queries.counts_of(actor.person_id) == {"draft": 1, "returned": 0, "submitted": 0, "approved": 1}


def test_choosing_nothing_is_said(client, clerk, actor):
    builders.sent(actor)
    assert "请先勾选要通过的记录或人员。" in client.get(url("records_approve"), follow=True).content.decode()


def test_her_own_record_is_left_to_another_clerk(client, clerk, house):
    herself = builders.Actor(person_id=clerk.person_id, person_name=clerk.person_name, role="applicant")
    services.save_profile(actor=herself, employer_id=house.pk, at=AT)
    item = builders.sent(herself)
    page = client.get(url("records_item", item.pk)).content.decode()
    assert ("请由本单位的另一位经办人审核" in page, "通过这一条" in page) == (True, False)
    preview = client.get(url("records_approve"), {"item": [item.pk]}).content.decode()
    assert "选的这些都不能由您通过" in preview
    assert decide(client, item, "pass").status_code == 409


def test_another_employers_people_do_not_exist(client, clerk, actor):
    item = builders.sent(actor)
    stranger = builders.clerk(builders.employer(2, "越溪化工有限公司"), 103, "骆一禾")
    sign_in(client, stranger, seated=True)
    assert client.get(url("records_person", public_id(actor))).url == url("records")
    assert client.get(url("records_item", item.pk)).status_code == 404
    assert client.get(url("records_file", item.pk, item.evidence.get().pk)).status_code == 404
    assert decide(client, item, "pass").status_code == 404
    assert client.get(url("records_approve"), {"item": [item.pk]}).url == url("records")
    client.post(url("records_approve"), {"item": [item.pk]})
    item.refresh_from_db()
    assert item.state == "submitted"


def test_an_applicant_has_no_such_pages(client, actor):
    client.force_login(User.objects.get(pk=actor.person_id))
    assert client.get(url("records")).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_lists_cost_the_same_for_one_row_and_for_three(client, clerk, house, django_assert_num_queries, people):
    for serial in range(people):
        actor = builders.applicant(house, 10 + 2 * serial, f"人{serial}")
        for kind in ("patent", "appraisal", "title")[:people]:
            builders.sent(actor, kind)
        returned = builders.sent(actor, "appointment")
        services.return_item(
            actor=clerk, item_id=returned.pk, reasons=[{"code": "field_wrong", "field": "", "text": ""}], at=LATER
        )
    first = queries.submitted_items(house.pk)[0]
    for name, args, cost in (
        ("records", [], 7),
        ("records_person", [first.owner.public_id], 8),
        ("records_returned", [], 8),
        ("records_item", [first.pk], 11),
    ):
        client.get(url(name, *args))
        with django_assert_num_queries(cost):
            client.get(url(name, *args))
    chosen = {"item": [item.pk for item in queries.submitted_items(house.pk)]}
    with django_assert_num_queries(8):
        client.get(url("records_approve"), chosen)
