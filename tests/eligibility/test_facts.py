"""What the engine is told of people: from what, in which shape, and at what cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dossier import builders as dossier
from zhicheng import kinds
from zhicheng.dossier import services as dossier_services
from zhicheng.eligibility import services
from zhicheng.eligibility.facts import Told, facts_from

TODAY = date(2026, 3, 2)
EMPTY = {kind.facts_key: {"complete": False, "records": []} for kind in kinds.all() if not kind.singleton}


def test_the_shape_of_facts():
    facts = facts_from(
        identity_kind="resident_id",
        employer={"zone": "shangyu-north", "ownership": "private"},
        records=[
            Told(9, "degree", {"education": "bachelor", "awarded": "2016-06"}),
            Told(4, "degree", {"education": "college"}),
            Told(
                2,
                "basics",
                {"born": "1990-05-01", "in_service": True, "phone": "13805750917", "email": "su@example.cn"},
            ),
        ],
        complete=["degree", "paper"],
    )
    assert facts == {
        **EMPTY,
        "person": {"identity": "resident_id", "born": "1990-05-01", "in_service": True},
        "employer": {"zone": "shangyu-north", "ownership": "private"},
        "degrees": {
            "complete": True,
            "records": [
                {"id": "item:4", "education": "college"},
                {"id": "item:9", "education": "bachelor", "awarded": "2016-06"},
            ],
        },
        "papers": {"complete": True, "records": []},
    }


def test_without_an_employer_nothing_is_said_of_one():
    facts = facts_from(identity_kind="passport", employer=None, records=[], complete=[])
    assert facts == {**EMPTY, "person": {"identity": "passport"}}


@pytest.mark.django_db
def test_declared_and_approved_differ():
    employer = dossier.employer()
    clerk, su = dossier.clerk(employer), dossier.applicant(employer)
    title = dossier.approved(su, clerk, "title")
    dossier.draft(su, "work", evidence=False)
    dossier_services.mark_complete(actor=su, kind="title", complete=True, at=dossier.AT)
    dossier_services.mark_complete(actor=su, kind="work", complete=True, at=dossier.AT)

    declared = services.facts_of(user_id=su.person_id, approved_only=False, today=TODAY)
    approved = services.facts_of(user_id=su.person_id, approved_only=True, today=TODAY)

    titles = {"complete": True, "records": [{"id": f"item:{title.pk}", **title.data}]}
    assert declared["titles"] == approved["titles"] == titles
    assert [row["from"] for row in declared["works"]["records"]] == ["2012-07"]  # known to the month, stays a month
    assert declared["works"]["complete"] is True
    assert approved["works"] == {"complete": False, "records": []}  # one is known to exist, so “none” would be wrong
    assert approved["employer"] == {
        "zone": "shangyu-north",
        "ownership": "private",
        "kind": "enterprise",
        "department": "none",
        "region": "330604",
        "directly_under": "county",
    }


@pytest.mark.django_db
def test_a_new_version_counts_as_declared_and_the_old_one_as_approved():
    employer = dossier.employer()
    clerk, su = dossier.clerk(employer), dossier.applicant(employer)
    before = dossier.approved(su, clerk, "patent", rank=1)
    after = dossier_services.save_item(
        actor=su, kind="patent", data={"rank": 2}, lineage=before.lineage, at=dossier.LATER
    )
    declared = services.facts_of(user_id=su.person_id, approved_only=False, today=TODAY)["patents"]["records"]
    approved = services.facts_of(user_id=su.person_id, approved_only=True, today=TODAY)["patents"]["records"]
    assert [(row["id"], row["rank"]) for row in declared] == [(f"item:{after.pk}", 2)]
    assert [(row["id"], row["rank"]) for row in approved] == [(f"item:{before.pk}", 1)]


@pytest.mark.django_db
def test_what_does_not_read_is_left_out():
    su = dossier.applicant()
    dossier.draft(su, "patent", granted="2031-01-01", rank="第一")
    [row] = services.facts_of(user_id=su.person_id, approved_only=False, today=TODAY)["patents"]["records"]
    assert {code: row.get(code) for code in ("kind", "granted", "rank")} == {
        "kind": "invention",
        "granted": None,
        "rank": None,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("approved_only", [False, True])
def test_many_people_cost_as_many_queries_as_one(approved_only):
    employer = dossier.employer()
    clerk = dossier.clerk(employer)
    people = [dossier.applicant(employer, serial=serial, name=f"苏{serial}") for serial in (2, 4, 6, 8)]
    for person in people:
        dossier.approved(person, clerk, "basics")
        dossier.approved(person, clerk, "title")
        dossier.draft(person, "work", evidence=False)
    ids = [person.person_id for person in people]

    def cost(some):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = services.facts_of_people(user_ids=some, approved_only=approved_only, today=TODAY)
        assert sorted(found) == sorted(some)
        return len(asked)

    assert cost(ids[:1]) == cost(ids) == 6
    together = services.facts_of_people(user_ids=ids, approved_only=approved_only, today=TODAY)
    alone = {one: services.facts_of(user_id=one, approved_only=approved_only, today=TODAY) for one in ids}
    assert together == alone


@pytest.mark.django_db
def test_nobody_and_strangers():
    assert services.facts_of_people(user_ids=[], approved_only=True, today=TODAY) == {}
    assert services.facts_of_people(user_ids=[999], approved_only=True, today=TODAY) == {}
