"""Reading a case back as journeys assert it: who has it, what was told, what stands on the trail."""

from tests import world
from zhicheng.casework import invariants, reading
from zhicheng.clock import SHANGHAI
from zhicheng.messages.models import Message
from zhicheng.trail import queries as trail
from zhicheng.trail.models import Line


def standing(application):
    """(status, step, holder) now."""
    found = world.fresh(application)
    where = reading.where_is(found)
    return found.status, where.code, where.holder


def acts(application):
    """The trail of a case: (moment in China, who, act), oldest first."""
    return [
        (f"{line.at.astimezone(SHANGHAI):%m-%d %H:%M}", line.actor["person_name"], line.act)
        for line in trail.lines_of(f"application:{application.pk}")
    ]


def story(application):
    """The history that everyone involved reads: (moment, who, sentence)."""
    return [
        (f"{event.at.astimezone(SHANGHAI):%m-%d %H:%M}", event.who, event.sentence)
        for event in reading.history(world.fresh(application))
    ]


def told(application):
    """What the applicant was told, by kind, oldest first."""
    found = Message.objects.filter(subject=f"application:{application.pk}", recipient_id=application.applicant_id)
    return list(found.order_by("created_at", "id").values_list("kind", flat=True))


def last_message(application):
    """The newest message to the applicant."""
    found = Message.objects.filter(subject=f"application:{application.pk}", recipient_id=application.applicant_id)
    return found.order_by("-created_at", "-id").values_list("text", flat=True).first()


def wrong():
    """What the invariants of the whole instance find, at the moment of the newest line of any trail: {} is right."""
    newest = Line.objects.order_by("-at").values_list("at", flat=True).first()
    return invariants.check_all(at=newest).violations
