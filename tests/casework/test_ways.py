"""The way of one case: which organisation has each stage, and where one visit stands for two."""

from dataclasses import replace

import pytest

from tests import world
from zhicheng.applications.models import Application
from zhicheng.casework import case as cases
from zhicheng.casework import clocks, facts, routing, ways
from zhicheng.organisations import services as organisations
from zhicheng.organisations.errors import NoOffice
from zhicheng.plans import queries as plans
from zhicheng.policy import route
from zhicheng.policy.loading.loader import open_folder
from zhicheng.policy.route import GateRule, OfficeRule
from zhicheng.review import queries as review
from zhicheng.review import services as review_services
from zhicheng.standards.actor import SYSTEM

COUNTY = OfficeRule("human_resources", "county", "employer")
FACTS = {"employer": {"department": "economy"}}


def with_department(plan, **changes):
    """The plan with its department's stage changed."""
    stages = (replace(one, **changes) if one.id == "department" else one for one in plan.route)
    return replace(plan, route=tuple(stages))


@pytest.fixture
def mine(town):
    """Her draft, and the plan."""
    application = Application.objects.get(pk=town.ready["苏见山"][1])
    return application, plans.plan_of(application.plan_id)


def test_neighbours_at_one_office_are_one_visit(mine):
    application, plan = mine
    merged = with_department(plan, office=COUNTY, checks=("credit", "establishment"))
    way = ways.way_of(application, merged, FACTS)
    assert [one.id for one in way] == ["employer", "bureau", "office", "committee"]
    assert way[1].checks == ("credit", "establishment", "degree", "seniority", "appraisals", "hours")
    assert [one.id for one in ways.after(application, merged, FACTS, "department")] == ["bureau", "office", "committee"]


@pytest.mark.parametrize(
    "changes",
    [
        {"office": COUNTY, "gates": (GateRule("paper", "review-form", None, ()),)},  # it has something of its own to do
        {"office": OfficeRule("human_resources", "city", "employer")},  # another office, not even registered
        {"office": COUNTY, "kind": "recommender"},  # it recommends, which is no check
    ],
)
def test_other_neighbours_stay_two(mine, changes):
    application, plan = mine
    way = ways.way_of(application, with_department(plan, **changes), FACTS)
    assert [one.id for one in way] == ["employer", "department", "bureau", "office", "committee"]


def test_the_visit_is_of_the_kind_of_the_office_that_has_it(town, mine):
    application, plan = mine
    made = organisations.create_office(
        kind="department",
        name="绍兴市上虞区住房和城乡建设局",
        region="330604",
        level="county",
        trade="construction",
        actor=SYSTEM,
        at=world.BEGAN,
    )
    stage = replace(route.stage(plan, "bureau"), office=OfficeRule("construction", "county", "employer"))
    office = ways.office_of(application, plan, stage, FACTS)
    assert (office.organisation_id, ways.kind_of(stage, office)) == (made.pk, "department")
    own = route.stage(plan, "bureau")
    office = ways.office_of(application, plan, own, FACTS)
    assert (office.organisation_id, ways.kind_of(own, office)) == (town.bureau.organisation_id, "bureau")
    last = route.stage(plan, "committee")
    office = ways.office_of(application, plan, last, FACTS)
    assert (office.organisation_id, ways.kind_of(last, office)) == (town.office.organisation_id, "committee")


def test_without_a_committee_its_offices_work_falls_to_the_organiser(town, mine):
    application, plan = mine
    application.committee = None
    alone = replace(plan, committee=None)
    with pytest.raises(NoOffice):
        ways.office_of(application, alone, route.stage(alone, "office"), FACTS)
    organisations.create_committee(
        code=plan.organiser.code,
        name=plan.organiser.name,
        level=plan.level,
        office_id=town.office.organisation_id,
        actor=SYSTEM,
        at=world.BEGAN,
    )
    office = ways.office_of(application, alone, route.stage(alone, "office"), FACTS)
    assert office.organisation_id == town.office.organisation_id


def test_a_route_may_end_with_a_recommendation(town):
    _, filed = world.filed(town, "苏见山")
    when = world.at("2023-09-04")
    world.at_bureau(town, filed)
    application = world.fresh(filed)
    run = review.open_run(application.pk)
    assert run is not None
    review_services.decide(
        run=run,
        verdict="pass",
        opinion="同意推荐。",
        reasons=[],
        soft_passes={},
        on_version=application.version,
        actor=town.bureau,
        at=when,
    )
    case = cases.read(application)
    ends = replace(case.plan, route=tuple(one for one in case.plan.route if one.id not in ("office", "committee")))
    opened = routing.advance(case=replace(case, plan=ends), run=run, at=when)
    assert (opened, run.outcome, routing.ended_with(run)) == (None, "pass", True)
    assert routing.status_after(opened, run) == "recommended"
    assert "recommended" in cases.CLOSED_STATUSES


def test_who_waits_for_a_stage_that_was_left_out_waits_for_the_next(town):
    _, application = world.filed(town, "苏见山")
    when = world.at("2023-09-04")
    world.at_bureau(town, application)
    assert sorted(clocks.events_of(application.pk)) == ["employer.pass"]
    world.passes(town.bureau, application, when=when)
    events = clocks.events_of(application.pk)
    assert events["department.pass"] == events["bureau.pass"] == when


def test_a_score_is_verified_where_the_plan_says():
    folder = open_folder(world.PLANS / "2020-zj-quality-infrastructure")
    found = {str(one): set(facts.verified_nodes(folder.load(one).plan).values()) for one in folder.addresses[:2]}
    assert found == {
        "2020-zj-quality-infrastructure/senior": {"recommender"},
        "2020-zj-quality-infrastructure/professor": {"office"},
    }
