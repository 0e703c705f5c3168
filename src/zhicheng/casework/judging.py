"""What the engine leaves to an office: the findings a person must say a word on before passing a case (由您判断).

The engine advises; offices decide. A finding that is not met is put to an office once: whoever passes the case over
it says why, and the offices after it read that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhicheng import policy
from zhicheng.policy import route
from zhicheng.review import queries as review
from zhicheng.standards.text import amount

from . import facts as case_facts
from . import ways

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
    full: int | None = None
    """Where a score is to be verified: the most it can be; the answer is that number of points (核定得分)."""


def questions_for(case: Case, run: StageRun) -> list[Question]:
    """The findings put to the office of this visit that no office has judged on this revision.

    A score that waits to be verified (核定) is put to the stage that verifies it; where a later revision changed it
    after that stage, to the office that has the case.
    """
    outcome = case_facts.outcome_of(case.application, run.revision_number)
    asked = case_facts.attested_nodes(case.plan)
    verified = case_facts.verified_nodes(case.plan)
    sheets = case_facts.scored_sheets(case.plan)
    order = [stage.id for stage in case.plan.route]
    judged = {
        finding_id
        for decision in review.passes_in_force(case.application.pk)
        if decision.run.revision_number == run.revision_number
        for finding_id in decision.soft_passes
    }
    found = []
    for finding in _open_findings(outcome, outcome.chosen):
        by = asked[finding.id][1] if finding.id in asked else run.kind
        scoring = finding.verdict == "needs_human" and finding.id in verified
        elsewhere = scoring and order.index(run.stage) < order.index(verified[finding.id])
        if by == run.kind and not elsewhere and (scoring or finding.id not in judged):
            full = case.plan.sheets[sheets[finding.id]].full if scoring else None
            told = (finding.id, finding.title, finding.sentence, tuple(finding.clause), str(finding.verdict))
            found.append(Question(*told, full))
    return found


def answers_in_words(plan: policy.Plan, soft_passes: Mapping[str, str]) -> list[str]:
    """What an office wrote on the questions put to it; of a verified score the sheet and the points."""
    sheets = case_facts.scored_sheets(plan)
    return [
        f"{plan.sheets[sheets[finding_id]].name}：核定 {amount(words, '分')}"
        if finding_id in sheets and case_facts.points_of(words) is not None
        else words
        for finding_id, words in soft_passes.items()
    ]


def opinion_with_pass(stage: route.Stage) -> bool:
    """Whether this stage writes its opinion with 通过: not where it comes with 报送, and not at the counter."""
    if stage.kind == "employer":
        return stage.publicity is None or stage.publicity.position == "after_opinion"
    return stage.kind in ways.AUTHORITIES


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
