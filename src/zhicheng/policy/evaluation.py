"""`evaluate`: the answer of a plan for one person's facts. Pure: the same plan and facts give the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from zhicheng import kinds
from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.findings import Finding
from zhicheng.policy.model.plan import AttachmentRule, Plan
from zhicheng.policy.outcome import AttachmentOutcome, Interview, Outcome, PathOutcome
from zhicheng.policy.tree import Group
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, Verdict

NEEDED: dict[str, Literal["yes", "no", "unknown"]] = {
    MET: "yes",
    UNMET: "no",
    UNKNOWN: "unknown",
    NEEDS_HUMAN: "unknown",
}
_RANK = {MET: 0, NEEDS_HUMAN: 1, UNKNOWN: 2, UNMET: 3}


def evaluate(plan: Plan, facts: Mapping[str, Any]) -> Outcome:
    """Population, common conditions, every path, attachments, copies, and the word for the person as a whole.

    Where the application has chosen a path (`facts["application"]["path"]`), that path decides; else the best way
    through: a path together with the common conditions as they would be, were that path chosen.
    Advice never counts towards the verdict.
    """
    view = View(Facts(facts))
    items = (plan.population, *plan.common)
    common = [one.node.explain(view) for one in items]
    paths = tuple([PathOutcome(one.id, one.name, one.node.explain(view)) for one in plan.paths])
    ways = {one.id: one.verdict for one in paths}
    chosen = view.facts.value("application", "path")
    known = chosen if chosen in ways else None
    counted = [known] if known is not None else list(ways)
    # What a choice decides is unknown without it; whatever else is unknown stays so under every path.
    hanging = [n for n, one in enumerate(items) if one.by_choice and common[n].verdict == UNKNOWN]
    going: tuple[str, ...] = ()
    if hanging:
        views = {code: choosing(plan, view, code) for code in counted if ways[code] != UNMET or code == known}
        binding = [items[n].node for n in hanging if items[n].force != "advice"]
        for code, one in views.items():
            ways[code] = v.all_of([ways[code], *[node.verdict(one) for node in binding]])
        going = still_open(counted, ways, {one.id: one.verdict for one in paths})
        for n in hanging:
            common[n] = _agreed(common[n], [views.get(code) or choosing(plan, view, code) for code in going])
    fixed = [one.verdict for n, one in enumerate(common) if items[n].force != "advice" and n not in hanging]
    by_path = v.any_of([ways[code] for code in counted])
    return Outcome(
        plan=plan,
        view=view,
        verdict=v.overall(v.all_of([*fixed, by_path])),
        population=common[0],
        common=tuple(common[1:]),
        paths=paths,
        ways=ways,
        chosen=known,
    )


def choosing(plan: Plan, view: View, path: str) -> View:
    """The view of the same person, had she chosen this path."""
    return View(view.facts.choosing(path, plan.path(path).method))


def still_open(counted: Sequence[str], ways: Mapping[str, Verdict], paths: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The paths that may still be the person's: the ways that are not unmet, else the paths that are not, else all."""
    for verdicts in (ways, paths):
        found = tuple([code for code in counted if verdicts[code] != UNMET])
        if found:
            return found
    return tuple(counted)


def _agreed(finding: Finding, views: Sequence[View]) -> Finding:
    """A finding that hangs on the choice of a path: under every one that is open, where all of them agree."""
    found = [finding.node.explain(one) for one in views]
    agree = len({one.verdict for one in found}) == 1
    return found[0] if agree and found[0].verdict != finding.verdict else finding


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


def nearest(paths: tuple[PathOutcome, ...], ways: Mapping[str, Verdict]) -> str:
    """The path nearest to being met: by its verdict as a way through and its own, then by the earliest day, then by
    how much of it holds."""

    def order(place: int) -> tuple[Any, ...]:
        one = paths[place]
        ranks = (_RANK[ways[one.id]], _RANK[one.verdict])
        if one.verdict in (MET, NEEDS_HUMAN):
            return (*ranks, 0, 0.0, place)
        day = one.earliest if one.verdict == UNMET else None
        return (*ranks, day.toordinal() if day else 10**8, -_share(one.finding), place)

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


def copies(plan: Plan, views: Sequence[View]) -> int | None:
    """How many copies of the first paper of the list (the review form): `views` has one for each path that is open.

    None where it is not said, not known, or not the same under all of them.
    """
    if not plan.papers or plan.papers[0].copies is None:
        return None
    found = {plan.papers[0].copies.value(one) for one in views}
    only = found.pop()
    return only.least if not found and only.least == only.most and not only.human else None


def interview(plan: Plan, views: Sequence[View]) -> Interview:
    """Whether there is an interview: `views` has one for each path that is open; what they do not agree in is unknown.

    `none` where the plan has none, `not_said` where it does not say.
    """
    rule = plan.interview_rule
    if rule is None:
        return plan.absent("interview") or "none"
    if rule.when is None:
        return "yes"
    found = {NEEDED[rule.when.verdict(one)] for one in views}
    return found.pop() if len(found) == 1 else "unknown"
