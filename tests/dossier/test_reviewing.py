"""The employer's review: versions, batches, two clerks at once, returns with reasons."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from zhicheng.accounts.models import User
from zhicheng.dossier import errors, queries, services
from zhicheng.dossier.models import Item
from zhicheng.messages import queries as messages
from zhicheng.trail import queries as trail

from . import builders
from .builders import AT, LATER

pytestmark = pytest.mark.django_db
UNCLEAR = {"code": "evidence_unclear", "field": "evidence", "text": "第2页看不清，请重新扫描"}
WRONG_DAY = {"code": "field_wrong", "field": "granted", "text": ""}


@pytest.fixture
def house():
    return builders.employer()


@pytest.fixture
def clerk(house):
    return builders.clerk(house)


@pytest.fixture
def actor(house):
    return builders.applicant(house)


def test_approving_makes_it_usable_and_tells_the_owner_once(house, clerk, actor):
    first, second = builders.sent(actor), builders.sent(actor, "appraisal")
    outcome = services.approve_items(actor=clerk, item_ids=[first.pk, second.pk], at=LATER)
    assert (outcome.done, outcome.skipped) == ((first.pk, second.pk), ())
    assert {item.pk for item in queries.approved_items(actor.person_id)} == {first.pk, second.pk}
    first.refresh_from_db()
    assert (first.state, first.reviewed_by_id, first.reviewed_at) == ("approved", house.pk, LATER)
    assert trail.lines_of(f"item:{first.pk}")[-1].data == {"kind": "patent", "version": 1, "supersedes": None}
    assert [row.text for row in messages.about(f"profile:{actor.person_id}")] == [
        "上虞青原新材料有限公司审核通过了您的业绩档案2条：“一种连续硝化反应的急冷装置 发明专利”、"
        "“2024年 合格”。申报时可以选用。"
    ]


def test_an_approved_version_never_changes_and_the_next_takes_its_place(clerk, actor):
    first = builders.approved(actor, clerk)
    draft = services.save_item(actor=actor, kind="patent", data={"rank": "2"}, lineage=first.lineage, at=LATER)
    assert (draft.version, draft.state, draft.evidence.count()) == (2, "draft", 1)
    first.refresh_from_db()
    assert (first.state, first.data) == ("approved", builders.DATA["patent"])
    assert [item.pk for item in queries.approved_items(actor.person_id)] == [first.pk]
    services.submit_items(actor=actor, item_ids=[draft.pk], at=LATER)
    services.approve_items(actor=clerk, item_ids=[draft.pk], at=LATER)
    first.refresh_from_db()
    draft.refresh_from_db()
    assert (first.state, draft.state, draft.data["rank"]) == ("superseded", "approved", 2)
    assert trail.lines_of(f"item:{first.pk}")[-1].data == {"by": draft.pk}
    assert queries.approved_before(draft) == first


def test_saving_an_approved_record_unchanged_begins_nothing(clerk, actor):
    first = builders.approved(actor, clerk)
    same = services.save_item(
        actor=actor, kind="patent", data={"rank": "1", "granted": "2020/4/21"}, lineage=first.lineage, at=LATER
    )
    assert (same.pk, Item.objects.count()) == (first.pk, 1)


def test_an_approved_record_is_kept_and_a_deleted_draft_leaves_it_in_force(clerk, actor):
    first = builders.approved(actor, clerk)
    with pytest.raises(errors.Kept):
        services.delete_item(actor=actor, item_id=first.pk, at=LATER)
    draft = services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=first.lineage, at=LATER)
    services.delete_item(actor=actor, item_id=draft.pk, at=LATER)
    record = queries.record_of(actor.person_id, first.lineage)
    assert (record.open, record.approved.pk) == (None, first.pk)
    again = services.save_item(actor=actor, kind="patent", data={"rank": 3}, lineage=first.lineage, at=LATER)
    assert again.version == 3


def test_evidence_of_an_approved_record_stays(clerk, actor):
    first = builders.approved(actor, clerk)
    kept = first.evidence.get()
    draft = services.remove_evidence(actor=actor, item_id=first.pk, evidence_id=kept.pk, at=LATER)
    assert (draft.version, draft.state, draft.data, draft.evidence.count()) == (2, "draft", first.data, 0)
    added = services.add_evidence(
        actor=actor, item_id=first.pk, file_id=builders.file_of(actor.person_id, pages=2).pk, at=LATER
    )
    assert (added.item_id, [row.pk for row in first.evidence.all()]) == (draft.pk, [kept.pk])


@pytest.mark.django_db(transaction=True)
def test_a_clerk_and_the_owner_at_once_never_wait_for_each_other():
    house = builders.employer()
    clerk, actor = builders.clerk(house), builders.applicant(house)
    first = builders.approved(actor, clerk)
    draft = services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=first.lineage, at=LATER)
    services.submit_items(actor=actor, item_ids=[draft.pk], at=LATER)
    ended = []

    def take_back():
        try:
            ended.append(services.withdraw_item(actor=actor, item_id=draft.pk, at=LATER).state)
        except errors.ItemChanged:
            ended.append("approved")

    def approve():
        services.approve_items(actor=clerk, item_ids=[draft.pk], at=LATER)

    at_once([approve, take_back])
    draft.refresh_from_db()
    assert ended == [draft.state]
    assert Item.objects.filter(lineage=first.lineage, state="approved").count() == 1


def test_a_return_says_what_to_mend_where_and_tells_the_owner(house, clerk, actor):
    item = builders.sent(actor)
    services.return_item(actor=clerk, item_id=item.pk, reasons=[WRONG_DAY, UNCLEAR], at=LATER)
    item.refresh_from_db()
    assert (item.state, item.reviewed_by_id, item.reasons) == ("returned", house.pk, [WRONG_DAY, UNCLEAR])
    assert queries.reasons_by_field(item) == {
        "granted": ["填写内容与材料不一致"],
        "evidence": ["佐证材料看不清或不完整：第2页看不清，请重新扫描"],
    }
    assert [row.text for row in messages.about(f"item:{item.pk}")] == [
        "上虞青原新材料有限公司退回了“一种连续硝化反应的急冷装置 发明专利”，请改2处："
        "1. 授权公告日——填写内容与材料不一致；"
        "2. 佐证材料——佐证材料看不清或不完整：第2页看不清，请重新扫描。改好后在“我的业绩档案”里再送审。"
    ]
    line = trail.lines_of(f"item:{item.pk}")[-1]
    assert (line.act, line.data["reasons"], line.private) == (
        "item.returned",
        [{"code": "field_wrong", "field": "granted"}, {"code": "evidence_unclear", "field": "evidence"}],
        {"texts": ["", "第2页看不清，请重新扫描"]},
    )


def test_a_returned_record_is_mended_sent_again_and_approved(clerk, actor):
    item = builders.sent(actor)
    services.return_item(actor=clerk, item_id=item.pk, reasons=[WRONG_DAY], at=LATER)
    mended = services.save_item(
        actor=actor, kind="patent", data={"granted": "2020-04-23"}, lineage=item.lineage, at=LATER
    )
    assert (mended.pk, mended.state, mended.reasons) == (item.pk, "returned", [WRONG_DAY])
    services.submit_items(actor=actor, at=LATER)
    services.approve_items(actor=clerk, item_ids=[item.pk], at=LATER)
    item.refresh_from_db()
    assert (item.state, item.data["granted"], item.reasons) == ("approved", "2020-04-23", [])


@pytest.mark.parametrize(
    "reasons",
    [
        [],
        [{"code": "poem", "field": "", "text": "x"}],
        [{"code": "barred", "field": "", "text": "a reason for rejecting only"}],
        [{"code": "field_wrong", "field": "poem", "text": "x"}],
        [{"code": "other", "field": "", "text": "  "}],
        [{"code": "field_wrong", "field": "", "text": "长" * 301}],
    ],
)
def test_a_return_without_a_clear_reason_is_refused(clerk, actor, reasons):
    item = builders.sent(actor)
    with pytest.raises(errors.ReasonsMissing) as refusal:
        services.return_item(actor=clerk, item_id=item.pk, reasons=reasons, at=LATER)
    assert refusal.value.field == "reasons"
    item.refresh_from_db()
    assert item.state == "submitted"


def test_the_second_clerk_is_told_what_the_first_did(house, clerk, actor):
    item = builders.sent(actor)
    services.approve_items(actor=clerk, item_ids=[item.pk], at=LATER)
    second = builders.clerk(house, 102, "裘一禾")
    sentence = "3月2日（周一）11:00 何知远：本单位已经审核通过。"
    assert services.approve_items(actor=second, item_ids=[item.pk], at=LATER).skipped == ((item.pk, sentence),)
    with pytest.raises(errors.ItemChanged) as refusal:
        services.return_item(actor=second, item_id=item.pk, reasons=[UNCLEAR], at=LATER)
    assert refusal.value.sentence == sentence
    assert len(trail.lines_of(f"item:{item.pk}")) == 2


def test_what_changed_since_it_was_looked_at_is_skipped_and_the_rest_goes_on(clerk, actor):
    changed, same = builders.sent(actor), builders.sent(actor, "appraisal")
    seen = {changed.pk: changed.submitted_at, same.pk: same.submitted_at}
    services.withdraw_item(actor=actor, item_id=changed.pk, at=AT + timedelta(minutes=1))
    services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=changed.lineage, at=AT)
    services.submit_items(actor=actor, item_ids=[changed.pk], at=AT + timedelta(minutes=2))
    outcome = services.approve_items(actor=clerk, item_ids=[changed.pk, same.pk], seen=seen, at=LATER)
    assert outcome.done == (same.pk,)
    assert outcome.skipped == ((changed.pk, "在您看过以后，本人又改过重新送来，请看过现在的内容再审核。"),)
    with pytest.raises(errors.ItemChanged):
        services.return_item(actor=clerk, item_id=changed.pk, reasons=[UNCLEAR], seen=seen[changed.pk], at=LATER)


def test_nobody_reviews_her_own_record(house):
    clerk = builders.clerk(house)
    herself = builders.Actor(person_id=clerk.person_id, person_name=clerk.person_name, role="applicant")
    services.save_profile(actor=herself, employer_id=house.pk, at=AT)
    item = builders.sent(herself)
    assert services.approve_items(actor=clerk, item_ids=[item.pk], at=LATER).skipped == (
        (item.pk, "这是您本人的记录，请由本单位的另一位经办人审核。"),
    )
    with pytest.raises(errors.OwnRecord):
        services.return_item(actor=clerk, item_id=item.pk, reasons=[UNCLEAR], at=LATER)


def test_another_employers_clerk_finds_nothing(actor):
    item = builders.sent(actor)
    stranger = builders.clerk(builders.employer(2, "越溪化工有限公司"))
    outcome = services.approve_items(actor=stranger, item_ids=[item.pk, 999_999], at=LATER)
    assert (outcome.done, [pk for pk, _ in outcome.skipped]) == ((), [item.pk, 999_999])
    with pytest.raises(errors.NoSuchItem):
        services.return_item(actor=stranger, item_id=item.pk, reasons=[UNCLEAR], at=LATER)
    with pytest.raises(errors.NoSuchItem):
        queries.item_for(stranger, item.pk)
    with pytest.raises(errors.NoSuchItem):
        queries.evidence_for(stranger, item.pk, item.evidence.get().pk)
    applicant = builders.Actor(person_id=stranger.person_id, person_name="", role="applicant")
    assert services.approve_items(actor=applicant, item_ids=[item.pk], at=LATER).done == ()


def test_an_employer_sees_what_was_sent_and_never_a_draft(house, clerk, actor):
    draft = builders.draft(actor)
    with pytest.raises(errors.NoSuchItem):
        queries.item_for(clerk, draft.pk)
    services.submit_items(actor=actor, at=AT)
    assert queries.item_for(clerk, draft.pk).pk == draft.pk
    assert queries.evidence_for(clerk, draft.pk, draft.evidence.get().pk).file.name == "专利证书.pdf"
    services.return_item(actor=clerk, item_id=draft.pk, reasons=[UNCLEAR], at=LATER)
    with pytest.raises(errors.NoSuchItem):
        queries.item_for(clerk, draft.pk)
    assert [(row.owner.name, row.pk) for row in queries.returned_to(house.pk)] == [("苏见山", draft.pk)]


def test_who_waits_longest_comes_first(house, clerk, actor):
    other = builders.applicant(house, 3, "傅雨石")
    builders.draft(actor)
    services.submit_items(actor=actor, at=LATER)
    builders.sent(other, "appraisal")
    builders.sent(other)
    assert [(row.name, row.items, row.since) for row in queries.waiting_for_employer(house.pk)] == [
        ("傅雨石", 2, AT),
        ("苏见山", 1, LATER),
    ]
    assert queries.waiting_counts(house.pk) == (2, 3)


def at_once(calls):
    """Make the calls at the same moment, each on a connection of its own."""
    barrier = threading.Barrier(len(calls))

    def run(call):
        try:
            barrier.wait()
            call()
        finally:
            connection.close()

    workers = [threading.Thread(target=run, args=(call,)) for call in calls]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_decide_once():
    house = builders.employer()
    first, second = builders.clerk(house), builders.clerk(house, 102, "裘一禾")
    items = [builders.sent(builders.applicant(house)), builders.sent(builders.applicant(house, 3, "傅雨石"))]
    ids, outcomes = [item.pk for item in items], []

    def approve(clerk, order):
        outcomes.append(services.approve_items(actor=clerk, item_ids=order, at=LATER))

    at_once([lambda: approve(first, ids), lambda: approve(second, ids[::-1])])
    assert sorted(pk for outcome in outcomes for pk in outcome.done) == sorted(ids)
    assert sorted(pk for outcome in outcomes for pk, _ in outcome.skipped) == sorted(ids)
    for pk in ids:
        assert [line.act for line in trail.lines_of(f"item:{pk}")] == ["item.submitted", "item.approved"]
        assert trail.broken_lines([f"item:{pk}"]) == []


def test_the_people_of_an_employer_by_name_without_those_who_left():
    house, elsewhere = builders.employer(), builders.employer(serial=7, name="别家精密机械有限公司")
    zhou = builders.applicant(house, serial=2, name="周望舒")
    lin = builders.applicant(house, serial=3, name="林听雪")
    gone = builders.applicant(house, serial=4, name="顾清让")
    builders.applicant(elsewhere, serial=5, name="苏见山")
    User.objects.filter(pk=gone.person_id).update(is_active=False)
    assert [one.pk for one in queries.people_of(house.pk)] == [lin.person_id, zhou.person_id]
