"""The lists of an office: what stands where, in which order, found by what, at how many queries."""

import pytest
from django.db import IntegrityError, transaction

from tests.review import builders
from tests.review.builders import AT, DAY
from zhicheng.review import queries, services


@pytest.fixture
def firm(db):
    employer, clerk = builders.firm()
    return employer, clerk, builders.plan()


def three(firm):
    employer, _, plan = firm
    return [
        builders.application(employer, plan, name, serial)
        for serial, name in ((1, "周望舒"), (2, "林听雪"), (3, "苏见山"))
    ]


def test_ordered_by_due_time_then_name_then_receipt(firm):
    employer, _, plan = firm
    zhou, lin, su = three(firm)
    late = builders.application(employer, plan, "安之若", 4)
    builders.visit(zhou, employer, due_in=5 * DAY)
    builders.visit(lin, employer, due_in=5 * DAY)
    builders.visit(su, employer, due_in=2 * DAY)
    builders.visit(late, employer)
    assert [run.application.applicant.name for run in queries.waiting(employer.pk)] == [
        "苏见山",
        "林听雪",
        "周望舒",
        "安之若",
    ]


def test_each_step_of_an_employer(firm):
    employer, clerk, plan = firm
    steps = {}
    for serial, step in enumerate(("decide", "to_publicise", "publicising", "to_report", "to_collect"), 1):
        case = builders.application(employer, plan, f"申报人{serial}", serial)
        run = builders.visit(case, employer)
        if step != "decide":
            builders.decided(run, clerk)
        if step in ("to_publicise", "publicising", "to_report"):
            gate = services.open_gate(run=run, kind="publicity", at=AT)
            services.open_gate(run=run, kind="report", at=AT)
            state = {"to_publicise": "open", "publicising": "running", "to_report": "done"}[step]
            services.set_gate(gate=gate, state=state, data={}, at=AT)
        steps[case.pk] = step
    committee = builders.application(employer, plan, "申报人9", 9)
    builders.visit(committee, employer, kind="committee")
    assert {run.application_id: run.step for run in queries.waiting(employer.pk)} == steps
    assert queries.counts(employer.pk) == {
        "decide": 1,
        "to_publicise": 1,
        "publicising": 1,
        "to_report": 1,
        "to_collect": 1,
        "in_committee": 1,
    }
    assert [run.application_id for run in queries.waiting(employer.pk, step="in_committee")] == [committee.pk]
    assert [run.step for run in queries.waiting(employer.pk, step="to_report")] == ["to_report"]


def test_a_decision_that_was_taken_back_puts_the_case_back_to_decide(firm):
    employer, clerk, _ = firm
    case = three(firm)[0]
    run = builders.visit(case, employer)
    services.take_back(decision=builders.decided(run, clerk), at=AT)
    assert [found.step for found in queries.waiting(employer.pk)] == ["decide"]
    assert queries.decision_in_force(run.pk) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [("林", ["林听雪"]), ("zc 2026 0000003", ["苏见山"]), ("0000001", ["周望舒"]), ("没有", [])],
)
def test_found_by_name_or_receipt(firm, text, names):
    employer, _, _ = firm
    for case in three(firm):
        builders.visit(case, employer)
    assert [run.application.applicant.name for run in queries.waiting(employer.pk, text=text)] == names


def test_only_this_office_and_this_plan(firm):
    employer, _, _ = firm
    zhou, lin, _ = three(firm)
    builders.visit(zhou, employer)
    other_plan = builders.plan("2026年会计师评审", "accountants")
    other = builders.application(employer, other_plan, "顾清让", 8)
    builders.visit(other, employer)
    elsewhere = builders.organisations.employer("别家精密机械有限公司", serial=7)
    builders.visit(lin, elsewhere)
    assert [run.application_id for run in queries.waiting(employer.pk, plan_id="accountants")] == [other.pk]
    assert {run.application_id for run in queries.waiting(employer.pk)} == {zhou.pk, other.pk}
    assert queries.counts(employer.pk, plan_id="accountants")["decide"] == 1


def test_a_plan_is_one_whatever_the_version_a_case_is_under(firm):
    employer, clerk, plan = firm
    zhou, _, _ = three(firm)
    newer = builders.plan("2026年工程师评审（更正）", version=2)
    wei = builders.application(employer, newer, "卫子衿", 8)
    for case in (zhou, wei):
        builders.visit(case, employer)
    assert {run.application_id for run in queries.waiting(employer.pk, plan_id=plan.plan_id)} == {zhou.pk, wei.pk}
    assert queries.counts(employer.pk, plan_id=plan.plan_id)["decide"] == 2
    other = builders.application(employer, builders.plan("2026年会计师评审", "accountants"), "顾清让", 9)
    builders.visit(other, employer)
    assert list(queries.plans_with(employer.pk).items()) == [
        ("accountants", "2026年会计师评审"),
        ("engineers", "2026年工程师评审（更正）"),
    ]
    run = queries.open_run(zhou.pk)
    builders.decided(run, clerk)
    assert queries.verdict_counts(plan.plan_id) == {("employer", "pass"): 1}


def test_done_shows_what_was_decided_and_not_what_nobody_opened(firm):
    employer, clerk, _ = firm
    zhou, lin, su = three(firm)
    run = builders.visit(zhou, employer)
    builders.decided(run, clerk)
    services.close_run(run=run, outcome="pass", at=AT + DAY)
    returned = builders.visit(lin, employer)
    builders.decided(returned, clerk, "return")
    services.close_run(run=returned, outcome="return", at=AT + 2 * DAY)
    unseen = builders.visit(su, employer)
    services.close_run(run=unseen, outcome="withdrawn", at=AT)
    assert [(one.application_id, one.outcome) for one in queries.done(employer.pk)] == [
        (lin.pk, "return"),
        (zhou.pk, "pass"),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(firm, rows, django_assert_num_queries):
    employer, clerk, _ = firm
    for case in three(firm)[:rows]:
        run = builders.visit(case, employer)
        builders.decided(run, clerk)
        services.open_gate(run=run, kind="report", at=AT)
    with django_assert_num_queries(3):
        for run in queries.waiting(employer.pk):
            assert run.application.applicant.name
            assert run.application.plan.name
            assert run.application.employer.name
            assert [gate.kind for gate in run.gate_list] == ["report"]
            assert [decision.opinion for decision in run.decisions_in_force] == ["同意。"]
    with django_assert_num_queries(1):
        assert queries.counts(employer.pk)["to_report"] == rows


def test_the_database_keeps_one_open_visit_and_one_decision_in_force(firm):
    employer, clerk, _ = firm
    case = three(firm)[0]
    run = builders.visit(case, employer)
    with pytest.raises(IntegrityError), transaction.atomic():
        builders.visit(case, employer)
    builders.decided(run, clerk)
    with pytest.raises(services.AlreadyDecided):
        builders.decided(run, clerk, "return")


def test_notes_stay_in_the_office(firm):
    employer, clerk, _ = firm
    case = three(firm)[0]
    elsewhere = builders.organisations.employer("别家精密机械有限公司", serial=7)
    note = services.add_note(application_id=case.pk, text=" 电话核实过学历。 ", actor=clerk, at=AT)
    assert [(one.pk, one.text) for one in queries.notes_of(case.pk, employer.pk)] == [(note.pk, "电话核实过学历。")]
    assert queries.notes_of(case.pk, elsewhere.pk) == []
    with pytest.raises(services.EmptyNote):
        services.add_note(application_id=case.pk, text="  ", actor=clerk, at=AT)


def test_overdue_by_visit_or_by_gate(firm):
    employer, _, _ = firm
    zhou, lin, su = three(firm)
    builders.visit(zhou, employer, due_in=2 * DAY)
    run = builders.visit(lin, employer)
    services.open_gate(run=run, kind="fee", due_at=AT + DAY, at=AT)
    builders.visit(su, employer, due_in=9 * DAY)
    assert list(queries.overdue(AT + DAY)) == [lin.pk]
    assert set(queries.overdue(AT + 2 * DAY)) == {zhou.pk, lin.pk}
    assert {run.application_id for run in queries.due_between(AT + 2 * DAY, AT + 9 * DAY)} == {su.pk}


def test_closed_last_at_one_instant(firm):
    employer, clerk, _ = firm
    zhou, lin, su = three(firm)
    office = builders.visit(zhou, employer, kind="office")
    builders.decided(office, clerk)
    services.close_run(run=office, outcome="pass", at=AT)
    committee = builders.visit(zhou, employer, kind="committee")
    services.close_run(run=committee, outcome="taken_back", at=AT)
    assert queries.last_closed(zhou.pk) == committee
    assert queries.last_closed(zhou.pk, before="committee") == office
    assert queries.last_closed(lin.pk, before="committee") is None
    other = builders.visit(lin, employer)
    services.close_run(run=other, outcome="withdrawn", at=AT)
    found = queries.last_closed_of([zhou.pk, lin.pk, su.pk])
    assert found == {zhou.pk: committee, lin.pk: other}
    assert {pk: run.decisions_in_force for pk, run in found.items()} == {zhou.pk: [], lin.pk: []}


def test_open_visits_of_several(firm, django_assert_num_queries):
    employer, clerk, _ = firm
    zhou, lin, su = three(firm)
    first, second = builders.visit(zhou, employer), builders.visit(lin, employer)
    decision = builders.decided(first, clerk)
    services.take_back(decision=builders.decided(second, clerk), at=AT)
    gate = services.open_gate(run=first, kind="report", at=AT)
    with django_assert_num_queries(3):
        found = queries.open_runs_of([zhou.pk, lin.pk, su.pk])
    assert found == {zhou.pk: first, lin.pk: second}
    assert (found[zhou.pk].gate_list, found[zhou.pk].decisions_in_force) == ([gate], [decision])
    assert (found[lin.pk].gate_list, found[lin.pk].decisions_in_force) == ([], [])
