"""Reading visits and decisions: lists of an office with fixed query counts, and single cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from .models import Decision, Gate, Note, StageRun

if TYPE_CHECKING:
    from zhicheng.applications.models import Application

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
STEPS: Mapping[str, str] = {
    "decide": "待审查",
    "to_publicise": "待公示",
    "publicising": "公示中",
    "to_report": "待报送",
    "to_collect": "待收齐费用和纸质材料",
    "in_committee": "已进入评审",
}


_GATES = Prefetch("gates", queryset=Gate.objects.order_by("id"), to_attr="gate_list")
_IN_FORCE = Prefetch("decisions", queryset=Decision.objects.filter(taken_back_at=None), to_attr="decisions_in_force")


def _gate_state(kind: str) -> Subquery:
    return Subquery(Gate.objects.filter(run=OuterRef("pk"), kind=kind).values("state")[:1])


def _with_step(runs: QuerySet[StageRun]) -> QuerySet[Any]:
    """Each open visit with `.step`, computed by the database so that it can be filtered and counted."""
    passed = Exists(Decision.objects.filter(run=OuterRef("pk"), taken_back_at=None, verdict="pass"))
    return runs.annotate(
        publicity_state=_gate_state("publicity"), report_state=_gate_state("report"), passed=passed
    ).annotate(
        step=Case(
            When(kind="committee", then=Value("in_committee")),
            When(passed=False, then=Value("decide")),
            When(publicity_state="open", then=Value("to_publicise")),
            When(publicity_state="running", then=Value("publicising")),
            When(report_state="open", then=Value("to_report")),
            default=Value("to_collect"),
            output_field=CharField(),
        )
    )


def _first_due() -> Least:
    """Of a visit's own time and its open gates' the earliest, to sort by; `NEVER` where none is said."""
    gates = Gate.objects.filter(run=OuterRef("pk")).exclude(state="done").exclude(due_at=None).order_by("due_at")
    gate_due = Subquery(gates.values("due_at")[:1], output_field=DateTimeField())
    never = Value(NEVER, output_field=DateTimeField())
    return Least(Coalesce("due_at", never), Coalesce(gate_due, never))


def _found(runs: QuerySet[StageRun], plan_id: str, text: str) -> QuerySet[StageRun]:
    if plan_id:
        runs = runs.filter(application__plan__plan_id=plan_id)
    words = text.strip()
    if words:
        runs = runs.filter(
            Q(application__applicant__name__icontains=words)
            | Q(application__receipt_number__icontains="".join(words.upper().split()))
        )
    return runs


def _joined(runs: QuerySet[StageRun]) -> QuerySet[StageRun]:
    """With everything a row shows, in a fixed number of queries; the plan's document stays in the database."""
    return (
        runs.select_related(
            "organisation",
            "returned_by",
            "application__applicant",
            "application__employer",
            "application__plan",
            "application__committee",
        )
        .defer("application__plan__document")
        .prefetch_related(_GATES, _IN_FORCE)
    )


def waiting(organisation_id: int, *, step: str | None = None, plan_id: str = "", text: str = "") -> QuerySet[StageRun]:
    """The open visits of an office, ordered by due time, name and receipt number; slice it to page.

    Each row carries `.application` (with applicant, employer, plan without its document, committee), `.step` (a
    key of STEPS), `.decisions_in_force` (none or one), `.gate_list` (its gates) and the columns of the visit.
    `plan_id` names a plan with all its versions. `text` finds by part of the name or of the receipt number. Cases in
    committee are listed only when asked for (`step="in_committee"`). The number of queries does not grow with rows.
    """
    runs = _with_step(StageRun.objects.filter(organisation_id=organisation_id, closed_at=None))
    runs = runs.filter(step=step) if step else runs.exclude(kind="committee")
    return _joined(_found(runs, plan_id, text)).order_by(
        _first_due(), "application__applicant__name_key", "application__receipt_number", "id"
    )


def counts(organisation_id: int, *, plan_id: str = "") -> dict[str, int]:
    """How many open visits an office has in each step (every key of STEPS is there)."""
    runs = _found(StageRun.objects.filter(organisation_id=organisation_id, closed_at=None), plan_id, "")
    found = _with_step(runs).order_by().values("step").annotate(n=Count("pk")).values_list("step", "n")
    return dict.fromkeys(STEPS, 0) | dict(found)


def offices_holding() -> set[int]:
    """The offices and employers that have an open visit now. One query."""
    runs = StageRun.objects.filter(closed_at=None, organisation__isnull=False).exclude(kind="committee")
    return set(runs.order_by().values_list("organisation_id", flat=True).distinct())


def done(organisation_id: int, *, plan_id: str = "", text: str = "") -> QuerySet[StageRun]:
    """The closed visits of an office, newest first, with the same columns and `.outcome`.

    Visits that were taken back or withdrawn before the office opened them are left out.
    """
    runs = StageRun.objects.filter(organisation_id=organisation_id, closed_at__isnull=False).exclude(
        seen_at=None, outcome__in=["taken_back", "withdrawn"]
    )
    return _joined(_found(runs, plan_id, text)).order_by("-closed_at", "-id")


def plans_with(organisation_id: int) -> dict[str, str]:
    """The plans under which this office has or had cases: plan id → name of its newest version there, newest first."""
    runs = StageRun.objects.filter(organisation_id=organisation_id).order_by("-application__plan_id")
    found: dict[str, str] = {}
    for plan_id, name in runs.values_list("application__plan__plan_id", "application__plan__name").distinct():
        found.setdefault(plan_id, name)
    return found


def open_run(application_id: int) -> StageRun | None:
    """The one open visit: who has it now. None when the case is closed."""
    return (
        StageRun.objects.filter(application_id=application_id, closed_at=None)
        .select_related("organisation", "returned_by__organisation", "application__committee")
        .first()
    )


def open_runs_of(application_ids: Sequence[int]) -> dict[int, StageRun]:
    """application → its open visit, as `open_run` gives it, with `.decisions_in_force` and `.gate_list`.

    Closed cases are left out. At most three queries.
    """
    found = StageRun.objects.filter(application_id__in=application_ids, closed_at=None)
    found = found.select_related("organisation", "returned_by__organisation", "application__committee")
    return {run.application_id: run for run in found.prefetch_related(_GATES, _IN_FORCE)}


def runs_of(application_id: int) -> Sequence[StageRun]:
    """All visits of an application, oldest first, with organisation, `.decision_list` and `.gate_list`."""
    return list(
        StageRun.objects.filter(application_id=application_id)
        .select_related("organisation", "returned_by__organisation")
        .prefetch_related(
            Prefetch("gates", queryset=Gate.objects.order_by("id"), to_attr="gate_list"),
            Prefetch("decisions", queryset=Decision.objects.order_by("id"), to_attr="decision_list"),
        )
        .order_by("id")
    )


def newest_of_kind(application_ids: Sequence[int], kind: str) -> dict[int, StageRun]:
    """application → its newest visit to an office of this kind, with `.gate_list`. Two queries."""
    runs = StageRun.objects.filter(application_id__in=application_ids, kind=kind).order_by("id")
    gates = Prefetch("gates", queryset=Gate.objects.order_by("id"), to_attr="gate_list")
    return {run.application_id: run for run in runs.prefetch_related(gates)}


def was_with(application_id: int, organisation_id: int) -> bool:
    """Whether the case is or ever was with this office."""
    return StageRun.objects.filter(application_id=application_id, organisation_id=organisation_id).exists()


def applicants_with(plan_id: str, user_ids: Sequence[int]) -> dict[int, Application]:
    """Of these people, those with an application to any version of a plan that was not given up: person → it.

    Given up: withdrawn, or lapsed before it was ever filed.
    """
    turns = (
        StageRun.objects.filter(
            kind="applicant", application__plan__plan_id=plan_id, application__applicant_id__in=user_ids
        )
        .exclude(application__status="withdrawn")
        .exclude(application__status="lapsed", application__revision_number=0)
        .select_related("application")
    )
    return {turn.application.applicant_id: turn.application for turn in turns.order_by("id")}


def decision_in_force(run_id: int) -> Decision | None:
    """The decision of a visit that was not taken back."""
    return Decision.objects.filter(run_id=run_id, taken_back_at=None).first()


def decisions_by_id(decision_ids: Sequence[int]) -> dict[int, Decision]:
    """These decisions by id, with their visits."""
    return {one.pk: one for one in Decision.objects.filter(pk__in=decision_ids).select_related("run")}


def last_decision(application_id: int) -> Decision | None:
    """The newest decision on an application, in force or taken back, with its visit."""
    return Decision.objects.filter(run__application_id=application_id).select_related("run").order_by("-id").first()


def passes_in_force(application_id: int) -> Sequence[Decision]:
    """Every pass of an application that was not taken back, oldest first, with its visit and office."""
    found = Decision.objects.filter(run__application_id=application_id, verdict="pass", taken_back_at=None)
    return list(found.select_related("run__organisation").order_by("id"))


def last_closed(application_id: int, *, before: str = "") -> StageRun | None:
    """The visit that was closed last, whatever closed it; of two closed at one instant the later one.

    `before` names a kind of office ("committee"): the last visit of any other kind is meant, also where the visit
    to that kind was closed at the same instant (a case taken back from the committee and sent there again).
    """
    found = StageRun.objects.filter(application_id=application_id, closed_at__isnull=False)
    if before:
        found = found.exclude(kind=before)
    return found.select_related("organisation", "application").order_by("-closed_at", "-id").first()


def last_closed_of(application_ids: Sequence[int]) -> dict[int, StageRun]:
    """application → its visit closed last, with organisation and `.decisions_in_force`. At most two queries."""
    found = StageRun.objects.filter(application_id__in=application_ids, closed_at__isnull=False)
    found = found.select_related("organisation", "application").prefetch_related(_IN_FORCE)
    return {run.application_id: run for run in found.order_by("closed_at", "id")}


def gates_waiting_for(message_key: str) -> Sequence[Gate]:
    """Open gates whose time runs from the delivery of this message and is not known yet."""
    return list(Gate.objects.filter(data__after_message=message_key, due_at=None).exclude(state="done"))


def gates_of(run_id: int) -> dict[str, Gate]:
    """kind → gate of a visit."""
    return {gate.kind: gate for gate in Gate.objects.filter(run_id=run_id).order_by("id")}


def overdue(at: datetime) -> Sequence[int]:
    """The applications with an open visit, or an open gate of one, whose time is over at `at`, oldest due first."""
    late = Gate.objects.filter(run=OuterRef("pk"), due_at__lte=at).exclude(state="done")
    runs = StageRun.objects.filter(closed_at=None).filter(Q(due_at__lte=at) | Q(Exists(late)))
    return list(runs.order_by("due_at", "id").values_list("application_id", flat=True))


def due_between(start: datetime, end: datetime) -> Sequence[StageRun]:
    """Open visits that are due after `start` and not after `end`, or have an open gate that is."""
    soon = Gate.objects.filter(run=OuterRef("pk"), due_at__gt=start, due_at__lte=end).exclude(state="done")
    runs = StageRun.objects.filter(closed_at=None).filter(Q(due_at__gt=start, due_at__lte=end) | Q(Exists(soon)))
    return list(_joined(runs).order_by("due_at", "id"))


def notes_of(application_id: int, organisation_id: int) -> Sequence[Note]:
    """The notes of one office on a case, oldest first."""
    return list(
        Note.objects.filter(application_id=application_id, organisation_id=organisation_id).order_by("at", "id")
    )


def verdict_counts(plan_id: str) -> dict[tuple[str, str], int]:
    """(stage, verdict) → decisions in force on all applications of a plan, whatever its version."""
    found = Decision.objects.filter(run__application__plan__plan_id=plan_id, taken_back_at=None)
    rows = found.order_by().values_list("run__stage", "verdict").annotate(n=Count("pk"))
    return {(stage, verdict): number for stage, verdict, number in rows}
