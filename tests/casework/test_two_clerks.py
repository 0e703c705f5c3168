"""Two people at once: real threads on a real database, each with a page that was right a moment ago."""

import threading

import pytest
from django.db import connections

from tests import world
from tests.world import at
from zhicheng.applications.models import Application
from zhicheng.casework import deciding, filing, publicising
from zhicheng.casework.invariants import check_all
from zhicheng.organisations import services as organisations
from zhicheng.organisations.errors import ValueRefused
from zhicheng.review.models import Decision
from zhicheng.standards.actor import SYSTEM
from zhicheng.standards.errors import Stale


def together(*acts):
    """Do these at the same moment, each in a thread with its own connection; what each gave or raised, in order."""
    gate = threading.Barrier(len(acts))
    found = [None] * len(acts)

    def run(place, act):
        try:
            gate.wait(timeout=20)
            found[place] = act()
        except Exception as raised:
            found[place] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


@pytest.fixture
def town(transactional_db, kept_files):
    """As everywhere, but committed: the threads see it."""
    return world.town_with("苏见山")


@pytest.fixture
def busy_town(transactional_db, kept_files):
    """The same with three people."""
    return world.town_with("苏见山", "林听雪", "周望舒")


def decision(town, actor, application, version, verdict="pass"):
    """One clerk's press of the button, prepared beforehand."""
    answers = world.answers(actor, application) if verdict == "pass" else {}
    reasons = () if verdict == "pass" else (deciding.Reason("statement", "form:statement", "请写明本人的作用。"),)
    return lambda: deciding.decide(
        actor=actor,
        application_id=application.pk,
        verdict=verdict,
        opinion="同意。" if verdict == "pass" else "",
        reasons=reasons,
        soft_passes=answers,
        expected_version=version,
        at=at("2023-08-22"),
    )


def test_two_operators_found_the_same_at_once(town):
    office = town.office.organisation_id

    def committee(name):
        return lambda: organisations.create_committee(
            code="zj-machine", name=name, level="intermediate", office_id=office, actor=SYSTEM, at=at("2023-08-22")
        )

    def bureau(name):
        return lambda: organisations.create_office(
            kind="human_resources", name=name, region="330600", level="city", actor=SYSTEM, at=at("2023-08-22")
        )

    for make, field in ((committee, "code"), (bureau, "region")):
        found = together(make("甲"), make("乙"))
        [refused] = [one for one in found if isinstance(one, Exception)]
        assert (type(refused), refused.field) == (ValueRefused, field)


def test_two_clerks_decide_differently_at_once(town):
    _, application = world.filed(town)
    found = together(
        decision(town, town.clerk, application, application.version),
        decision(town, town.second_clerk, application, application.version, "return"),
    )
    won = [one for one in found if isinstance(one, Decision)]
    lost = [one for one in found if isinstance(one, Stale)]
    assert (len(won), len(lost)) == (1, 1)
    winner = {town.clerk.person_id: "何知远", town.second_clerk.person_id: "沈一白"}[won[0].person_id]
    done = {"pass": "单位审核通过", "return": "单位审核退回修改，请在8月29日（周二）24:00前改好再提交"}[won[0].verdict]
    assert lost[0].sentence == (
        f"{town.employer.name}，{winner}已经在8月22日（周二）09:00办过这件申报：{done}。请看过最新情况再决定。"
    )
    assert Decision.objects.count() == 1
    assert check_all(at=at("2023-08-22")).violations == {}


def test_the_same_clerk_presses_twice(town):
    _, application = world.filed(town)
    act = decision(town, town.clerk, application, application.version)
    first, second = together(act, act)
    assert isinstance(first, Decision), first
    assert isinstance(second, Decision), second
    assert first.pk == second.pk
    assert Decision.objects.count() == 1
    assert check_all(at=at("2023-08-22")).violations == {}


def test_withdrawn_at_the_moment_it_is_opened(town):
    su, application = world.filed(town)
    found = together(
        lambda: deciding.see(actor=town.clerk, application_id=application.pk, at=at("2023-08-22")),
        lambda: filing.withdraw(
            actor=su,
            application_id=application.pk,
            expected_version=application.version,
            reason="",
            at=at("2023-08-22"),
        ),
    )
    status = Application.objects.get(pk=application.pk).status
    if status == "withdrawn":
        assert found[0] is None
    else:
        assert (status, type(found[1]).__name__) == ("in_review", "CannotWithdraw")
    assert check_all(at=at("2023-08-22")).violations == {}


def test_two_lists_reported_at_once_report_each_case_once(busy_town):
    three = [world.filed(busy_town, name)[1] for name in ("苏见山", "林听雪", "周望舒")]
    world.publicised(busy_town, *three)
    choices = world.shown(*three)
    found = together(
        *(
            lambda clerk=clerk: deciding.report(actor=clerk, choices=choices, opinion="同意推荐。", at=at("2023-09-01"))
            for clerk in (busy_town.clerk, busy_town.second_clerk)
        )
    )
    done = sorted(pk for outcome in found for pk in outcome.done)
    skipped = sorted(pk for outcome in found for pk, _ in outcome.skipped)
    assert done == skipped == sorted(one.pk for one in three)
    assert check_all(at=at("2023-09-01")).violations == {}


def test_a_notice_is_posted_once_though_two_clerks_press(town):
    _, application = world.filed(town)
    world.qualified(town, application)
    choices = world.shown(application)
    found = together(
        *(
            lambda clerk=clerk, place=place: publicising.open_publicity(
                actor=clerk,
                choices=choices,
                posted_on=at("2023-08-23").date(),
                place=place,
                at=at("2023-08-23"),
            )
            for clerk, place in ((town.clerk, "厂区公告栏"), (town.second_clerk, "食堂门口"))
        )
    )
    assert sorted(type(one).__name__ for one in found) == ["Notice", "Stale"]
    assert check_all(at=at("2023-09-01")).violations == {}
