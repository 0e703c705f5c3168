"""What the engine leaves to an office: the findings a person must say a word on before passing a case (由您判断).

The engine advises; offices decide. A finding that is not met is put to an office once: whoever passes the case over
it says why, and the offices after it read that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhicheng import policy
from zhicheng.policy import route
from zhicheng.review import queries as review

from . import facts as case_facts

if TYPE_CHECKING:
    from zhicheng.policy.findings import Finding
    from zhicheng.review.models import StageRun

    from .case import Case


@dataclass(frozen=True, slots=True)
class Question:
    """A finding that a person of this office must judge before passing; `id` is the key in `soft_passes`."""

    id: str
    title: str
    sentence: str
    clause: tuple[str, ...]
    verdict: str


def questions_for(case: Case, run: StageRun) -> list[Question]:
    """The findings put to the office of this visit that no office has judged on this revision."""
    outcome = case_facts.outcome_of(case.application, run.revision_number)
    asked = case_facts.attested_nodes(case.plan)
    judged = {
        finding_id
        for decision in review.passes_in_force(case.application.pk)
        if decision.run.revision_number == run.revision_number
        for finding_id in decision.soft_passes
    }
    found = []
    for finding in _open_findings(outcome, outcome.chosen):
        by = asked[finding.id][1] if finding.id in asked else run.kind
        if by == run.kind and finding.id not in judged:
            found.append(
                Question(finding.id, finding.title, finding.sentence, tuple(finding.clause), str(finding.verdict))
            )
    return found


def opinion_with_pass(stage: route.Stage) -> bool:
    """Whether this stage writes its opinion with 通过: not where it comes with 报送, and not at the counter."""
    if stage.kind == "employer":
        return stage.publicity is None or stage.publicity.position == "after_opinion"
    return stage.kind in ("department", "bureau")


def _open_findings(outcome: policy.Outcome, path: str | None) -> Iterator[Finding]:
    """What is not met of the population, the common conditions and the chosen path, as one asks a person."""
    tops = [outcome.population, *outcome.common, *(one.finding for one in outcome.paths if one.id == path)]
    for top in tops:
        if top.force != "advice":
            yield from _to_judge(top)


def _to_judge(finding: Finding) -> Iterator[Finding]:
    """The parts that wait for a person; where something is plainly unmet or unknown, the condition as a whole."""
    if finding.verdict == "met":
        return
    if finding.verdict != "needs_human":
        yield finding
        return
    parts = [child for child in finding.children if child.verdict == "needs_human"]
    if not parts or finding.soft:
        yield finding
        return
    for part in parts:
        yield from _to_judge(part)
