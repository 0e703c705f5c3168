"""Drafts are rows from the first keystroke: partial, never refused for being wrong, never lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from zhicheng import kinds
from zhicheng.dossier import errors, queries, services
from zhicheng.dossier.models import Item
from zhicheng.standards.errors import NotFound
from zhicheng.trail import queries as trail

from . import builders
from .builders import AT, LATER

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S1-61")
def test_an_unfinished_record_is_kept_as_typed_and_leaves_no_line():
    actor = builders.applicant()
    item = services.save_item(actor=actor, kind="patent", data={"name": "急冷", "granted": "去年"}, at=AT)
    assert (item.state, item.version, item.data, item.title, item.year) == (
        "draft",
        1,
        {"name": "急冷", "granted": "去年"},
        "急冷",
        None,
    )
    assert trail.lines_of(f"item:{item.pk}") == []


def test_fields_that_are_not_named_keep_their_values():
    actor = builders.applicant()
    first = services.save_item(actor=actor, kind="patent", data={"name": "急冷", "rank": "1"}, at=AT)
    second = services.save_item(actor=actor, kind="patent", data={"rank": ""}, lineage=first.lineage, at=LATER)
    assert (second.pk, second.data, second.changed_at) == (first.pk, {"name": "急冷", "rank": ""}, LATER)


def test_the_same_form_sent_twice_begins_one_record():
    actor, lineage = builders.applicant(), uuid4()
    for _ in range(2):
        services.save_item(
            actor=actor, kind="work", data={"post": "技术员"}, lineage=lineage, expected_version=0, at=AT
        )
    assert [(row.lineage, row.version, row.data) for row in Item.objects.all()] == [(lineage, 1, {"post": "技术员"})]


def test_of_the_basics_everyone_has_one():
    actor = builders.applicant()
    first = services.save_item(actor=actor, kind="basics", data={"post_name": "技术员"}, lineage=uuid4(), at=AT)
    second = services.save_item(actor=actor, kind="basics", data={"profession": "化工"}, lineage=uuid4(), at=AT)
    assert (second.pk, second.data) == (first.pk, {"post_name": "技术员", "profession": "化工"})


def test_unknown_names_and_the_platforms_own_fields_are_left_out():
    actor = builders.applicant()
    item = services.save_item(actor=actor, kind="degree", data={"school": "越州大学", "fetched": True, "x": 1}, at=AT)
    assert item.data == {"school": "越州大学"}


def test_what_no_database_can_hold_is_made_fit_to_keep():
    actor = builders.applicant()
    item = services.save_item(
        actor=actor, kind="paper", data={"title": "甲\x00乙\ud800\r\n丙", "rank": float("nan")}, at=AT
    )
    item.refresh_from_db()
    assert item.data == {"title": "甲乙?\n丙", "rank": "nan"}


def test_a_text_past_all_bounds_is_refused_at_its_field():
    with pytest.raises(errors.TooLong) as refusal:
        services.save_item(actor=builders.applicant(), kind="work", data={"duties": "长" * 20_001}, at=AT)
    assert refusal.value.field == "duties"


def test_a_kind_nobody_keeps_is_not_found():
    with pytest.raises(errors.NoSuchKind):
        services.save_item(actor=builders.applicant(), kind="poem", data={}, at=AT)


def test_somebody_elses_record_is_not_found():
    mine = builders.draft(builders.applicant())
    stranger = builders.applicant(serial=3, name="傅雨石")
    for call in (
        lambda: services.save_item(actor=stranger, kind="patent", data={"name": "x"}, lineage=mine.lineage, at=AT),
        lambda: services.delete_item(actor=stranger, item_id=mine.pk, at=AT),
        lambda: services.withdraw_item(actor=stranger, item_id=mine.pk, at=AT),
        lambda: services.submit_items(actor=stranger, item_ids=[mine.pk], at=AT),
        lambda: services.remove_evidence(actor=stranger, item_id=mine.pk, evidence_id=1, at=AT),
        lambda: queries.item_for(stranger, mine.pk),
        lambda: queries.record_of(stranger.person_id, mine.lineage),
    ):
        with pytest.raises((errors.NoSuchItem, errors.EmployerMissing)):
            call()
    mine.refresh_from_db()
    assert mine.data["name"] == builders.DATA["patent"]["name"]


def test_a_record_that_moved_on_is_not_overwritten_from_an_old_page():
    house = builders.employer()
    actor, clerk = builders.applicant(house), builders.clerk(house)
    item = builders.approved(actor, clerk)
    builders_next = services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=item.lineage, at=AT)
    services.submit_items(actor=actor, item_ids=[builders_next.pk], at=AT)
    services.approve_items(actor=clerk, item_ids=[builders_next.pk], at=AT)
    with pytest.raises(errors.ItemChanged):
        services.save_item(
            actor=actor, kind="patent", data={"rank": 3}, lineage=item.lineage, expected_version=1, at=LATER
        )


def test_a_second_tab_goes_on_with_the_draft_that_the_first_began():
    house = builders.employer()
    actor, clerk = builders.applicant(house), builders.clerk(house)
    item = builders.approved(actor, clerk)
    for data in ({"rank": "2"}, {"inventors": "4"}):
        draft = services.save_item(
            actor=actor, kind="patent", data=data, lineage=item.lineage, expected_version=1, at=LATER
        )
    assert (draft.version, draft.data["rank"], draft.data["inventors"]) == (2, "2", "4")


def test_deleting_a_draft_hides_it_and_leaves_no_line():
    actor = builders.applicant()
    item = builders.draft(actor)
    services.delete_item(actor=actor, item_id=item.pk, at=LATER)
    services.delete_item(actor=actor, item_id=item.pk, at=LATER)
    assert queries.items_of(actor.person_id) == []
    assert trail.lines_of(f"item:{item.pk}") == []
    with pytest.raises(errors.NoSuchItem):
        services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=item.lineage, at=LATER)


def test_the_same_file_stands_once_and_can_be_taken_away():
    actor = builders.applicant()
    item = builders.draft(actor, evidence=False)
    first, again = builders.show(item, "甲.pdf"), builders.show(item, "乙.pdf")
    second = services.add_evidence(
        actor=actor, item_id=item.pk, file_id=builders.file_of(actor.person_id, "丙.pdf", pages=2).pk, at=AT
    )
    assert (again.pk, first.position, second.position) == (first.pk, 0, 1)
    services.remove_evidence(actor=actor, item_id=item.pk, evidence_id=first.pk, at=LATER)
    services.remove_evidence(actor=actor, item_id=item.pk, evidence_id=first.pk, at=LATER)
    assert [row.file.name for row in queries.own_item(actor, item.pk).evidence.all()] == ["丙.pdf"]


def test_a_file_that_is_not_ones_own_cannot_be_shown():
    actor, other = builders.applicant(), builders.applicant(serial=3, name="傅雨石")
    item = builders.draft(actor, evidence=False)
    with pytest.raises(NotFound):
        services.add_evidence(actor=actor, item_id=item.pk, file_id=builders.file_of(other.person_id).pk, at=AT)


def test_a_record_holds_so_many_files_and_no_more(monkeypatch):
    monkeypatch.setattr("zhicheng.dossier.rules.MOST_FILES", 1)
    item = builders.draft(builders.applicant())
    with pytest.raises(errors.TooManyFiles):
        services.add_evidence(
            actor=builders.owner_of(item), item_id=item.pk, file_id=builders.file_of(item.owner_id, pages=2).pk, at=AT
        )


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.lists(st.integers(), max_size=2)
)
CODES = [one.code for one in kinds.get("project").form_fields]


class PartialSaves(TestCase):
    """Whatever is typed in whatever order, the last value of every field is there afterwards."""

    @settings(max_examples=60, deadline=None)
    @given(saves=st.lists(st.dictionaries(st.sampled_from(CODES), ANYTHING, max_size=5), min_size=1, max_size=6))
    def test_never_lose_a_field(self, saves):
        """Each save names some fields; the others keep what they had."""
        actor, lineage = builders.applicant(), uuid4()
        expected: dict[str, object] = {}
        for number, data in enumerate(saves):
            item = services.save_item(
                actor=actor, kind="project", data=data, lineage=lineage, at=AT + timedelta(minutes=number)
            )
            one_by_one = {code: _alone(data[code]) for code in data}
            expected |= one_by_one
            item.refresh_from_db()
            assert item.data == expected
            assert queries.record_of(actor.person_id, lineage).now.data == expected
        services.problems_of(actor=actor, at=AT)


def _alone(value: object) -> object:
    """How one value is kept, told apart from the code under test."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < 10**15:
        return value
    if isinstance(value, float) and value == value and abs(value) < 10**15:
        return value
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return "".join("?" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
