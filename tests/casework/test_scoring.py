"""A self-score filed, verified and decided on: by the stage that verifies it, on the score it was given for."""

from datetime import timedelta

import pytest

from tests import world
from tests.world import scoring
from zhicheng.applications import queries as applications
from zhicheng.applications import services as drafts
from zhicheng.applications.errors import NotReady
from zhicheng.casework import deciding, facts, judging, places, reading
from zhicheng.casework.errors import Incomplete
from zhicheng.plans import queries as plans

pytestmark = pytest.mark.django_db
TITLE = "评审打分表得分（经“人力社保部门审核”环节核定）达到 60 分"
LINES = {"projects": "35", "benefit": "30", "papers": "10"}


@pytest.fixture
def town(tmp_path):
    scoring.publish_scoring_plan(tmp_path)
    return world.town()


def save(actor, application, lines, *, when=world.FILING):
    drafts.save_form(actor=actor, application_id=application.pk, values={scoring.FIELD: lines}, at=when)


def filed(town, lines=LINES):
    actor, application = world.ready_applicant(town)
    save(actor, application, lines)
    world.submit(actor, application, when=world.FILING)
    return actor, world.fresh(application)


def decide(actor, application, *, points, when):
    asked = reading.questions(actor, world.fresh(application))
    told = {one.id: "已核实。" if one.full is None else points for one in asked}
    return deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict="pass",
        opinion="同意。",
        soft_passes=told,
        expected_version=world.fresh(application).version,
        at=when,
    )


def test_without_a_sheet_nobody_files_and_below_the_bar_nobody_either(town):
    actor, application = world.ready_applicant(town)
    with pytest.raises(NotReady) as refused:
        world.submit(actor, application, when=world.FILING)
    sentences = [(one.field, one.sentence) for one in refused.value.problems if one.step == "form"]
    assert sentences == [(scoring.FIELD, "请对照评审打分表逐项自评，没有得分的项可以空着。")]
    save(actor, application, {"projects": "41"})
    with pytest.raises(NotReady) as refused:
        world.submit(actor, application, when=world.FILING)
    sentences = [(one.field, one.sentence) for one in refused.value.problems if one.step == "form"]
    assert sentences == [(scoring.FIELD, "“主持的项目”请填 0 到 40 的数。")]
    assert applications.self_scores(world.fresh(application)) == {}


def test_the_self_score_is_told_and_frozen(town):
    _, application = filed(town)
    assert facts.facts_of(application, 1)["scores"] == {"quantified": {"self": 70.0}}
    content = applications.revision(application.pk, 1).content
    kept = content["form"][scoring.FIELD]
    assert (kept["name"], kept["value"], kept["text"]) == (
        "评审打分表",
        {"projects": 35, "benefit": 30, "papers": 10},
        "共 70\u00a0分：主持的项目 35，取得的效益 30，发表的论文 10",
    )
    assert [(one["name"], one["sum"]) for one in kept["sheet"]["groups"]] == [("工作业绩", 60.0), ("论文论著", 10.0)]
    names = places.names_of(application.pk, 1, plans.plan_of(application.plan_id))
    assert names[f"form:{scoring.FIELD}"] == "评审打分表"


def test_only_the_stage_that_verifies_is_asked_and_its_word_counts(town):
    _, application = filed(town)
    assert [one.full for one in reading.questions(town.clerk, application)] == [None] * len(
        reading.questions(town.clerk, application)
    )
    application = at_bureau(town, application)
    asked = [one for one in reading.questions(town.bureau, application) if one.full is not None]
    assert [(one.id, one.title, one.full) for one in asked] == [("enough-points", TITLE, 100)]
    decision = decide(town.bureau, application, points=" ６５ 分", when=world.at("2023-09-11 10:00"))
    assert decision.soft_passes["enough-points"] == "65"
    application = world.fresh(application)
    assert facts.facts_of(application, 1)["scores"] == {"quantified": {"self": 70.0, "verified": 65.0}}
    verdicts = {one.id: one.verdict for one in facts.outcome_of(application, 1).findings()}
    assert verdicts["enough-points"] == "met"
    plan = plans.plan_of(application.plan_id)
    assert judging.answers_in_words(plan, {"enough-points": "65", "other": "属实"}) == [
        "评审打分表：核定 65\u00a0分",
        "属实",
    ]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ("", "请填写核定的得分，0 到 100 的数。"),
        ("很好", "请填写核定的得分，0 到 100 的数。"),
        ("101", "请填写核定的得分，0 到 100 的数。"),
        (
            "59.5",
            f"核定 59.5 分，“{TITLE}”就不符合，不能通过。请核对得分，或者改选退回、不通过。",
        ),
    ],
)
def test_what_is_no_score_or_too_low_does_not_pass(town, points, sentence):
    _, application = filed(town)
    application = at_bureau(town, application)
    with pytest.raises(Incomplete) as refused:
        decide(town.bureau, application, points=points, when=world.at("2023-09-11 10:00"))
    assert (refused.value.sentence, refused.value.field) == (sentence, "soft:enough-points")


def test_a_changed_self_score_is_verified_again_and_an_equal_one_stays(town):
    actor, application = filed(town)
    application = at_bureau(town, application)
    decide(town.bureau, application, points="65", when=world.at("2023-09-11 10:00"))
    again = world.at("2023-09-11 14:00")
    world.returns(town.office, application, when=again)
    drafts.save_form(
        actor=actor,
        application_id=application.pk,
        values={"statement": "写明了本人的作用。"},
        at=again + timedelta(hours=1),
    )
    world.submit(actor, application, when=again + timedelta(hours=2))
    application = world.fresh(application)
    assert facts.facts_of(application, 2)["scores"] == {"quantified": {"self": 70.0, "verified": 65.0}}
    world.returns(town.office, application, when=world.at("2023-09-12 09:00"))
    save(actor, application, {**LINES, "papers": "20"}, when=world.at("2023-09-12 10:00"))
    world.submit(actor, application, when=world.at("2023-09-12 11:00"))
    application = world.fresh(application)
    assert facts.facts_of(application, 3)["scores"] == {"quantified": {"self": 80.0}}
    assert [one.full for one in reading.questions(town.office, application) if one.id == "enough-points"] == [100]


def at_bureau(town, application):
    decide(town.clerk, application, points="", when=world.at("2023-08-22 09:00"))
    notice = world.publicise(town, application, when=world.at("2023-08-22 10:00"))
    world.close(town, notice, when=world.at("2023-08-30 10:00"))
    world.report(town, application, when=world.at("2023-08-30 11:00"))
    return world.fresh(application)
