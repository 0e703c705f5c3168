"""Amending a plan in force (更正): the new version, and what happens to everyone who had begun under the old one."""

from dataclasses import replace

import pytest

from tests import world
from tests.applications import builders
from tests.plans.builders import OTHER_CONTACT, SHORTER_STATEMENT, changed_folder
from zhicheng import policy
from zhicheng.casework import amending
from zhicheng.casework.amending import Transition
from zhicheng.casework.amending_errors import ReasonMissing
from zhicheng.casework.words import history
from zhicheng.eligibility import queries as findings
from zhicheng.jobs import services as jobs
from zhicheng.messages import queries as messages
from zhicheng.plans.models import PublishedPlan
from zhicheng.standards.actor import SYSTEM

pytestmark = pytest.mark.django_db
AT = world.FILING
MORE_HOURS = ("total: 270, of_which: {professional: 180", "total: 300, of_which: {professional: 210")


@pytest.fixture
def town():
    """The plan and its offices."""
    return world.town()


def amend(folder, reason="联系电话有误", **rule):
    loaded = policy.load_folder(folder)
    return amending.amend(loaded=loaded, reason=reason, transition=Transition(**rule), actor=SYSTEM, at=AT)


def told(application, plan):
    found = messages.by_key(f"application:{application.pk}:amended:{plan.pk}")
    return found.text if found else None


@pytest.mark.requirement("S0-65")
def test_an_amendment_is_a_version_with_its_reason_and_its_changes_in_words(town, tmp_path):
    made = amend(changed_folder(tmp_path, OTHER_CONTACT))
    assert (made.version, made.reason, made.transition) == (2, "联系电话有误", {"drafts": "move", "filed": "stay"})
    assert made.changes == ["改动　contacts 评委会办公室.phone：82313758 → 82313759"]
    assert (town.plan.reason, town.plan.changes, town.plan.transition) == ("", [], {})


@pytest.mark.parametrize("reason", ["", "   ", "长" * 301])
def test_without_a_reason_nothing_is_amended(town, tmp_path, reason):
    with pytest.raises(ReasonMissing):
        amend(changed_folder(tmp_path, OTHER_CONTACT), reason)
    assert PublishedPlan.objects.count() == 1


def test_the_same_content_is_no_amendment(town):
    made = amend(world.PLANS / world.PLAN)
    assert (made.pk, made.version) == (town.plan.pk, 1)


def test_drafts_move_and_what_was_filed_stays(town, tmp_path):
    _, draft = builders.signed(town)
    _, filed = world.filed(town, "何知远")
    made = amend(changed_folder(tmp_path, SHORTER_STATEMENT), "述职字数写错了。")
    assert [one.pk for one in amending.touched(made.plan_id)] == [draft.pk, filed.pk]
    jobs.drain()
    assert world.fresh(draft).plan_id == made.pk
    assert world.fresh(filed).plan_id == town.plan.pk
    assert told(filed, made) == (
        f"您申报的“{made.name}”有更正：述职字数写错了。您已经提交的申报仍按提交时的规定审核，不用做什么。"
    )
    assert [one.sentence for one in history(filed.pk)][-1] == "评审计划有更正：述职字数写错了。"
    assert [one.moment for one in findings.stored(filed.pk)] == ["submission"]


def test_drafts_may_stay_until_their_owner_goes_on(town, tmp_path):
    _, draft = builders.signed(town)
    made = amend(changed_folder(tmp_path, SHORTER_STATEMENT), drafts="stay")
    jobs.drain()
    assert world.fresh(draft).plan_id == town.plan.pk
    assert told(draft, made) == (
        f"您申报的“{made.name}”有更正：联系电话有误。您还没有提交的申报仍按原来的规定，下次打开时会改按新的规定。"
    )


@pytest.mark.parametrize(
    ("change", "says", "verdict"),
    [
        (OTHER_CONTACT, "结果没有变化，不用做什么。", "no_obstacle"),
        (MORE_HOURS, "结果有变化，审核单位会看到两种结果。", "unmet"),
    ],
)
def test_what_was_filed_may_be_judged_anew(town, tmp_path, change, says, verdict):
    _, filed = world.filed(town, "何知远")
    made = amend(changed_folder(tmp_path, change), filed="judge_anew")
    jobs.drain()
    first, second = findings.stored(filed.pk)
    assert (second.moment, second.revision_number, second.outcome["verdict"]) == ("amendment:2", 1, verdict)
    assert (second.inputs["plan"], second.facts) == (made.digest, first.facts)
    assert findings.recomputed(second) == second.outcome
    assert (
        told(filed, made) == f"您申报的“{made.name}”有更正：联系电话有误。您已经提交的申报按新的规定重新核对过，{says}"
    )


def test_run_twice_it_does_nothing_twice(town, tmp_path):
    _, filed = world.filed(town, "何知远")
    made = amend(changed_folder(tmp_path, OTHER_CONTACT), filed="judge_anew")
    jobs.drain()
    amending.carry_out(plan_pk=made.pk)
    assert [one.moment for one in findings.stored(filed.pk)] == ["submission", "amendment:2"]
    assert [one.sentence for one in history(filed.pk)].count("评审计划有更正：联系电话有误。") == 1


def test_what_is_over_is_not_touched(town, tmp_path):
    _, application = world.filed(town, "何知远")
    world.rejects(town.clerk, application, when=AT)
    made = amend(changed_folder(tmp_path, OTHER_CONTACT))
    jobs.drain()
    assert amending.touched(made.plan_id) == []
    assert told(application, made) is None


def test_pinned_packs_are_among_the_inputs(town):
    assert town.plan.inputs["packs"] is None
    assert replace(Transition(), drafts="stay") == Transition("stay", "stay")
