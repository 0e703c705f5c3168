"""Notices and their entries as rows: what a posting keeps, and that an ended one stays ended."""

import pytest
from django.db import IntegrityError, transaction

from tests.review import builders
from tests.review.builders import AT, DAY
from zhicheng.publicity import queries, services
from zhicheng.publicity.errors import NoticeClosed
from zhicheng.standards.errors import NotFound

PUBLISHED = {"name": "苏见山", "items": [{"title": "一种急冷装置"}]}


@pytest.fixture
def firm(db):
    employer, clerk = builders.firm()
    return employer, clerk, builders.plan()


def post(firm, *cases, **more):
    """A notice that lists these applications."""
    employer, clerk, plan = firm
    return services.post(
        employer_id=employer.pk,
        plan_pk=plan.pk,
        posted_on=AT.date(),
        place="厂区公告栏",
        working_days=5,
        last_day=(AT + 7 * DAY).date(),
        listed=[services.Listed(case.pk, 1, 1, PUBLISHED) for case in cases],
        actor=clerk,
        at=AT,
        **more,
    )


def listed(firm, *names):
    employer, _, plan = firm
    return [builders.application(employer, plan, name, serial) for serial, name in enumerate(names, 1)]


def test_entries_keep_what_was_published_by_name(firm):
    with transaction.atomic():
        notice = post(firm, *listed(firm, "周望舒", "林听雪"))
    entries = queries.entries_of(notice.pk)
    assert [(entry.application.applicant.name, entry.published, entry.state) for entry in entries] == [
        ("林听雪", PUBLISHED, "open"),
        ("周望舒", PUBLISHED, "open"),
    ]
    assert len({entry.published_digest for entry in entries}) == 1


def test_one_counting_entry_per_application(firm):
    (case,) = listed(firm, "苏见山")
    post(firm, case)
    with pytest.raises(IntegrityError), transaction.atomic():
        post(firm, case)


def test_an_ended_notice_takes_no_second_end(firm):
    _, clerk, _ = firm
    (case,) = listed(firm, "苏见山")
    notice = post(firm, case)
    services.end(notice=services.lock(notice.pk), state="closed", outcome="no_objection", actor=clerk, at=AT + 8 * DAY)
    with pytest.raises(NoticeClosed):
        services.lock(notice.pk)


def test_the_last_one_that_ran_is_what_counts(firm):
    (case,) = listed(firm, "苏见山")
    assert (queries.open_entry(case.pk), queries.last_done_entry(case.pk)) == (None, None)
    first = post(firm, case)
    services.end_entry(entry=queries.open_entry(case.pk), state="removed")
    second = post(firm, case, restarted_from=first)
    services.end_entry(entry=queries.open_entry(case.pk), state="done")
    assert queries.last_done_entry(case.pk).notice_id == second.pk
    assert queries.successor(first.pk).pk == second.pk
    assert [entry.state for entry in queries.entries_of_application(case.pk)] == ["removed", "done"]


def test_those_that_count_come_first(firm):
    employer, clerk, _ = firm
    one, two, three = listed(firm, "苏见山", "林听雪", "周望舒")
    closed, restarted, counting = post(firm, one), post(firm, two), post(firm, three)
    services.end(notice=closed, state="closed", outcome="no_objection", actor=clerk, at=AT)
    services.end(notice=restarted, state="restarted", reason="日期填错", actor=clerk, at=AT)
    assert [notice.pk for notice in queries.notices_of(employer.pk)] == [counting.pk, restarted.pk, closed.pk]


def test_anothers_notice_is_not_there(firm):
    (case,) = listed(firm, "苏见山")
    notice = post(firm, case)
    elsewhere = builders.organisations.employer("别家精密机械有限公司", serial=7)
    assert queries.notice_for(firm[0].pk, notice.pk) == notice
    with pytest.raises(NotFound):
        queries.notice_for(elsewhere.pk, notice.pk)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(firm, rows, django_assert_num_queries):
    for case in listed(firm, "苏见山", "林听雪", "周望舒")[:rows]:
        post(firm, case)
    with django_assert_num_queries(1):
        assert [notice.plan.name for notice in queries.notices_of(firm[0].pk)] == ["2026年工程师评审"] * rows
