"""Cases: made-up people and what must come out. Boundary cases are made from the predicates' examples; readings and
combinations are written by hand in `cases.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhicheng.policy import route
from zhicheng.policy.evaluation import evaluate
from zhicheng.policy.examples import leaves, merge_facts
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.model.plan import Plan
from zhicheng.policy.outcome import Outcome
from zhicheng.policy.tree import Leaf, Node
from zhicheng.policy.verdict import Verdict

_SINGLE = ("verdict", "copies", "interview", "nearest", "paragraph")
_OF_FINDINGS = ("findings", "measured", "gap", "sentence", "reading", "earliest")
_EXPECTED = {*_SINGLE, *_OF_FINDINGS, "blocking", "paths", "attachments", "route", "office", "acceptance"}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that came out otherwise than a case says."""

    what: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.what}：应当是 {self.expected}，实际是 {self.found}"


@dataclass(frozen=True, slots=True)
class Result:
    """One case and how it went; no mismatches is right. `seen` is which verdict it showed of which condition."""

    id: str
    says: str
    mismatches: tuple[Mismatch, ...]
    seen: tuple[tuple[str, Verdict], ...]

    @property
    def fine(self) -> bool:
        return not self.mismatches


def trees(plan: Plan) -> Iterator[Node]:
    """Every tree of a plan: population, common conditions, paths, attachments, route, interview, papers, offices."""
    yield plan.population.node
    for item in plan.common:
        yield item.node
    for path in plan.paths:
        yield path.node
    for rule in plan.attachments:
        if rule.when is not None:
            yield rule.when
    for stage in plan.route:
        if stage.skip_when is not None:
            yield stage.skip_when
        yield from (one.when for one in stage.choices)
    further: list[Node | None] = [one.when for one in plan.papers]
    further += [one.when for one in plan.acceptance_points]
    further += [one.when for one in plan.entrusted]
    further += [plan.interview, plan.establishment.when if plan.establishment else None]
    yield from (one for one in further if one is not None)


def conditions(plan: Plan) -> dict[str, Leaf]:
    """Every leaf of a plan by its id, each once."""
    return {leaf.id: leaf for tree in trees(plan) for leaf in leaves(tree)}


def boundary_cases(plan: Plan) -> Iterator[Result]:
    """Below, exactly on, above and unknown for each condition, from the predicates' own examples."""
    for code, leaf in conditions(plan).items():
        numbers: dict[str, int] = {}
        for one in leaf.condition.examples():
            numbers[one.name] = numbers.get(one.name, 0) + 1
            found = leaf.condition.verdict(View(Facts(one.facts), one.it))
            wrong = () if found == one.verdict else (Mismatch(code, one.verdict, found),)
            yield Result(f"{code}:{one.name}-{numbers[one.name]}", leaf.title, wrong, ((code, found),))


def written_cases(plan: Plan, written: Mapping[str, Any]) -> Iterator[Result]:
    """The cases of `cases.yaml`."""
    pieces = written.get("facts") or {}
    for case in written.get("cases") or ():
        facts = facts_of(case, pieces)
        outcome = evaluate(plan, facts)
        seen = tuple((one.id, one.raw) for one in outcome.findings())
        wrong = (*_compare(case["expect"], outcome), *_way(case["expect"], plan, facts))
        yield Result(case["id"], case.get("says", ""), wrong, seen)


def facts_of(case: Mapping[str, Any], pieces: Mapping[str, Any]) -> dict[str, Any]:
    """A case's facts: the named pieces in order, then its own; `replace` puts whole values in place of others."""
    facts: dict[str, Any] = {}
    for name in case.get("with") or ():
        facts = merge_facts(facts, pieces[name])
    facts = merge_facts(facts, case.get("facts") or {})
    facts |= case.get("replace") or {}
    for name in case.get("without") or ():
        facts.pop(name, None)
    return facts


def _way(expect: Mapping[str, Any], plan: Plan, facts: Mapping[str, Any]) -> Iterator[Mismatch]:
    """What a case says of the way through the offices: the stages, which kind of office has one, where papers go."""
    for key in sorted(set(expect) - _EXPECTED):
        yield Mismatch(f"expect.{key}", "、".join(sorted(_EXPECTED)), "没有这种写法")
    stages = {one.id: one for one in route.resolve(plan, facts)}
    if "route" in expect and list(stages) != expect["route"]:
        yield Mismatch("route", expect["route"], list(stages))
    for code, kind in (expect.get("office") or {}).items():
        found = stages[code].office.kind if code in stages else "不经过这一站"
        if found != kind:
            yield Mismatch(f"office.{code}", kind, found)
    if "acceptance" in expect:
        point = route.acceptance_point(plan, facts)
        if (point.id if point is not None else None) != expect["acceptance"]:
            yield Mismatch("acceptance", expect["acceptance"], point.id if point is not None else None)


def _compare(expect: Mapping[str, Any], outcome: Outcome) -> Iterator[Mismatch]:
    found = {one.id: one for one in outcome.findings()}
    paths = {one.id: one for one in outcome.paths}
    papers = {one.id: one for one in outcome.attachments}
    for key in _SINGLE:
        if key in expect and getattr(outcome, key) != expect[key]:
            yield Mismatch(key, expect[key], getattr(outcome, key))
    if "blocking" in expect:
        names = [one.id for one in outcome.blocking]
        if names != expect["blocking"]:
            yield Mismatch("blocking", expect["blocking"], names)
    for code, want in (expect.get("paths") or {}).items():
        if paths[code].verdict != want:
            yield Mismatch(f"paths.{code}", want, paths[code].verdict)
    for code, need in (expect.get("attachments") or {}).items():
        told = papers[code].needed if code in papers else None  # None: the plan has no such attachment
        if told != need:
            yield Mismatch(f"attachments.{code}", need, told)
    for what in _OF_FINDINGS:
        for code, want in (expect.get(what) or {}).items():
            one: Any = found.get(code) or (papers.get(code) if what == "reading" else None)
            if one is None:
                yield Mismatch(f"{what}.{code}", want, "没有这一项")
                continue
            value: Any = one.verdict if what == "findings" else getattr(one, what)
            if what == "earliest" and value is not None:
                value = value.isoformat()
            if _plain(value) != _plain(want):
                yield Mismatch(f"{what}.{code}", want, value)


def _plain(value: Any) -> Any:
    """No-break spaces and spaces compare alike: a case is typed by people."""
    return value.replace("\u00a0", " ") if isinstance(value, str) else value
