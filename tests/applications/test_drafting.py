"""Choosing achievements and putting files into their places."""

from uuid import uuid4

import pytest

from tests import world
from tests.applications import builders
from tests.applications.builders import AT
from tests.files import makers
from zhicheng.applications import queries, services
from zhicheng.applications.errors import (
    ApplicationUnknown,
    FileNotTaken,
    ItemNotChoosable,
    NotEditable,
    PhotoNotFit,
    SignFirst,
    SlotUnknown,
)
from zhicheng.applications.models import Application, ChosenItem, DraftFile
from zhicheng.dossier import queries as dossier
from zhicheng.dossier import services as dossier_services
from zhicheng.standards.errors import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """The plan and its offices."""
    return world.town()


def choose(actor, application, *items, representative=()):
    return services.choose_items(
        actor=actor, application_id=application.pk, item_ids=items, representative=representative, at=AT
    )


def put(actor, application, slot, file):
    return services.put_file(actor=actor, application_id=application.pk, slot=slot, file_id=file.pk, at=AT)


def approved(actor, kind):
    return [item.pk for item in dossier.approved_items(actor.person_id) if item.kind == kind]


class TestChoosing:
    """选择相关业绩."""

    @pytest.mark.requirement("S1-62", "S2-71", "S3-73")
    def test_only_achievements_that_are_approved_are_offered(self, town):
        actor, application = builders.signed(town)
        world.add_record(actor, "patent", world.PATENT | {"number": "201710601863.8"}, when=AT)  # not sent
        assert [(item.kind, chosen) for item, chosen in queries.choices(application)] == [("patent", None)]

    def test_a_choice_replaces_the_one_before(self, town):
        actor, application = builders.signed(town)
        [first] = approved(actor, "patent")
        second = world.add_record(actor, "honour", HONOUR, when=AT)
        world.approve_record(actor, town.clerk, second, when=AT)
        choose(actor, application, first)
        choose(actor, application, first, second, second, representative=[second])
        rows = ChosenItem.objects.filter(application=application).order_by("item_id")
        assert [(row.item_id, row.representative) for row in rows] == [(first, False), (second, True)]
        choose(actor, application, second)
        assert [(row.item_id, row.representative) for row in rows.all()] == [(second, False)]
        assert [(item.pk, bool(one)) for item, one in queries.choices(application)] == [(first, False), (second, True)]

    def test_none_is_a_choice(self, town):
        actor, application = builders.signed(town)
        choose(actor, application)
        assert ChosenItem.objects.filter(application=application).count() == 0
        assert Application.objects.get(pk=application.pk).items_chosen_at == AT

    def test_what_cannot_be_chosen(self, town):
        actor, application = builders.signed(town)
        other = world.person("陆望舒", town.employer)
        world.fill_dossier(other, town.clerk, builders.SMALL)
        draft = world.add_record(actor, "honour", HONOUR, when=AT)
        for item in (*approved(other, "patent"), draft, *approved(actor, "degree"), 10**9):
            with pytest.raises(ItemNotChoosable):
                choose(actor, application, item)
        with pytest.raises(ItemNotChoosable) as refused:
            choose(actor, application, *range(1, 62))
        assert refused.value.sentence == "最多选 60 条，请留下最有代表性的。"
        assert ChosenItem.objects.count() == 0

    def test_a_newer_approved_version_takes_the_place_of_the_chosen_one(self, town):
        actor, application = builders.signed(town)
        [before] = [item for item in dossier.approved_items(actor.person_id) if item.kind == "patent"]
        choose(actor, application, before.pk, representative=[before.pk])
        after = dossier_services.save_item(
            actor=actor, kind="patent", data={"inventors": 4}, lineage=before.lineage, at=AT
        )
        [chosen] = queries.chosen(application, dossier.approved_items(actor.person_id))
        assert chosen.item.pk == before.pk  # a draft of the next version changes nothing yet
        world.approve_record(actor, town.clerk, after.pk, when=AT)
        [chosen] = queries.chosen(application, dossier.approved_items(actor.person_id))
        assert (chosen.item_id, chosen.item.pk, chosen.representative) == (after.pk, after.pk, True)
        assert queries.chosen_item_ids(application) == {after.pk}

    def test_who_may_choose(self, town):
        actor, application = builders.begun(town)
        with pytest.raises(SignFirst):
            choose(actor, application)
        with pytest.raises(ApplicationUnknown):
            choose(world.person("陆望舒", town.employer), application)
        Application.objects.filter(pk=application.pk).update(status="in_committee")
        with pytest.raises(NotEditable):
            choose(actor, application)


class TestPhoto:
    """上传证件照: the plan's rule, on content."""

    @pytest.mark.requirement("S0-32")
    def test_a_photo_that_keeps_the_rule_replaces_the_one_before(self, town):
        actor, application = builders.begun(town)
        first = builders.put_photo(actor, application)
        second = builders.photo_file(actor, makers.jpeg(430, 560))
        put(actor, application, "photo", second)
        put(actor, application, "photo", second)
        rows = DraftFile.objects.filter(application=application)
        assert [(row.slot, row.file_id) for row in rows] == [("photo", second.pk)]
        assert first.pk != second.pk

    @pytest.mark.parametrize(
        ("data", "sentences"),
        [
            (makers.jpeg(215, 300), 2),
            (makers.weighing(makers.jpeg(300, 420, quality=20), 30_720), 1),
            (makers.weighing(makers.jpeg(420, 560), 1_048_576), 1),
            (makers.jpeg(448, 700), 1),  # 0.64
            (makers.jpeg(567, 700), 1),  # 0.81
            (makers.encoded(makers.picture(420, 560), "PNG"), 1),  # whatever its name says
        ],
    )
    def test_a_photo_that_does_not_is_refused(self, town, data, sentences):
        actor, application = builders.begun(town)
        file = builders.photo_file(actor, data)
        with pytest.raises(PhotoNotFit) as refused:
            put(actor, application, "photo", file)
        assert len(refused.value.sentences) == sentences
        assert refused.value.sentence == "".join(refused.value.sentences)
        assert DraftFile.objects.count() == 0


class TestSlots:
    """上传相关附件."""

    def test_files_in_a_slot(self, town):
        actor, application = builders.signed(town)
        first, second = builders.attachment(actor), builders.attachment(actor, "第二份.pdf", 2)
        for file in (first, second, first):
            put(actor, application, "insurance", file)
        rows = DraftFile.objects.filter(application=application, slot="insurance").order_by("pk")
        assert [row.file_id for row in rows] == [first.pk, second.pk]
        services.remove_file(actor=actor, application_id=application.pk, slot="insurance", file_id=first.pk, at=AT)
        services.remove_file(actor=actor, application_id=application.pk, slot="insurance", file_id=first.pk, at=AT)
        assert [row.file_id for row in rows.all()] == [second.pk]
        assert queries.draft_file(actor, application.pk, second.pk).file == second
        with pytest.raises(ApplicationUnknown):
            queries.draft_file(actor, application.pk, first.pk)

    def test_what_cannot_be_put(self, town):
        actor, application = builders.signed(town)
        other = world.person("陆望舒", town.employer)
        file = builders.attachment(actor)
        with pytest.raises(SlotUnknown):
            put(actor, application, "letter-of-praise", file)
        with pytest.raises(NotFound):
            put(actor, application, "insurance", builders.attachment(other))
        with pytest.raises(NotFound):
            services.put_file(actor=actor, application_id=application.pk, slot="insurance", file_id=uuid4(), at=AT)
        with pytest.raises(FileNotTaken):
            put(actor, application, "insurance", builders.photo_file(actor))
        with pytest.raises(FileNotTaken):
            put(actor, application, "photo", file)
        with pytest.raises(ApplicationUnknown):
            put(other, application, "insurance", builders.attachment(other))

    def test_ten_files_are_enough(self, town):
        actor, application = builders.signed(town)
        for pages in range(1, 11):
            put(actor, application, "insurance", builders.attachment(actor, pages=pages))
        with pytest.raises(FileNotTaken) as refused:
            put(actor, application, "insurance", builders.attachment(actor, pages=11))
        assert refused.value.sentence == "这一项最多放 10 个文件，可以合成一个 PDF 再传。"

    def test_attachments_come_after_the_signature(self, town):
        actor, application = builders.begun(town)
        with pytest.raises(SignFirst):
            put(actor, application, "insurance", builders.attachment(actor))


HONOUR = {
    "name": "先进工作者",
    "kind": "party_or_government",
    "level": "county",
    "issuer": "上虞区人民政府",
    "issued": "2022-05-01",
    "document_number": "虞政发〔2022〕5号",
}
