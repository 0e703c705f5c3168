"""Visits without a road: rows of the room `review` on applications that nobody filled in."""

from datetime import UTC, datetime, timedelta

from tests.accounts import builders as accounts
from tests.organisations import builders as organisations
from zhicheng.applications.models import Application
from zhicheng.plans.models import PublishedPlan
from zhicheng.review import services
from zhicheng.standards.actor import Actor

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def plan(name="2026年工程师评审", plan_id="engineers", version=1):
    """A published plan of which only the name is read; of its versions the newest is in force."""
    PublishedPlan.objects.filter(plan_id=plan_id).update(current=False)
    return PublishedPlan.objects.create(
        plan_id=plan_id,
        version=version,
        name=name,
        year=2026,
        level="intermediate",
        document={},
        digest=plan_id,
        published_at=AT,
        published_by={},
    )


def firm():
    """An employer and the actor who decides there."""
    employer = organisations.employer()
    clerk = accounts.person("clerk", "何知远", serial=900)
    seat = organisations.seat(clerk, employer, "employer")
    return employer, Actor(clerk.pk, clerk.name, "employer", seat.pk, employer.pk, employer.name)


def application(employer, of_plan, name, serial, **more):
    """Somebody's application, as far as lists read it."""
    person = accounts.person(f"person{serial}", name, serial=serial, password=None)
    return Application.objects.create(
        applicant=person,
        plan=of_plan,
        employer=employer,
        status="in_review",
        receipt_number=f"ZC2026{serial:07d}",
        revision_number=1,
        created_at=AT,
        changed_at=AT,
        **more,
    )


def visit(application, employer, *, due_in=None, kind="employer", at=AT):
    """An open visit of an application to an office."""
    return services.open_run(
        application_id=application.pk,
        stage=kind,
        kind=kind,
        organisation_id=employer.pk,
        revision_number=1,
        returned_by=None,
        due_at=at + due_in if due_in else None,
        at=at,
    )


def decided(run, actor, verdict="pass", at=AT):
    """A decision on a visit."""
    return services.decide(
        run=run,
        verdict=verdict,
        opinion="同意。",
        reasons=[],
        soft_passes={},
        on_version=0,
        actor=actor,
        at=at,
    )
