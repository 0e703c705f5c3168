"""A frozen revision: complete, self-contained, with a digest; what is published of it; what differs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import world
from tests.applications import builders
from tests.applications.builders import AT
from zhicheng.applications import content, queries, services
from zhicheng.applications.differences import Change, diff
from zhicheng.applications.errors import ApplicationUnknown, RevisionUnknown
from zhicheng.applications.models import Revision, RevisionFile
from zhicheng.dossier import services as dossier_services
from zhicheng.files.models import File
from zhicheng.organisations.models import Organisation
from zhicheng.plans import queries as plans

STATEMENT = "长期从事精细化工工艺开发，主持完成连续硝化装置的改造。"


@pytest.fixture
def filed(db):
    """Town, applicant, application and first revision."""
    town = world.town()
    actor, application = world.filed(town)
    return town, actor, application, queries.newest_revision(application.pk)


class TestContent:
    """What is frozen."""

    def test_who_what_for_and_under_which_plan(self, filed):
        town, actor, application, revision = filed
        frozen, plan = revision.content, plans.get(application.plan_id)
        assert (frozen["format"], frozen["application"], frozen["number"]) == (1, application.pk, 1)
        assert frozen["filed_at"] == revision.filed_at.isoformat() == AT.isoformat()
        assert frozen["plan"] == {
            "id": plan.plan_id,
            "version": 1,
            "digest": plan.digest,
            "name": plan.name,
            "year": 2023,
            "level": "intermediate",
        }
        assert frozen["person"] == {
            "name": "苏见山",
            "identity": {
                "kind": "resident_id",
                "kind_name": "居民身份证",
                "masked": application.applicant.identity_masked,
                "holder": f"user:{actor.person_id}",
            },
            "employer": {
                "id": town.employer.pk,
                "name": "上虞青原新材料有限公司",
                "credit_code": town.employer.credit_code,
                "region_name": "绍兴市上虞区",
                "zone": "shangyu-north",
                "ownership": "private",
                "kind": "enterprise",
                "department": "none",
                "region": "330604",
                "directly_under": "county",
            },
        }
        assert {code: (one["value"], one["text"]) for code, one in frozen["form"].items()} == {
            "specialty": ("petrochemical", "石油和化学工程"),
            "path": ("degree", "学历资历"),
            "method": ("normal", "正常申报"),
            "ticks": (None, ""),
            "committee": ("shangyu-hangzhouwan-engineer", "杭州湾上虞经开区工程技术中级评委会"),
            "statement": (STATEMENT, STATEMENT),
        }

    def test_the_identity_number_itself_is_not_in_it(self, filed):
        _, _, application, revision = filed
        assert "*" in application.applicant.identity_masked
        assert "identity_sealed" not in json.dumps(revision.content)
        assert application.applicant.identity_index not in json.dumps(revision.content)

    def test_records_with_their_evidence(self, filed):
        _, _, _, revision = filed
        items = revision.content["items"]
        assert [one["kind"] for one in items] == (
            ["degree", "work", *["appraisal"] * 3, *["training"] * 9, "insurance", "patent"]
        )
        assert {one["kind"] for one in items if one["chosen"]} == {"patent"}
        patent = items[-1]
        [file] = patent["evidence"]
        assert patent["data"] == world.PATENT | {"inventors": 3}
        assert patent["rows"] == [
            ["专利名称", "一种连续硝化反应的急冷装置"],
            ["种类", "发明专利"],
            ["专利号", "201710601862.3"],
            ["本人排名", "1"],
            ["发明人人数", "3\u00a0人"],
            ["授权公告日", "2020年4月21日"],
        ]
        kept = File.objects.select_related("blob").get(pk=file["id"])
        assert (file["place"], file["sha256"], file["name"]) == (f"item:{patent['id']}", kept.blob.sha256, "佐证.pdf")
        assert revision.content["basics"]["data"]["post_name"] == "工艺工程师"

    def test_every_file_is_named_and_kept_reachable(self, filed):
        _, _, application, revision = filed
        frozen = revision.content
        places = [file["place"] for file in frozen["files"]]
        assert places == [
            "photo",
            "signature",
            *(f"slot:{one.id}" for one in plans.plan_of(application.plan_id).attachments if one.year),
        ]
        named = {(file["place"], file["id"]) for file in frozen["files"]}
        named |= {(file["place"], file["id"]) for one in frozen["items"] for file in one["evidence"]}
        kept = RevisionFile.objects.filter(revision=revision)
        assert {(row.place, str(row.file_id)) for row in kept} == named
        some = kept.first()
        assert queries.revision_file(application.pk, 1, some.file_id) == some
        with pytest.raises(RevisionUnknown):
            queries.revision_file(application.pk, 2, some.file_id)

    def test_the_commitment_stands_in_it_whole(self, filed):
        _, _, application, revision = filed
        signed, plan = queries.signed_commitment(application), plans.plan_of(application.plan_id)
        assert revision.content["commitment"] == {
            "title": plan.commitment.title,
            "text": plan.commitment.text,
            "text_digest": signed.text_digest,
            "plan_digest": signed.plan_digest,
            "signed_at": AT.isoformat(),
            "device": "phone",
            "signature": signed.signature.blob_id,
        }

    def test_what_was_worked_out(self, filed):
        _, _, _, revision = filed
        computed = revision.content["computed"]
        work, *_ = [one["id"] for one in revision.content["items"] if one["kind"] == "work"]
        assert computed["as_of"] == "2023-12-31"
        assert computed["years"] == {
            "text": "11\u00a0年5\u00a0个月1\u00a0天",
            "years": 11,
            "months": 5,
            "days": 1,
            "rows": [
                {
                    "id": f"item:{work}",
                    "from": "2012-07",
                    "to": None,
                    "organisation": "上虞青原新材料有限公司",
                    "post": "工艺工程师",
                    "counted": "11\u00a0年5\u00a0个月1\u00a0天",
                }
            ],
            "working": ["2012年7月31日至2023年12月31日：11\u00a0年5\u00a0个月1\u00a0天"],
        }
        assert [(one["year"], one["result"], one["text"]) for one in computed["appraisals"]] == [
            (2020, "qualified", "2020 合格"),
            (2021, "qualified", "2021 合格"),
            (2022, "qualified", "2022 合格"),
        ]
        assert computed["hours"] == {
            "years": [2021, 2022, 2023],
            "total": 270,
            "by_kind": {"professional": 180, "public": 54, "general_public": 0, "industry_public": 0, "other": 36},
            "text": "2021—2023 年共 270\u00a0学时，其中专业课 180、公需课 54、其他 36",
        }
        assert [(one["id"], one["verdict"]) for one in computed["findings"]] == [
            ("employer-kind", "met"),
            ("in-service", "met"),
            ("identity", "met"),
            ("post", "met"),
            ("hours", "met"),
            ("appraisals", "met"),
            ("one-employer", "met"),
            ("insured-here", "met"),
            ("bachelor-years", "met"),
        ]
        years = computed["findings"][-1]
        assert (years["measured"], years["required"], years["clause"]) == (
            "11\u00a0年5\u00a0个月1\u00a0天",
            "5\u00a0年",
            ["二1"],
        )


class TestDigest:
    """The digest names the content."""

    def test_read_back_it_is_the_same(self, filed):
        *_, revision = filed
        again = Revision.objects.get(pk=revision.pk)
        assert again.content == revision.content
        assert again.digest == content.digest_of(again.content) == revision.digest
        assert len(revision.digest) == 64

    _json = st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    )

    @pytest.mark.pure
    @given(st.dictionaries(st.text(max_size=6), _json, max_size=5), st.randoms())
    def test_the_order_of_keys_does_not_count_and_values_do(self, document, random):
        keys = list(document)
        random.shuffle(keys)
        assert content.digest_of({key: document[key] for key in keys}) == content.digest_of(document)
        assert content.digest_of(json.loads(json.dumps(document))) == content.digest_of(document)
        assert content.digest_of({**document, "其他": True}) != content.digest_of(document)

    @pytest.mark.requirement("S1-74")
    def test_what_is_seen_before_submitting_is_what_is_filed(self, db):
        actor, application = world.ready_applicant(world.town())
        found = builders.filing_of(actor, application)
        seen = queries.preview(found.draft, found.facts, AT)
        world.submit(actor, application, when=AT)
        assert queries.newest_revision(application.pk).content == json.loads(json.dumps(seen))


class TestPublished:
    """公示的内容."""

    def test_who_what_for_basics_and_achievements(self, filed):
        *_, revision = filed
        published = queries.published_fields(revision)
        assert (published["name"], published["employer"]) == ("苏见山", "上虞青原新材料有限公司")
        assert published["form"] == {"申报专业": "石油和化学工程", "申报类别": "学历资历", "申报方式": "正常申报"}
        assert published["basics"] == [
            ["性别", "女"],
            ["岗位类别", "工程技术岗位"],
            ["现任岗位", "工艺工程师"],
            ["从事本专业工作起始时间", "2012年7月"],
            ["从事专业", "化工工艺"],
        ]
        assert [one["kind"] for one in published["items"] if one["kind"] in ("专利", "学历学位", "工作经历")] == [
            "专利",
            "学历学位",
            "工作经历",
        ]

    def test_the_digest_changes_only_with_what_people_read(self, filed):
        *_, revision = filed
        before = queries.published_digest(queries.published_fields(revision))

        def after(change):
            changed = Revision.objects.get(pk=revision.pk)
            change(changed.content)
            return queries.published_digest(queries.published_fields(changed))

        def restated(frozen):
            frozen["form"]["statement"]["text"] = "改写过的述职"
            frozen["items"].reverse()
            frozen["items"][0].update(id=999, version=2, evidence=[], reviewed_at=None)
            frozen["files"].clear()

        assert after(restated) == before
        assert after(lambda frozen: frozen["items"].pop()) != before
        assert after(lambda frozen: frozen["basics"]["public"][2].__setitem__(1, "车间主任")) != before
        assert after(lambda frozen: frozen["form"]["specialty"].update(text="医药工程")) != before


class TestDifferences:
    """What a reviewer sees of a second revision."""

    @pytest.fixture
    def twice(self, filed):
        """The same application filed again after every kind of change."""
        town, actor, application, first = filed
        world.returns(town.clerk, application, when=world.at("2023-08-22"))
        when = world.at("2023-08-23")
        [patent] = [item for item, _ in queries.choices(application)]
        newer = dossier_services.save_item(
            actor=actor, kind="patent", data={"inventors": 4}, lineage=patent.lineage, at=when
        )
        world.approve_record(actor, town.clerk, newer.pk, when=when)
        paper = world.add_record(
            actor,
            "paper",
            {"title": "连续硝化的传热", "journal": "化工学报", "published": "2021-03", "rank": 1},
            when=when,
        )
        world.approve_record(actor, town.clerk, paper, when=when)
        services.save_form(
            actor=actor,
            application_id=application.pk,
            values={"statement": "写明了本人的作用。", "ticks": ["again"]},
            at=when,
        )
        services.choose_items(
            actor=actor,
            application_id=application.pk,
            item_ids=[newer.pk, paper],
            representative=[paper],
            at=when,
        )
        extra = builders.attachment(actor, "补充.pdf", 3)
        services.put_file(actor=actor, application_id=application.pk, slot="insurance", file_id=extra.pk, at=when)
        builders.put_photo(actor, application)
        builders.sign(actor, application, device="page")
        world.submit(actor, application, when=when)
        return first, queries.newest_revision(application.pk), newer.pk, paper

    def test_value_beside_value(self, twice):
        first, second, patent, paper = twice
        name = "一种连续硝化反应的急冷装置 发明专利"
        assert diff(first, second) == [
            Change("commitment", "个人承诺", "原来的签名", "重新签署"),
            Change("form:ticks", "申报方式的选择项", "", "再次通过中级申报"),
            Change("form:statement", "本人述职", STATEMENT, "写明了本人的作用。"),
            Change(f"item:{patent}", f"专利“{name}”：发明人人数", "3\u00a0人", "4\u00a0人"),
            Change(
                f"item:{paper}",
                "论文“连续硝化的传热 化工学报”",
                "",
                "论文题目：连续硝化的传热；刊物名称：化工学报；发表时间：2021年3月；作者排名：1",
            ),
            Change("slot:insurance", "近 3 年社会保险缴纳证明", "", "补充.pdf"),
        ]

    def test_nothing_differs_from_itself(self, twice):
        first, second, _, _ = twice
        assert diff(first, first) == diff(second, second) == []

    def test_the_other_way_round(self, twice):
        first, second, _, paper = twice
        back = {change.place: (change.before, change.after) for change in diff(second, first)}
        assert back[f"item:{paper}"][1] == ""
        assert back["slot:insurance"] == ("补充.pdf", "")

    def test_the_first_revision_stays_as_it_was(self, twice):
        first, second, _, _ = twice
        again = Revision.objects.get(pk=first.pk)
        assert (again.content, again.digest) == (first.content, first.digest)
        assert (first.number, second.number) == (1, 2)


def test_renamed_employer_and_new_signature_are_told(filed):
    _, _, _, revision = filed
    other = Revision.objects.get(pk=revision.pk)
    other.content["person"]["employer"]["name"] = "虞山医药有限公司"
    other.content["commitment"]["signature"] = "0" * 64
    other.content["files"][0]["sha256"] = "1" * 64
    assert diff(revision, other) == [
        Change("photo", "证件照", "证件照.jpg", "证件照.jpg（换了新文件）"),
        Change("commitment", "个人承诺", "原来的签名", "重新签署"),
        Change("profile", "现工作单位", "上虞青原新材料有限公司", "虞山医药有限公司"),
    ]


def test_a_filed_revision_outlives_later_changes(filed):
    town, actor, application, _ = filed
    Organisation.objects.filter(pk=town.employer.pk).update(name="改了名的公司")
    [patent] = [item for item, _ in queries.choices(application)]
    newer = dossier_services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=patent.lineage, at=AT)
    world.approve_record(actor, town.clerk, newer.pk, when=AT)
    again = queries.revision(application.pk, 1)
    assert again.content["person"]["employer"]["name"] == "上虞青原新材料有限公司"
    assert again.content["items"][-1]["data"]["rank"] == 1


def test_reading_ones_own(filed):
    town, actor, application, revision = filed
    assert [one.pk for one in queries.mine(actor.person_id)] == [application.pk]
    assert queries.own(actor, application.pk).pk == application.pk
    assert queries.by_receipt(f" {application.receipt_number.lower()} ").pk == application.pk
    assert queries.by_receipt("ZC0") is None
    assert queries.revisions(application.pk) == [revision]
    stranger = world.person("陆望舒", town.employer)
    for act in (lambda: queries.own(stranger, application.pk), lambda: queries.own(actor, application.pk + 1)):
        with pytest.raises(ApplicationUnknown):
            act()
    with pytest.raises(RevisionUnknown):
        queries.revision(application.pk, 2)
