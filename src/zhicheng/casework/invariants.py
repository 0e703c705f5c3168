"""Named checks over a whole instance; each returns the violations it found. Used by rehearsals, tests and operators.

They read the tables of many rooms side by side, which is what a check of the whole is for, and write nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from zhicheng.applications import content
from zhicheng.applications.models import Application, Revision
from zhicheng.fees.models import Charge
from zhicheng.paper import queries as paper
from zhicheng.paper.models import Receipt
from zhicheng.plans import queries as plans
from zhicheng.policy import dates, route
from zhicheng.publicity.models import Entry, Notice
from zhicheng.review.models import Decision, Gate, StageRun
from zhicheng.standards import calendar
from zhicheng.trail import queries as trail
from zhicheng.trail.models import Line

from . import case as cases
from . import facts as case_facts
from . import quotas

Check = Callable[[], Iterator[str]]
NAMED_BY = {
    "application.publicised": "notice",
    "application.publicity_restarted": "notice",
    "application.publicity_closed": "notice",
    "application.fee_recorded": "charge",
    "application.paper_received": "receipt",
}
"""Lines that are told apart by what they name."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many checks ran, and what was wrong: check name → sentences (only checks with violations)."""

    checked: int
    violations: dict[str, list[str]]

    @property
    def violated(self) -> int:
        """How many violations were found in all."""
        return sum(len(found) for found in self.violations.values())


def check_all(*, at: datetime) -> Report:
    """Run every named check; `at` is the business time at which deadlines are judged."""
    found = {name: list(check()) for name, check in CHECKS.items()}
    found["nothing_overdue"] = list(nothing_overdue(at))
    return Report(len(found), {name: sentences for name, sentences in found.items() if sentences})


def one_holder() -> Iterator[str]:
    """An application is open and with exactly one holder, or closed and with none."""
    open_runs: dict[int, list[StageRun]] = defaultdict(list)
    for run in StageRun.objects.filter(closed_at=None):
        open_runs[run.application_id].append(run)
    for application in Application.objects.all():
        runs = open_runs.get(application.pk, [])
        wanted = 1 if application.status in cases.OPEN_STATUSES else 0
        if len(runs) != wanted:
            yield f"application:{application.pk} {application.status} has {len(runs)} open visits"
        elif runs and not _fits(application.status, runs[0]):
            yield f"application:{application.pk} {application.status} is with {runs[0].kind}"
        if (application.closed_at is None) == (application.status in cases.CLOSED_STATUSES):
            yield f"application:{application.pk} {application.status} closed_at={application.closed_at}"


def _fits(status: str, run: StageRun) -> bool:
    if status == "draft":
        return run.kind == "applicant" and run.returned_by_id is None
    if status == "returned":
        return run.kind == "applicant" and run.returned_by_id is not None
    if status == "in_committee":
        return run.kind == "committee"
    return run.kind not in ("applicant", "committee")


def visits_follow() -> Iterator[str]:
    """Visits of an application follow one another without gap or overlap, and no decision outlives its visit.

    A visit that was taken back does not count: the one before it goes on.
    """
    last: dict[int, StageRun] = {}
    for run in StageRun.objects.exclude(outcome="taken_back").order_by("application_id", "id"):
        before = last.get(run.application_id)
        if before is not None and run.opened_at != before.closed_at:
            yield f"visit:{run.pk} did not open when visit:{before.pk} closed"
        if run.closed_at is not None and run.closed_at < run.opened_at:
            yield f"visit:{run.pk} closed before it opened"
        last[run.application_id] = run
    for decision in Decision.objects.select_related("run"):
        end = decision.run.closed_at
        if decision.at < decision.run.opened_at or (end is not None and decision.at > end):
            yield f"decision:{decision.pk} was made outside its visit"


def decisions_have_actors() -> Iterator[str]:
    """Every decision was made by a named person from a seat of the office that had the case."""
    for decision in Decision.objects.select_related("run"):
        actor = decision.actor
        if actor.get("person_id") != decision.person_id or not actor.get("seat_id"):
            yield f"decision:{decision.pk} has no person and seat"
        if actor.get("organisation_id") != decision.run.organisation_id or actor.get("role") != decision.run.kind:
            yield f"decision:{decision.pk} was made elsewhere than in the office that had the case"


def nobody_decides_herself() -> Iterator[str]:
    """No decision was made by the applicant."""
    for decision in Decision.objects.select_related("run__application"):
        if decision.person_id == decision.run.application.applicant_id:
            yield f"decision:{decision.pk} was made by the applicant"


def outcomes_match_decisions() -> Iterator[str]:
    """A visit that ended with pass, return or reject has just that decision in force; reasons are there."""
    in_force = {one.run_id: one for one in Decision.objects.filter(taken_back_at=None)}
    for run in StageRun.objects.filter(outcome__in=["pass", "return", "reject"]):
        decision = in_force.get(run.pk)
        if decision is None or decision.verdict != run.outcome:
            yield f"visit:{run.pk} ended with {run.outcome} without that decision"
    for decision in in_force.values():
        if decision.verdict != "pass" and not decision.reasons:
            yield f"decision:{decision.pk} {decision.verdict} has no reason"
        if decision.verdict == "reject" and not all(reason.get("clause") for reason in decision.reasons):
            yield f"decision:{decision.pk} rejects without a clause"


def gates_done_before_end() -> Iterator[str]:
    """A visit that ended with pass has all its gates done, none later than its end."""
    for gate in Gate.objects.filter(run__outcome="pass").select_related("run"):
        if gate.state != "done" or gate.done_at is None:
            yield f"gate:{gate.pk} {gate.kind} is {gate.state} though visit:{gate.run_id} passed"
        elif gate.run.closed_at is not None and gate.done_at > gate.run.closed_at:
            yield f"gate:{gate.pk} {gate.kind} was done after its visit ended"


def gates_as_planned() -> Iterator[str]:
    """A visit that ended with pass had every gate that the plan asks of its stage."""
    for run in StageRun.objects.filter(outcome="pass").select_related("application__plan"):
        stage = route.stage(plans.plan_of(run.application.plan_id), run.stage)
        wanted: set[str] = {rule.kind for rule in stage.gates if rule.kind != "publicity"}
        wanted |= {"publicity"} if stage.publicity is not None else set()
        wanted |= {"report"} if run.kind == "employer" else set()
        there = set(Gate.objects.filter(run=run).values_list("kind", flat=True))
        if wanted - there:
            yield f"visit:{run.pk} of {run.stage} ended without {sorted(wanted - there)}"


def publicity_ran_its_days() -> Iterator[str]:
    """Whatever was publicised to the end had its full working days before the notice was closed."""
    days = calendar.china()
    for entry in Entry.objects.filter(state="done").select_related("notice"):
        notice = entry.notice
        plan = plans.plan_of(notice.plan_id)
        rule = next(stage.publicity for stage in plan.route if stage.publicity is not None)
        last = dates.publicity_last_day(notice.posted_on, rule.working_days, rule.first_day, days)
        if notice.last_day < last or notice.working_days < rule.working_days:
            yield f"notice:{notice.pk} counts too few days"
        if notice.closed_at is None or notice.closed_at < dates.end_of(last):
            yield f"notice:{notice.pk} was closed before its last day was over"


def publicity_open_means_running() -> Iterator[str]:
    """An entry counts while its notice is open and its gate runs, and only then."""
    for entry in Entry.objects.filter(state="open").select_related("notice"):
        gate = Gate.objects.filter(run_id=entry.run_id, kind="publicity").first()
        if entry.notice.state != "open" or gate is None or gate.state != "running":
            yield f"entry:{entry.pk} is open, its notice or gate is not"
    for notice in Notice.objects.filter(state="open"):
        if not notice.entries.filter(state="open").exists():
            yield f"notice:{notice.pk} is open and lists nobody"


def fees_and_paper_recorded() -> Iterator[str]:
    """A fee gate is done by a charge that is paid or waived, a paper gate by a receipt that is complete."""
    for gate in Gate.objects.filter(state="done", kind="fee"):
        charge = Charge.objects.filter(pk=gate.data.get("charge")).first()
        if charge is None or charge.state == "due" or charge.recorded_by is None:
            yield f"gate:{gate.pk} is done without a recorded fee"
    for gate in Gate.objects.filter(state="done", kind="paper"):
        receipt = paper.newest(gate.run_id)
        if receipt is None or not receipt.complete:
            yield f"gate:{gate.pk} is done without all its paper"


def revisions_are_whole() -> Iterator[str]:
    """Every revision still has the digest it was filed under, and numbers run 1, 2, 3 … to the application's."""
    numbers: dict[int, int] = defaultdict(int)
    for revision in Revision.objects.order_by("application_id", "number").iterator(chunk_size=200):
        numbers[revision.application_id] += 1
        if revision.number != numbers[revision.application_id]:
            yield f"application:{revision.application_id} misses a revision before {revision.number}"
        if content.digest_of(revision.content) != revision.digest:
            yield f"application:{revision.application_id}#{revision.number} is not as it was filed"
    for application in Application.objects.all():
        if application.revision_number != numbers[application.pk]:
            said, there = application.revision_number, numbers[application.pk]
            yield f"application:{application.pk} says revision {said}, has {there}"


def trail_chains_whole() -> Iterator[str]:
    """No line of any trail was altered, removed or put in between."""
    subjects = Line.objects.order_by("subject").values_list("subject", flat=True).distinct()
    for broken in trail.broken_lines(list(subjects)):
        yield f"{broken} does not fit its chain"


def checkpoints_hold() -> Iterator[str]:
    """The chains still have the heads that the newest checkpoints noted: no chain was removed or cut."""
    for number in trail.broken_checkpoints():
        yield f"checkpoint:{number} does not fit the chains"


def acts_left_lines() -> Iterator[str]:
    """Every submission, decision, publicity, fee and receipt of paper has its line on the application's trail."""
    there: dict[str, int] = defaultdict(int)
    rows = Line.objects.filter(subject__startswith="application:").values_list("subject", "act", "data")
    for subject, act, data in rows.iterator(chunk_size=2000):
        there[f"{subject} {act} {data[NAMED_BY[act]]}" if act in NAMED_BY else f"{subject} {act}"] += 1
    for key, count in _wanted_lines().items():
        if there[key] != count:
            yield f"{key}: {count} happened, {there[key]} lines"
    for charge in Charge.objects.exclude(state="due"):
        key = f"application:{charge.application_id} application.fee_recorded {charge.pk}"
        if not there[key]:  # one that was corrected has several
            yield f"{key}: recorded, no line"


def _wanted_lines() -> dict[str, int]:
    """How many lines of each kind there must be, by subject, act, and what the line names."""
    wanted: dict[str, int] = defaultdict(int)
    for application_id in Revision.objects.values_list("application_id", flat=True):
        wanted[f"application:{application_id} application.submitted"] += 1
    for application_id in Decision.objects.values_list("run__application_id", flat=True):
        wanted[f"application:{application_id} application.decided"] += 1
    for entry in Entry.objects.select_related("notice"):
        act = "publicity_restarted" if entry.notice.restarted_from_id else "publicised"
        wanted[f"application:{entry.application_id} application.{act} {entry.notice_id}"] += 1
        if entry.state == "done":
            wanted[f"application:{entry.application_id} application.publicity_closed {entry.notice_id}"] += 1
    for application_id, receipt_id in Receipt.objects.values_list("application_id", "pk"):
        wanted[f"application:{application_id} application.paper_received {receipt_id}"] += 1
    return wanted


def nothing_overdue(at: datetime) -> Iterator[str]:
    """No open visit is later than its due time by more than a day: time was let pass by its job."""
    for run in StageRun.objects.filter(closed_at=None, due_at__isnull=False):
        if run.due_at is not None and (at - run.due_at).days >= 1:
            yield f"visit:{run.pk} has been overdue since {run.due_at.isoformat()}"


def quotas_kept() -> Iterator[str]:
    """No employer has recommended more people by a path than the plan allows."""
    groups: dict[tuple[str, int, str], list[StageRun]] = defaultdict(list)
    for run in StageRun.objects.filter(kind="employer").select_related("application__plan").order_by("id"):
        groups[run.application.plan.plan_id, run.organisation_id or 0, run.stage].append(run)
    for (plan_id, organisation_id, stage), runs in groups.items():
        plan = plans.plan_of(runs[-1].application.plan_id)
        passed = quotas.newest_passes(runs)
        people = [quotas.Person(case_facts.facts_of(one.application, one.revision_number)) for one in passed]
        for quota in quotas.quotas_of(plan, stage):
            counted = [one for one in people if quotas.binds(quota, one.facts)]
            places = quotas.places_of(plan, quota, counted)
            if places is not None and len(counted) > places:
                yield f"{plan_id}: organisation:{organisation_id} recommended {len(counted)} by {quota.path}"


# `nothing_overdue` runs beside these, since it alone needs the time.
CHECKS: dict[str, Check] = {
    "one_holder": one_holder,
    "visits_follow": visits_follow,
    "decisions_have_actors": decisions_have_actors,
    "nobody_decides_herself": nobody_decides_herself,
    "outcomes_match_decisions": outcomes_match_decisions,
    "gates_done_before_end": gates_done_before_end,
    "gates_as_planned": gates_as_planned,
    "publicity_ran_its_days": publicity_ran_its_days,
    "publicity_open_means_running": publicity_open_means_running,
    "fees_and_paper_recorded": fees_and_paper_recorded,
    "revisions_are_whole": revisions_are_whole,
    "trail_chains_whole": trail_chains_whole,
    "checkpoints_hold": checkpoints_hold,
    "acts_left_lines": acts_left_lines,
    "quotas_kept": quotas_kept,
}
