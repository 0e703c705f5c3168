"""What a decision must say, who may make it, and what is kept of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.world import at
from zhicheng.casework import deciding, reading
from zhicheng.casework.deciding import Reason
from zhicheng.casework.errors import Incomplete, NotNow, NotYours, OwnCase, TooLate
from zhicheng.eligibility import queries as findings
from zhicheng.review import queries as review
from zhicheng.standards.errors import NotFound, Stale
from zhicheng.standards.outcome import BatchOutcome

WHEN = at("2023-08-22")


def decide(actor, application, verdict, *, when=WHEN, version=None, **said):
    shown = world.fresh(application).version if version is None else version
    return deciding.decide(
        actor=actor, application_id=application.pk, verdict=verdict, expected_version=shown, at=when, **said
    )


def test_a_pass_needs_a_word_for_what_is_left_to_this_office(town):
    _, application = world.filed(town)
    asked = reading.questions(town.clerk, application)
    assert [(question.id, question.title, question.verdict) for question in asked] == [
        ("conduct", "职业道德良好，政治表现、廉洁自律、道德品行都好", "needs_human")
    ]
    with pytest.raises(Incomplete) as refused:
        decide(town.clerk, application, "pass")
    assert (refused.value.field, refused.value.sentence) == (
        "soft:conduct",
        "“职业道德良好，政治表现、廉洁自律、道德品行都好”由您判断，请写明依据或理由。",
    )
    made = decide(town.clerk, application, "pass", soft_passes={"conduct": "三年考核都合格，没有处分。", "else": "x"})
    assert made.soft_passes == {"conduct": "三年考核都合格，没有处分。"}

    # What the employer attested is a fact from now on, and nobody is asked again.
    stored = findings.stored(application.pk)
    assert [(one.moment, one.outcome["verdict"]) for one in stored] == [
        ("submission", "no_obstacle"),
        (f"decision:{made.pk}", "met"),
    ]
    assert stored[1].facts["attested"] == {"conduct": {"by": "employer", "value": True}}
    assert findings.recomputed(stored[1]) == stored[1].outcome


def test_a_soft_condition_is_put_to_the_first_office_and_not_to_the_next(town):
    elsewhere = world.ENGINEER.with_("basics", {**world.BASICS, "personnel_file": "talent_centre"})
    _, application = world.filed(town, life=elsewhere)
    asked = [question.id for question in reading.questions(town.clerk, application)]
    assert asked == ["one-employer", "conduct"]
    world.at_bureau(town, application)
    assert reading.questions(town.bureau, world.fresh(application)) == []
    words = review.passes_in_force(application.pk)[0].soft_passes
    assert words == {"one-employer": "已核实，情况属实。", "conduct": "已核实，情况属实。"}


def test_what_is_plainly_not_met_may_be_passed_with_a_reason_only(town):
    young = world.ENGINEER.with_("degree", {**world.DEGREE, "awarded": "2020-06-30"})
    _, application = world.filed(town, life=young)
    asked = reading.questions(town.clerk, application)
    assert [(question.id, question.verdict) for question in asked] == [
        ("conduct", "needs_human"),
        ("degree", "unmet"),
    ]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "reasons", "请至少选择一条原因。"),
        ({"reasons": [Reason("seniority", "whole", "年限不够")]}, "reasons-0-code", "请从原因列表里选择。"),
        ({"reasons": [Reason("no-such", "whole")]}, "reasons-0-code", "请从原因列表里选择。"),
        ({"reasons": [Reason("statement", "form:no-such")]}, "reasons-0-place", "请选择这条原因说的是哪一处。"),
        ({"reasons": [Reason("other", "whole")]}, "reasons-0-text", "选“其他原因”时，请写明具体情况。"),
        (
            {"reasons": [Reason("statement", "form:statement", "长" * 301)]},
            "reasons-0-text",
            "每条原因的说明最多300字。",
        ),
        (
            {"reasons": [Reason("photo", "photo")], "opinion": "长" * 501},
            "opinion",
            "意见最多500字，现在多1\u00a0字。",
        ),
        (
            {"reasons": [Reason("photo", "photo")], "due_on": date(2023, 8, 21)},
            "due_on",
            "修改期限请选今天或以后的日子。",
        ),
        (
            {"reasons": [Reason("photo", "photo")], "due_on": date(2023, 9, 22)},
            "due_on",
            "修改期限不能晚于9月21日（周四），那天是评审计划规定的截止日。",
        ),
    ],
)
@pytest.mark.requirement("S1-82")
def test_what_a_return_must_say(town, said, field, sentence):
    _, application = world.filed(town)
    with pytest.raises(Incomplete) as refused:
        decide(town.clerk, application, "return", **said)
    assert (refused.value.field, refused.value.sentence) == (field, sentence)


def test_the_day_for_mending(town):
    # Five working days, or the day the office chose, never past the employer's own last day.
    chosen = [
        ("2023-08-22", None, "2023-08-30 00:00"),
        ("2023-08-22", date(2023, 9, 15), "2023-09-16 00:00"),
        ("2023-09-18", None, "2023-09-22 00:00"),
    ]
    for n, (when, due_on, due) in enumerate(chosen):
        _, application = world.filed(town, f"申报人{'甲乙丙'[n]}")
        decide(town.clerk, application, "return", when=at(when), reasons=[Reason("photo", "photo")], due_on=due_on)
        assert reading.where_is(world.fresh(application)).until == at(due)


def test_after_the_last_fixed_day_a_return_has_its_five_working_days(town):
    _, application = world.filed(town)
    world.at_bureau(town, application)
    decide(town.bureau, application, "return", when=at("2023-09-27"), reasons=[Reason("photo", "photo")])
    assert reading.where_is(world.fresh(application)).until == at("2023-10-11 00:00")


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [("", "不通过要写明依据通知的哪一条。"), ("九九", "通知里没有“九九”这一条，请从条款里选择。")],
)
@pytest.mark.requirement("S1-81")
def test_a_rejection_rests_on_a_clause(town, clause, sentence):
    _, application = world.filed(town)
    with pytest.raises(Incomplete) as refused:
        decide(town.clerk, application, "reject", reasons=[Reason("seniority", "whole", "不够", clause)])
    assert (refused.value.field, refused.value.sentence) == ("reasons-0-clause", sentence)


@pytest.mark.requirement("S1-83")
def test_the_bureau_writes_its_opinion_with_the_pass_the_employer_with_the_report(town):
    _, application = world.filed(town)
    world.publicised(town, application)
    outcome = deciding.report(actor=town.clerk, choices=world.shown(application), opinion=" ", at=at("2023-09-01"))
    assert outcome == BatchOutcome(done=(), skipped=((application.pk, "请填写审核意见。"),))
    world.report(town, application, when=at("2023-09-01"))
    with pytest.raises(Incomplete) as refused:
        decide(town.bureau, application, "pass", when=at("2023-09-04"))
    assert refused.value.field == "opinion"


def test_nobody_decides_her_own_case(town):
    clerk = world.User.objects.get(pk=town.clerk.person_id)
    herself = world.Actor(person_id=clerk.pk, person_name=clerk.name, role="applicant")
    world.dossier.save_profile(actor=herself, employer_id=town.employer.pk, at=world.BEGAN)
    world.fill_dossier(herself, town.second_clerk)
    application = world.prepare(herself, town)
    world.submit(herself, application, when=at("2023-08-21 15:00"))
    for verdict in ("pass", "return", "reject"):
        with pytest.raises(OwnCase):
            decide(town.clerk, application, verdict)
    assert reading.may(town.clerk, world.fresh(application), "decide", WHEN) == (
        "这是您本人的申报，按规定请由单位的另一位同事办理。"
    )
    assert reading.questions(town.clerk, world.fresh(application)) == []
    assert deciding.see(actor=town.clerk, application_id=application.pk, at=WHEN) is None
    world.passes(town.second_clerk, application, when=WHEN)

    # Nor does she close the notice that lists her, nor report herself.
    notice = world.publicise(town, application, when=at("2023-08-23"))
    with pytest.raises(OwnCase):
        world.close(town, notice, when=at("2023-08-31"))


def test_only_the_office_that_has_it_and_only_from_the_right_seat(town):
    _, application = world.filed(town)
    with pytest.raises(NotFound):
        decide(town.bureau, application, "pass")
    other = world.clerk(world.employer("别家精密机械有限公司"), "employer", "陆离")
    with pytest.raises(NotFound):
        decide(other, application, "pass")
    world.at_bureau(town, application)
    with pytest.raises(NotYours):
        decide(town.clerk, application, "pass", when=at("2023-09-04"))


def test_an_old_page_learns_who_did_what_when(town):
    _, application = world.filed(town)
    shown = application.version
    world.returns(town.second_clerk, application, when=at("2023-08-22 10:30"))
    with pytest.raises(Stale) as stale:
        decide(town.clerk, application, "pass", version=shown, when=at("2023-08-22 10:31"))
    assert stale.value.sentence == (
        "上虞青原新材料有限公司，沈一白已经在8月22日（周二）10:30办过这件申报："
        "单位审核退回修改，请在8月29日（周二）24:00前改好再提交。请看过最新情况再决定。"
    )


def test_a_double_click_is_one_decision(town):
    _, application = world.filed(town)
    shown = application.version
    reasons = [Reason("photo", "photo", "请换一张近照。")]
    first = decide(town.clerk, application, "return", version=shown, reasons=reasons)
    second = decide(town.clerk, application, "return", version=shown, reasons=reasons)
    assert first.pk == second.pk
    with pytest.raises(Stale):
        decide(town.clerk, application, "return", version=shown, reasons=[Reason("photo", "photo", "别的话")])


def test_decided_already_must_be_taken_back_first(town):
    _, application = world.filed(town)
    world.qualified(town, application)
    with pytest.raises(NotNow) as refused:
        decide(town.second_clerk, application, "return", reasons=[Reason("photo", "photo")])
    assert refused.value.sentence == "这件申报已经有了审查结论，要改请先收回。"


def test_in_time_to_the_last_second(town):
    _, application = world.filed(town)
    with pytest.raises(TooLate):
        decide(town.clerk, application, "return", when=at("2023-09-22 00:00"), reasons=[Reason("photo", "photo")])
    decide(town.clerk, application, "return", when=at("2023-09-21 23:59"), reasons=[Reason("photo", "photo")])


def test_passing_many_leaves_out_what_has_changed_and_what_needs_a_word(busy_town):
    elsewhere = world.ENGINEER.with_("basics", {**world.BASICS, "insurance_unit": "elsewhere"})
    su, lin = (world.filed(busy_town, name)[1] for name in ("苏见山", "林听雪"))
    _, zhou = world.filed(busy_town, "周望舒", elsewhere)
    world.at_bureau(busy_town, su, lin, zhou)
    choices = world.shown(su, lin, zhou)
    world.returns(busy_town.bureau, lin, when=at("2023-09-04"))
    outcome = deciding.pass_many(
        actor=busy_town.bureau, choices=choices, opinion="同意推荐。", at=at("2023-09-04 10:00")
    )
    assert outcome.done == (su.pk, zhou.pk)
    assert [pk for pk, _ in outcome.skipped] == [lin.pk]
    assert "退回修改" in outcome.skipped[0][1]


def test_notes_are_for_colleagues(town):
    su, application = world.filed(town)
    deciding.add_note(actor=town.clerk, application_id=application.pk, text="原件已看过。", at=WHEN)
    assert [note.text for note in reading.notes(town.second_clerk, application)] == ["原件已看过。"]
    assert reading.notes(su, application) == []
    with pytest.raises(NotNow):
        deciding.add_note(actor=su, application_id=application.pk, text="我自己写的", at=WHEN)
    assert [event.sentence for event in reading.history(application)] == [
        "开始填写申报。",
        "签署了个人承诺。",
        "提交了第1稿。",
    ]


def test_the_applicants_turn_is_seen_by_the_applicant(town):
    su, application = world.filed(town)
    world.returns(town.clerk, application, when=WHEN)
    assert deciding.see(actor=town.clerk, application_id=application.pk, at=WHEN) is None
    run = deciding.see(actor=su, application_id=application.pk, at=at("2023-08-23"))
    assert (run.kind, run.seen_at) == ("applicant", at("2023-08-23"))
    with CaptureQueriesContext(connection) as caught:
        again = deciding.see(actor=su, application_id=application.pk, at=at("2023-08-24"))
    assert (again.seen_at, {one["sql"].split()[0] for one in caught}) == (at("2023-08-23"), {"SELECT"})
    with pytest.raises(NotNow):
        deciding.take_back(
            actor=town.clerk,
            application_id=application.pk,
            expected_version=world.fresh(application).version,
            at=at("2023-08-23 10:00"),
        )
