"""Sending to the employer: everything checked at once, each record beside the others; all are sent or none."""

from datetime import UTC, datetime, timedelta

import pytest

from zhicheng.dossier import errors, queries, services
from zhicheng.trail import queries as trail

from . import builders
from .builders import AT, LATER

pytestmark = pytest.mark.django_db


def problems(actor, **only):
    """(field, sentence) of what keeps the actor's drafts."""
    return [(one.field, one.sentence) for one in services.problems_of(actor=actor, at=AT, **only)]


def test_a_sent_record_is_in_normal_form_and_leaves_a_line():
    house = builders.employer()
    actor = builders.applicant(house)
    item = builders.draft(actor, rank="1", number="ZL 201710601862.3", granted="2020年4月21日", inventors=" 3人 ")
    assert services.submit_items(actor=actor, at=LATER) == (item.pk,)
    item.refresh_from_db()
    assert (item.state, item.data, item.year, item.submitted_at) == (
        "submitted",
        builders.DATA["patent"],
        2020,
        LATER,
    )
    assert [(line.act, line.data) for line in trail.lines_of(f"item:{item.pk}")] == [
        ("item.submitted", {"kind": "patent", "version": 1, "employer": house.pk})
    ]


def test_every_slip_of_every_record_is_told_at_once_and_nothing_is_sent():
    actor = builders.applicant(builders.employer())
    patent = builders.draft(actor, evidence=False, rank="", granted="2030-01-01")
    title = builders.draft(actor, "title", awarded="1989-06", level="")
    good = builders.draft(actor, "appraisal")
    with pytest.raises(errors.NotReady) as refusal:
        services.submit_items(actor=actor, at=AT)
    assert [(one.item_id, one.field, one.sentence) for one in refusal.value.problems] == [
        (patent.pk, "rank", "请填写本人排名。"),
        (patent.pk, "granted", "授权公告日还没有到。今天是2026年3月2日，请填今天或更早的时间。"),
        (patent.pk, "evidence", "请上传佐证材料，单位要对着材料核对。"),
        (title.pk, "level", "请选择级别。"),
        (title.pk, "awarded", "取得资格时间早于您的出生日期1990年5月1日，请再核对一遍。"),
    ]
    assert refusal.value.sentence == "有5处要改（2条记录），改好再送审。"
    for item in (patent, title, good):
        item.refresh_from_db()
        assert item.state == "draft"


def test_without_an_employer_there_is_nobody_to_send_to():
    actor = builders.applicant()
    builders.draft(actor)
    with pytest.raises(errors.EmployerMissing) as refusal:
        services.submit_items(actor=actor, at=AT)
    assert refusal.value.field == "employer"


def test_nothing_to_send_is_said():
    with pytest.raises(errors.NothingToSubmit):
        services.submit_items(actor=builders.applicant(builders.employer()), at=AT)


def test_a_double_click_sends_once():
    actor = builders.applicant(builders.employer())
    item = builders.sent(actor)
    assert services.submit_items(actor=actor, item_ids=[item.pk], at=LATER) == (item.pk,)
    item.refresh_from_db()
    assert (item.submitted_at, len(trail.lines_of(f"item:{item.pk}"))) == (AT, 1)


def test_what_was_deleted_in_another_tab_is_not_sent():
    actor = builders.applicant(builders.employer())
    item = builders.draft(actor)
    services.delete_item(actor=actor, item_id=item.pk, at=AT)
    with pytest.raises(errors.ItemChanged):
        services.submit_items(actor=actor, item_ids=[item.pk], at=AT)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ({"from": "2015-07-01", "to": "2018-06-30"}, {"from": "2018-07-01"}, False),
        ({"from": "2015-07-01", "to": "2018-07-01"}, {"from": "2018-07-01"}, False),
        ({"from": "2015-07-01", "to": "2018-07-02"}, {"from": "2018-07-01"}, True),
        ({"from": "2015-07-01"}, {"from": "2018-07-01"}, True),
        ({"from": "2015-07", "to": "2018-07"}, {"from": "2018-07"}, False),
        ({"from": "2015-07", "to": "2018-08"}, {"from": "2018-07"}, True),
        ({"from": "2015-07", "to": "2018"}, {"from": "2018-07"}, False),
        ({"from": "2018-07-01"}, {"from": "2015-07-01", "to": "2017-01-01"}, False),
    ],
)
def test_appointments_do_not_overlap(first, second, clash):
    actor = builders.applicant(builders.employer())
    builders.sent(actor, "appointment", **first)
    builders.draft(actor, "appointment", **second)
    assert [field for field, _ in problems(actor)] == (["from"] if clash else [])


def test_the_sentence_names_the_other_appointment():
    actor = builders.applicant(builders.employer())
    builders.draft(actor, "appointment", **{"from": "2015-07-01", "to": "2018-12-31"})
    later = builders.draft(actor, "appointment", **{"from": "2018-07-01"})
    assert problems(actor) == [
        ("from", "和您另一段聘任（助理工程师，2015年7月1日至2018年12月31日）的时间重叠了，请核对两段的起止时间。")
    ]
    assert services.problems_of(actor=actor, at=AT)[0].item_id == later.pk


def test_an_appointment_changed_is_not_held_against_its_own_earlier_version():
    house = builders.employer()
    actor = builders.applicant(house)
    item = builders.approved(actor, builders.clerk(house), "appointment")
    services.save_item(actor=actor, kind="appointment", data={"to": "2025-12-31"}, lineage=item.lineage, at=AT)
    assert problems(actor) == []


@pytest.mark.parametrize(
    ("awarded", "start", "sentence"),
    [
        ("2020-01-15", "2020-01-15", None),
        ("2020-01-15", "2020-01", None),
        (
            "2020-01-15",
            "2019-03-01",
            "聘任应当在取得资格之后。您 2020年1月15日 取得资格，请填这一天或更晚的日期。",
        ),
        ("2020-01", "2019-12-31", "聘任应当在取得资格之后。您 2020年1月 取得资格，请填这个时间或更晚的日期。"),
    ],
)
def test_an_appointment_does_not_come_before_its_title(awarded, start, sentence):
    actor = builders.applicant(builders.employer())
    builders.sent(actor, "title", awarded=awarded)
    builders.draft(actor, "appointment", **{"from": start})
    assert problems(actor) == ([] if sentence is None else [("from", sentence)])


def test_a_year_is_appraised_once_and_a_patent_told_once():
    actor = builders.applicant(builders.employer())
    builders.sent(actor, "appraisal")
    builders.sent(actor, "patent")
    builders.draft(actor, "appraisal", year="2024")
    builders.draft(actor, "appraisal", year="2023")
    builders.draft(actor, "patent", number="ZL 2017 1 0601862.3")
    assert sorted(problems(actor)) == [
        ("number", "这个专利号您已经填过一条，请核对。"),
        ("year", "这一年的年度考核您已经填过一条，一年只填一条，请改那一条。"),
    ]


def test_the_birth_date_is_that_of_the_identity_number():
    actor = builders.applicant(builders.employer())
    builders.draft(actor, "basics", evidence=False, born="1990-05-02")
    assert problems(actor) == [("born", "按您登记的证件号码，出生日期是1990年5月1日，请核对后填写这一天。")]


def test_taking_back_makes_it_a_draft_again():
    actor = builders.applicant(builders.employer())
    item = builders.sent(actor)
    with pytest.raises(errors.UnderReview):
        services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=item.lineage, at=AT)
    with pytest.raises(errors.UnderReview):
        services.delete_item(actor=actor, item_id=item.pk, at=AT)
    with pytest.raises(errors.UnderReview):
        builders.show(item, pages=2)
    services.withdraw_item(actor=actor, item_id=item.pk, at=LATER)
    services.withdraw_item(actor=actor, item_id=item.pk, at=LATER)
    item.refresh_from_db()
    assert item.state == "draft"
    assert [line.act for line in trail.lines_of(f"item:{item.pk}")] == ["item.submitted", "item.taken_back"]


def test_deleting_what_was_once_sent_leaves_a_line():
    actor = builders.applicant(builders.employer())
    item = builders.sent(actor)
    services.withdraw_item(actor=actor, item_id=item.pk, at=LATER)
    services.delete_item(actor=actor, item_id=item.pk, at=LATER)
    assert trail.lines_of(f"item:{item.pk}")[-1].act == "item.deleted"


def test_what_was_decided_cannot_be_taken_back():
    house = builders.employer()
    actor = builders.applicant(house)
    item = builders.approved(actor, builders.clerk(house))
    with pytest.raises(errors.ItemChanged) as refusal:
        services.withdraw_item(actor=actor, item_id=item.pk, at=LATER)
    assert refusal.value.sentence == "单位刚刚审核通过了这条记录，请看过现在的内容再办。"


def test_moving_to_another_employer_takes_what_waits_along_and_is_noted_once():
    first, second = builders.employer(), builders.employer(2, "越溪化工有限公司")
    actor = builders.applicant(first)
    item = builders.sent(actor)
    for _ in range(2):
        services.save_profile(actor=actor, employer_id=second.pk, at=LATER)
    assert [row.owner_id for row in queries.waiting_for_employer(first.pk)] == []
    assert [row.items for row in queries.waiting_for_employer(second.pk)] == [1]
    assert [(line.act, line.data) for line in trail.lines_of(f"profile:{actor.person_id}")] == [
        ("profile.employer_set", {"before": None, "after": first.pk}),
        ("profile.employer_set", {"before": first.pk, "after": second.pk}),
    ]
    assert queries.profile_of(actor.person_id).version == 2
    assert queries.own_item(actor, item.pk).state == "submitted"


def test_only_a_registered_employer_in_order_can_be_chosen():
    actor = builders.applicant()
    frozen = builders.employer()
    frozen.state = "frozen"
    frozen.save()
    for employer_id in (frozen.pk, 999_999):
        with pytest.raises(errors.EmployerUnknown):
            services.save_profile(actor=actor, employer_id=employer_id, at=AT)


def test_no_more_of_a_kind_is_said_and_taken_back():
    actor = builders.applicant()
    services.mark_complete(actor=actor, kind="patent", complete=True, at=AT)
    services.mark_complete(actor=actor, kind="patent", complete=True, at=LATER)
    assert queries.complete_since(actor.person_id) == {"patent": AT}
    services.mark_complete(actor=actor, kind="patent", complete=False, at=LATER)
    assert queries.complete_since(actor.person_id) == {}
    assert [line.data for line in trail.lines_of(f"profile:{actor.person_id}")] == [
        {"kind": "patent", "complete": True},
        {"kind": "patent", "complete": False},
    ]
    for kind in ("basics", "poem"):
        with pytest.raises(errors.NoSuchKind):
            services.mark_complete(actor=actor, kind=kind, complete=True, at=AT)


def test_what_is_declared_and_what_is_approved_are_told_apart():
    house = builders.employer()
    actor, clerk = builders.applicant(house), builders.clerk(house)
    first = builders.approved(actor, clerk)
    services.save_item(actor=actor, kind="patent", data={"rank": "2", "granted": "昨天"}, lineage=first.lineage, at=AT)
    builders.draft(actor, "basics", evidence=False, in_service="true", post_name="")
    declared = {item.kind: item.data for item in queries.declared_items(actor.person_id, today=AT.date())}
    expected = dict(builders.DATA["patent"], rank=2)
    del expected["granted"]
    assert declared["patent"] == expected
    assert declared["basics"]["in_service"] is True
    assert [item.data for item in queries.approved_items(actor.person_id)] == [builders.DATA["patent"]]
    assert queries.basics_of(actor.person_id) == {}
    assert queries.counts_of(actor.person_id) == {"draft": 2, "returned": 0, "submitted": 0, "approved": 1}


def test_a_deadline_in_china_decides_what_day_it_is():
    actor = builders.applicant(builders.employer())
    builders.draft(actor, granted="2026-03-02")
    before_midnight = datetime(2026, 3, 1, 15, 59, tzinfo=UTC)
    assert [one.field for one in services.problems_of(actor=actor, at=before_midnight)] == ["granted"]
    assert services.problems_of(actor=actor, at=before_midnight + timedelta(minutes=1)) == ()
