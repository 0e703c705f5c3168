"""What a publicity (公示) must say, and whether a case may be listed on a notice now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from zhicheng.standards.actor import Actor
from zhicheng.standards.errors import Refused, Stale
from zhicheng.standards.text import listed

from . import decision_checks as checks
from .errors import Incomplete, NotNow, NotYours

if TYPE_CHECKING:
    from zhicheng.review.models import Gate, StageRun

    from . import case as cases

MOST_PLACE = 200
MOST_WORDS = 500
ELSEWHERE = "这件申报现在不在公示这一步。"


def place_words(place: str) -> str:
    """Where or how it is posted, stripped; raises Incomplete where it is empty or too long."""
    words = place.strip()
    if not words:
        raise Incomplete("请填写公示的地点或方式，例如厂区公告栏。", field="place")
    if len(words) > MOST_PLACE:
        raise Incomplete(f"公示地点最多{MOST_PLACE}字。", field="place")
    return words


def words_of(text: str, field: str, needed: str) -> str:
    """A text, stripped; raises Incomplete where it is too long, or empty and `needed` says what to write."""
    words = text.strip()
    if needed and not words:
        raise Incomplete(needed, field=field)
    if len(words) > MOST_WORDS:
        raise Incomplete(f"最多{MOST_WORDS}字，请写短一些。", field=field)
    return words


def gate_of(case: cases.Case) -> tuple[StageRun, Gate]:
    """The open visit and its gate of publicity; raises NotNow where it has none."""
    gate = case.gates.get("publicity")
    if case.run is None or gate is None:
        raise NotNow(ELSEWHERE)
    return case.run, gate


def check_fresh(found: Sequence[cases.Case], chosen: Mapping[int, int]) -> None:
    """Raise Stale with the names of those that are no longer in the version that was chosen (id → version)."""
    changed = [one for one in found if one.application.version != chosen[one.application.pk]]
    if changed:
        names = listed(one.application.applicant.name for one in changed)
        raise Stale(f"{names}的申报刚刚有了变化，请刷新列表后重新选择要公示的人。")


def why_not_publicise(case: cases.Case, actor: Actor, at: datetime) -> Refused | None:
    """None where this employer may list the case on a notice now, else NotYours, NotNow or TooLate.

    Held by this employer, qualified, not publicised yet, in time; the clerk's own case may be listed by her.
    """
    run, gate, name = case.run, case.gates.get("publicity"), case.application.applicant.name
    if run is None or gate is None:
        return NotNow(ELSEWHERE)
    if actor.role != "employer" or run.organisation_id != actor.organisation_id or run.kind != "employer":
        return NotYours()
    if gate.state == "running":
        return NotNow(f"{name}的公示正在进行，不用再公示一次。")
    if gate.state == "done":
        return NotNow(f"{name}的公示已经结束，可以报送了。")
    if case.decision is None or case.decision.verdict != "pass":
        return NotNow(f"{name}还没有资格审查通过，通过后才能公示。")
    return checks.why_too_late(run, at)
