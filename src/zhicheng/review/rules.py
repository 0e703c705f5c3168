"""Who may act on a visit: the right office, the right role, and never on her own case."""

from __future__ import annotations

from typing import Protocol

from zhicheng.standards.actor import Actor


class Visit(Protocol):
    """What is read of a visit."""

    kind: str
    organisation_id: int | None


OFFICE_KINDS = ("employer", "department", "bureau", "office")
VERDICTS = {"pass": "通过", "return": "退回修改", "reject": "不通过"}

OTHER_OFFICE = "这件申报现在不在您的单位办理。"
OWN_CASE = "这是您本人的申报，按规定请由单位的另一位同事办理。"
SEAT_NEEDED = "请先切换到办理这一步的席位。"


def why_not_holder(visit: Visit, actor: Actor) -> str | None:
    """None where the actor sits in the office that has the case, in the role of its stage; else the sentence."""
    if visit.organisation_id is None or actor.organisation_id != visit.organisation_id:
        return OTHER_OFFICE
    if actor.role != visit.kind or actor.seat_id is None:
        return SEAT_NEEDED
    return None


def why_not_decide(visit: Visit, actor: Actor, applicant_id: int) -> str | None:
    """None where the actor may decide the case, else why not: another office's, wrong seat, or her own case."""
    if visit.kind not in OFFICE_KINDS:
        return OTHER_OFFICE
    if actor.person_id == applicant_id:
        return OWN_CASE
    return why_not_holder(visit, actor)
