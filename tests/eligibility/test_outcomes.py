"""How people stand under a plan: as declared, as approved, in their application; and the answers that are kept."""

import pytest

from tests import world
from tests.applications import builders
from zhicheng.applications import queries as applications
from zhicheng.applications import services as application_services
from zhicheng.clock import today
from zhicheng.dossier import services as dossier
from zhicheng.eligibility import queries, services
from zhicheng.eligibility.models import StoredFindings
from zhicheng.plans import queries as plans

pytestmark = pytest.mark.django_db
AT = world.FILING
TODAY = today(AT)


def outcome(actor, town, *, approved_only, application=None):
    return services.outcome_for(
        user_id=actor.person_id,
        plan_pk=town.plan.pk,
        approved_only=approved_only,
        application=application,
        today=TODAY,
    )


def test_declared_shows_what_could_be_and_approved_what_counts():
    town = world.town()
    actor = world.person("苏见山", town.employer)
    for kind, records in world.ENGINEER.records.items():
        for record in records:
            world.add_record(actor, kind, record, when=AT)
        if kind != "basics":
            dossier.mark_complete(actor=actor, kind=kind, complete=True, at=AT)
    declared = outcome(actor, town, approved_only=False)
    approved = outcome(actor, town, approved_only=True)
    assert (declared.verdict, declared.path("degree").verdict, declared.finding("hours").verdict) == (
        "no_obstacle",
        "met",
        "met",
    )
    assert (approved.verdict, approved.path("degree").verdict, approved.finding("hours").verdict) == (
        "unknown",
        "unknown",
        "unknown",
    )
    assert declared.finding("hours").evidence == tuple(
        row["id"]
        for row in services.facts_of(user_id=actor.person_id, approved_only=False, today=TODAY)["trainings"]["records"]
    )


def test_none_needs_the_word_that_there_is_no_more():
    town = world.town()
    actor = world.person("苏见山", town.employer)
    world.fill_dossier(actor, town.clerk, builders.SMALL)
    assert outcome(actor, town, approved_only=True).finding("hours").verdict == "unmet"
    dossier.mark_complete(actor=actor, kind="training", complete=False, at=AT)
    assert outcome(actor, town, approved_only=True).finding("hours").verdict == "unknown"


def test_an_application_counts_only_what_is_chosen_for_it():
    town = world.town()
    actor, application = builders.signed(town)
    builders.save(actor, application, path="two-of-five", specialty="materials")

    def told():
        draft = applications.own(actor, application.pk)
        found = services.facts_of(user_id=actor.person_id, approved_only=True, application=draft, today=TODAY)
        return found, outcome(actor, town, approved_only=True, application=draft)

    facts, before = told()
    assert facts["application"] == {"specialty": "materials", "path": "two-of-five"}
    assert before.finding("invention").verdict == "met"  # nothing is chosen yet: all that could be
    application_services.choose_items(actor=actor, application_id=application.pk, item_ids=[], at=AT)
    facts, none = told()
    assert facts["patents"] == {"complete": True, "records": []}
    assert len(facts["degrees"]["records"]) == 1  # the career goes along whole
    assert none.finding("invention").verdict == "unmet"
    world.choose_everything(actor, application, when=AT)
    facts, some = told()
    assert [row["number"] for row in facts["patents"]["records"]] == ["201710601862.3"]
    assert some.finding("invention").verdict == "met"


def test_a_filed_application_tells_the_employer_it_went_through():
    town = world.town()
    actor, application = world.filed(town)
    other = world.employer("虞山医药有限公司")
    dossier.save_profile(actor=actor, employer_id=other.pk, at=AT)
    filed = applications.own(actor, application.pk)
    assert applications.revision(application.pk, 1).content["person"]["employer"]["id"] == town.employer.pk
    type(other).objects.filter(pk=other.pk).update(zone="none")
    alone = services.facts_of(user_id=actor.person_id, approved_only=True, today=TODAY)
    in_case = services.facts_of(user_id=actor.person_id, approved_only=True, application=filed, today=TODAY)
    assert (alone["employer"]["zone"], in_case["employer"]["zone"]) == ("none", "shangyu-north")


def test_many_people_under_one_plan(django_assert_num_queries):
    town = world.town()
    actors = [world.person(name, town.employer) for name in ("苏见山", "陆望舒", "方其正")]
    world.fill_dossier(actors[0], town.clerk)
    ids = [actor.person_id for actor in actors]
    plans.plan_of(town.plan.pk)
    with django_assert_num_queries(7):
        found = services.outcomes_for_people(user_ids=ids, plan_pk=town.plan.pk, approved_only=True, today=TODAY)
    assert {user: one.verdict for user, one in found.items()} == dict(
        zip(ids, ["no_obstacle", "unknown", "unknown"], strict=True)
    )
    for actor in actors:
        alone = outcome(actor, town, approved_only=True)
        assert found[actor.person_id].as_json() == alone.as_json()


def test_a_kept_answer_says_what_it_rests_on():
    town = world.town()
    actor, application = world.filed(town)
    first = queries.at_submission(application.pk, 1)
    facts = {**first.facts, "attested": {"conduct": {"by": "employer", "value": True}}}
    again = services.outcome_for(user_id=actor.person_id, plan_pk=town.plan.pk, approved_only=True, today=TODAY)
    second = services.store(
        application=application, revision_number=1, moment="decision:7", outcome=again, facts=facts, at=AT
    )
    assert [row.moment for row in queries.stored(application.pk)] == ["submission", "decision:7"]
    assert second.inputs["facts"] != first.inputs["facts"]
    assert queries.facts_are_whole(second)
    StoredFindings.objects.filter(pk=second.pk).update(facts={})
    assert not queries.facts_are_whole(StoredFindings.objects.get(pk=second.pk))
    assert queries.at_submission(application.pk, 2) is None
