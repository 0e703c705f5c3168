"""`evaluate`: the answer of a plan for one person's facts. Pure: the same plan and facts give the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from zhicheng import kinds
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.findings import Finding
from zhicheng.policy.model.plan import AttachmentRule, Plan
from zhicheng.policy.outcome import AttachmentOutcome, Outcome, PathOutcome
from zhicheng.policy.tree import Group
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET

NEEDED: dict[str, Literal["yes", "no", "unknown"]] = {
    MET: "yes",
    UNMET: "no",
    UNKNOWN: "unknown",
    NEEDS_HUMAN: "unknown",
}
_RANK = {MET: 0, NEEDS_HUMAN: 1, UNKNOWN: 2, UNMET: 3}


def evaluate(plan: Plan, facts: Mapping[str, Any]) -> Outcome:
    """Population, common conditions, every path, attachments, copies, and the word for the person as a whole.

    Where the application has chosen a path (`facts["application"]["path"]`), that path decides; else the best one.
    Advice never counts towards the verdict.
    """
    view = View(Facts(facts))
    population = plan.population.node.explain(view)
    common = tuple([one.node.explain(view) for one in plan.common])
    paths = tuple([PathOutcome(one.id, one.name, one.node.explain(view)) for one in plan.paths])
    chosen = view.facts.value("application", "path")
    counted = [one for one in paths if one.id == chosen] or list(paths)
    by_path = v.any_of([one.finding.verdict for one in counted])
    binding = [one.verdict for one in (population, *common) if one.node.head.force != "advice"]
    known = chosen if counted and counted[0].id == chosen else None
    return Outcome(
        plan=plan,
        view=view,
        verdict=v.overall(v.all_of([*binding, by_path])),
        population=population,
        common=common,
        paths=paths,
        chosen=known,
    )


def attachment(rule: AttachmentRule, view: View) -> AttachmentOutcome:
    """Whether one paper is needed, and why. What the platform holds itself need not be uploaded."""
    asked = _asked(rule, view)
    if rule.held_by is None or asked.needed == "no":
        return asked
    kind = kinds.get(rule.held_by)
    name = kind.name if rule.year is None else f"{rule.year} 年的{kind.name}"
    found = view.facts.records(kind.facts_key)
    if any(rule.year is None or row.get("year") == rule.year for row in found.rows):
        return replace(asked, needed="no", reason=f"平台已有您的{name}，不用另外上传", held=True)
    if not found.complete:
        why = f"{name}填进业绩档案、审核通过以后，由平台提取；没有的请在这里上传"
        return replace(asked, needed="unknown", reason=why)
    return replace(asked, reason=f"平台还没有您的{name}") if rule.when is None else asked


def _asked(rule: AttachmentRule, view: View) -> AttachmentOutcome:
    """Whether a paper is needed by the plan's condition, whatever the platform holds."""
    if rule.when is None:
        if rule.optional:
            return AttachmentOutcome(rule.id, rule.name, "no", rule.clause, "可以补充，不是必须")
        return AttachmentOutcome(rule.id, rule.name, "yes", rule.clause, "人人都要上传")
    finding = rule.when.explain(view)
    needed = NEEDED[finding.verdict]
    if rule.optional and needed == "yes":
        needed = "no"
    return AttachmentOutcome(rule.id, rule.name, needed, rule.clause, finding)


def blocking(finding: Finding) -> Iterator[Finding]:
    """Hard conditions that are not met and stand in the way by themselves."""
    if finding.verdict != UNMET:
        return
    inner = [one for child in finding.children for one in blocking(child)] if _all(finding) else []
    if inner:
        yield from inner
    elif finding.force == "hard":
        yield finding


def _all(finding: Finding) -> bool:
    return isinstance(finding.node, Group) and finding.node.word == "all"


def nearest(paths: tuple[PathOutcome, ...]) -> str:
    """The path nearest to being met: by verdict, then by the earliest day, then by how much of it holds."""

    def order(place: int) -> tuple[Any, ...]:
        one = paths[place]
        if one.verdict in (MET, NEEDS_HUMAN):
            return (_RANK[one.verdict], 0, 0.0, place)
        day = one.earliest if one.verdict == UNMET else None
        return (_RANK[one.verdict], day.toordinal() if day else 10**8, -_share(one.finding), place)

    return paths[min(range(len(paths)), key=order)].id if paths else ""


def _share(finding: Finding) -> float:
    """How much of a finding holds, from 0 to 1."""
    if finding.verdict == MET:
        return 1.0
    if not finding.children:
        return 0.5 if finding.verdict in (NEEDS_HUMAN, UNKNOWN) else 0.0
    shares = [_share(one) for one in finding.children]
    if isinstance(finding.node, Group) and finding.node.word != "all":
        return sum(sorted(shares, reverse=True)[: finding.node.count]) / finding.node.count
    return sum(shares) / len(shares)


def copies(plan: Plan, view: View) -> int | None:
    """How many copies of the first paper of the list (the review form); None where it is not said or not known."""
    if not plan.papers or plan.papers[0].copies is None:
        return None
    found = plan.papers[0].copies.value(view)
    return found.least if found.least == found.most and not found.human else None
