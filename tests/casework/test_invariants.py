"""Each invariant finds what it is there for: one fact of a sound instance is bent by hand, and it is named."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests import world
from tests.world import at
from zhicheng.applications.models import Application, Revision
from zhicheng.casework import invariants
from zhicheng.fees.models import Charge
from zhicheng.paper.models import Receipt
from zhicheng.publicity.models import Entry, Notice
from zhicheng.review.models import Decision, Gate, StageRun
from zhicheng.trail import services as trail
from zhicheng.trail.models import Line

NOW = at("2023-09-06 12:00")


def _delete_line():
    Line.objects.filter(act="application.fee_recorded").delete()


def _overlap():
    """The bureau's visit ends while the office has had the case for a day."""
    StageRun.objects.filter(kind="bureau").update(closed_at=at("2023-09-05"))


def _late_decision():
    Decision.objects.filter(run__kind="bureau").update(at=at("2023-09-04 09:01"))


def _forgotten(act):
    return lambda: Line.objects.filter(act=f"application.{act}").update(act="something.else")


def _cut_after_checkpoint():
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=6)):
        trail.checkpoint(at=NOW)
    Line.objects.filter(subject__startswith="seat:").delete()


BENT_OTHERWISE = [
    ("visits_follow", _overlap),
    ("visits_follow", _late_decision),
    ("visits_follow", lambda: StageRun.objects.filter(kind="committee").update(opened_at=at("2023-09-07"))),
    *(
        ("acts_left_lines", _forgotten(act))
        for act in ("submitted", "publicised", "publicity_closed", "fee_recorded", "paper_received")
    ),
]
BENT = {
    "one_holder": lambda: Application.objects.update(status="lapsed"),
    "visits_follow": lambda: StageRun.objects.filter(kind="office").update(opened_at=at("2023-01-01")),
    "decisions_have_actors": lambda: Decision.objects.filter(run__kind="bureau").update(actor={}),
    "nobody_decides_herself": lambda: Decision.objects.filter(run__kind="bureau").update(
        person_id=Application.objects.get().applicant_id
    ),
    "outcomes_match_decisions": lambda: Decision.objects.filter(run__kind="bureau").update(verdict="return"),
    "gates_done_before_end": lambda: Gate.objects.filter(kind="paper").update(state="open"),
    "gates_as_planned": lambda: Gate.objects.filter(kind="fee").delete(),
    "publicity_ran_its_days": lambda: Notice.objects.update(closed_at=at("2023-08-30 23:59")),
    "publicity_open_means_running": lambda: Entry.objects.update(state="open"),
    "fees_and_paper_recorded": lambda: (Charge.objects.update(state="due"), Receipt.objects.update(complete=False)),
    "revisions_are_whole": lambda: Revision.objects.update(content={}),
    "trail_chains_whole": _delete_line,
    "checkpoints_hold": _cut_after_checkpoint,
    "acts_left_lines": lambda: Line.objects.filter(act="application.decided").update(act="something.else"),
    "nothing_overdue": lambda: StageRun.objects.filter(closed_at=None).update(due_at=at("2023-09-01")),
}


def test_a_sound_instance_has_no_violation(town):
    _, application = world.filed(town)
    world.in_committee(town, application)
    report = invariants.check_all(at=NOW)
    assert (report.violations, report.violated) == ({}, 0)
    assert report.checked == len(invariants.CHECKS) + 1


@pytest.mark.parametrize(("name", "bend"), [*BENT.items(), *BENT_OTHERWISE])
def test_what_is_bent_is_found(town, name, bend):
    _, application = world.filed(town)
    world.in_committee(town, application)
    bend()
    report = invariants.check_all(at=NOW)
    assert name in report.violations
    assert report.violated >= 1


def test_every_invariant_is_shown_to_find_something():
    assert set(BENT) | {"quotas_kept"} == {*invariants.CHECKS, "nothing_overdue"}
