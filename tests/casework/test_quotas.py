"""破格: an employer with a provincial honour recommends two people, with a national one three, and no more."""

import threading

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.snapshots import built_once
from tests.world import at
from zhicheng.casework import deciding, invariants
from zhicheng.review.models import StageRun


def exceptional(level):
    """Someone without degree and title who leads the project for which her employer was honoured."""
    honour = {
        "list_item": "智能工厂" if level == "province" else "绿色工厂",
        "level": level,
        "issued": "2023-03-10",
        "issuer": "浙江省经济和信息化厅" if level == "province" else "工业和信息化部",
        "document_number": "浙经信〔2023〕17号",
        "project": "连续硝化智能车间",
    }
    project = {
        "name": "连续硝化智能车间",
        "kind": "honoured_project",
        "level": level,
        "role": "technical_lead",
        "from": "2021-03",
        "to": "2022-12",
        "result": "产能提高三成",
        "honour_list": honour["list_item"],
    }
    return world.ENGINEER.with_("degree").with_("employer_honour", honour).with_("project", project, path="exception")


def town_of(level, people):
    """A town in which these many exceptional people have applied; built once a run."""

    def build():
        town = world.town()
        return town, [world.filed(town, name, exceptional(level))[1].pk for name in NAMES[:people]]

    town, ids = built_once(f"exceptional:{level}:{people}", build)
    return town, [world.Application.objects.get(pk=pk) for pk in ids]


NAMES = ("苏见山", "林听雪", "周望舒", "安之若")


def reported(town, *some, when="2023-09-01"):
    """The employer reports these; who went, and why the others did not."""
    return deciding.report(actor=town.clerk, choices=world.shown(*some), opinion="同意推荐。", at=at(when))


@pytest.mark.parametrize(("level", "places"), [("province", 2), ("nation", 3)])
@pytest.mark.requirement("S1-32", "C-21")
def test_so_many_and_no_more(db, kept_files, level, places):
    town, some = town_of(level, places + 1)
    world.publicised(town, *some)
    outcome = reported(town, *some)
    assert outcome.done == tuple(one.pk for one in some[:places])
    assert outcome.skipped == (
        (
            some[-1].pk,
            f"按二5，本单位“破格”最多推荐{places}\u00a0人，名额已经用完，这件申报暂时不能报送。",
        ),
    )
    assert invariants.check_all(at=at("2023-09-01")).violations == {}


def test_each_person_of_a_report_is_read_once(db, kept_files):
    town, some = town_of("nation", 4)
    world.publicised(town, *some)
    costs = []
    for count in (1, 2, 3):
        with transaction.atomic(), CaptureQueriesContext(connection) as caught:
            assert len(reported(town, *some[:count]).done) == count
            transaction.set_rollback(True)
        costs.append(sum('FROM "eligibility_storedfindings"' in one["sql"] for one in caught))
    assert costs[2] - costs[1] == costs[1] - costs[0]


def test_a_report_that_was_taken_back_frees_its_place(db, kept_files):
    town, some = town_of("province", 3)
    world.publicised(town, *some)
    reported(town, *some)
    deciding.take_back(
        actor=town.clerk,
        application_id=some[0].pk,
        expected_version=world.fresh(some[0]).version,
        at=at("2023-09-01 10:00"),
    )
    assert reported(town, some[2], when="2023-09-01 11:00").done == (some[2].pk,)


def test_other_paths_are_not_counted(db, kept_files):
    town, some = town_of("province", 3)
    _, by_degree = world.filed(town, NAMES[3])
    world.publicised(town, *some[:2], by_degree)
    assert reported(town, *some[:2], by_degree).skipped == ()


def test_more_than_the_plan_allows_is_a_violation(db, kept_files):
    town, some = town_of("province", 3)
    world.publicised(town, *some)
    reported(town, *some)
    last = StageRun.objects.get(application=some[2], kind="employer")
    StageRun.objects.filter(pk=last.pk).update(outcome="pass", closed_at=at("2023-09-01"))
    found = invariants.check_all(at=at("2023-09-01")).violations
    assert "quotas_kept" in found


def test_two_clerks_report_two_people_for_the_last_place_at_once(transactional_db, kept_files):
    town, some = town_of("province", 3)
    world.publicised(town, *some)
    assert reported(town, some[0]).done == (some[0].pk,)
    shown = {one.pk: world.shown(one) for one in some[1:]}
    gate, found = threading.Barrier(2), []

    def run(clerk, application):
        gate.wait(timeout=20)
        found.append(
            deciding.report(actor=clerk, choices=shown[application.pk], opinion="同意推荐。", at=at("2023-09-01"))
        )
        connections.close_all()

    threads = [
        threading.Thread(target=run, args=pair) for pair in ((town.clerk, some[1]), (town.second_clerk, some[2]))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(len(outcome.done) for outcome in found) == [0, 1]
    assert invariants.check_all(at=at("2023-09-01")).violations == {}
