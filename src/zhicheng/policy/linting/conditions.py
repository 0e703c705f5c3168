"""Conditions: exercised by cases, possible at all, in keeping with each other and with the methods."""

from __future__ import annotations

from collections.abc import Iterator

from zhicheng.policy import verdict as v
from zhicheng.policy.building.compile import clauses
from zhicheng.policy.cases import Result, boundary_cases, conditions, written_cases
from zhicheng.policy.examples import Composer, Made, leaves, merged
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.linting.pages import walk
from zhicheng.policy.model.parts import Path
from zhicheng.policy.predicates.appraisals import Appraisals
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.record import RecordField
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.policy.tree import Node, Some
from zhicheng.policy.verdict import MET, UNMET, Verdict


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about conditions, paths and methods."""
    yield from _cases(subject)
    yield from _possible(subject)
    yield from _together(subject)
    yield from _short(subject)
    yield from _methods(subject)
    yield from _minima(subject)
    yield from _equivalences(subject)
    yield from _in_service(subject)


def _cases(subject: Subject) -> Iterator[Finding]:
    plan = subject.plan
    results: list[Result] = [*boundary_cases(plan), *written_cases(plan, subject.loaded.cases)]
    for one in results:
        if not one.fine:
            says = f"例子 {one.id}：" + "；".join(map(str, one.mismatches))
            mend = "请核对计划和例子，哪一边错了改哪一边。"
            yield _of_case(subject, one.id, says, mend)
    seen: dict[str, set[str]] = {}
    for one in results:
        for code, verdict in one.seen:
            seen.setdefault(code, set()).add(verdict)
    for code, leaf in conditions(plan).items():
        wanted = {example.verdict for example in leaf.condition.examples()}
        missing = wanted - seen.get(code, set())
        if missing:
            says = f"条件“{leaf.title}”没有例子用到：{'、'.join(sorted(missing))}。"
            mend = "请在 cases.yaml 里加一个例子。"
            yield subject.found("condition-without-case", code, subject.node(code), leaf.clause, says, mend)


def _of_case(subject: Subject, code: str, says: str, mend: str) -> Finding:
    """A finding about a case, at its line; a case made from a condition stands nowhere."""
    written = (subject.loaded.cases_source.value or {}).get("cases") or ()
    n = next((n for n, one in enumerate(written) if one.get("id") == code), None)
    line = subject.loaded.cases_source.lines.get(("cases", n), 0) if n is not None else 0
    return Finding("case-wrong", code, line, (), says, mend, file="cases.yaml" if line else "plan.yaml")


def _possible(subject: Subject) -> Iterator[Finding]:
    for path in subject.plan.paths:
        if not _takers(path):
            says = f"没有一种情况能满足“{path.name}”。"
            mend = "请检查这一条里的各个条件。"
            place = ("paths", path.id)
            yield subject.found("path-impossible", f"paths.{path.id}", place, path.clause, says, mend)


def _takers(path: Path) -> list[Made]:
    """The people made for a path who do not fail it: parts that are met one by one may shut each other out."""
    return [one for one in Composer().ways(path.node, MET) if _judged(path, one, path.node) != UNMET]


def _judged(path: Path, made: Made, *nodes: Node) -> Verdict:
    """What these conditions together come to for someone who takes the path."""
    view = View(Facts(made.facts).choosing(path.id, path.method))
    return v.all_of([node.explain(view).raw for node in nodes])


def _together(subject: Subject) -> Iterator[Finding]:
    """A path that nobody can take who meets what everyone must meet."""
    plan, composer = subject.plan, Composer()
    for path in plan.paths:
        takers = _takers(path)
        for item in plan.common:
            both = [merged([one, two], "") for one in takers for two in composer.ways(item.node, MET)]
            worst = {_judged(path, one, path.node, item.node) for one in both}
            if worst == {UNMET}:
                says = f"“{item.name}”人人要满足，可是满足“{path.name}”的人都不能满足它。"
                at = f"{item.id}:{path.id}"
                mend = "请与主办单位核对，把其中一条改成可以同时满足。"
                clause = (*item.clause, *path.clause)
                yield subject.found("clause-contradicts-path", at, subject.node(item.id), clause, says, mend)


def _short(subject: Subject) -> Iterator[Finding]:
    """A path may ask fewer years of work than the yearly proofs everyone must give."""
    plan = subject.plan
    proofs = [
        (item, leaf.condition)
        for item in plan.common
        for leaf in leaves(item.node)
        if isinstance(leaf.condition, (Appraisals, TrainingHours))
    ]
    for path in plan.paths:
        for leaf in leaves(path.node):
            if not isinstance(leaf.condition, Duration) or leaf.condition.kind != "work":
                continue
            for item, proof in proofs:
                if leaf.condition.years < len(proof.years):
                    says = (
                        f"“{leaf.title}”，而人人要交 {len(proof.years)} 个年度的“{item.name}”：有的人还没有工作那么久。"
                    )
                    at = f"{leaf.id}:{item.id}"
                    mend = "请写明不足的年度怎么看（before_work），或在 accepted 里说明。"
                    clause = (*leaf.clause, *item.clause)
                    yield subject.found("path-shorter-than-proofs", at, subject.node(leaf.id), clause, says, mend)


def _methods(subject: Subject) -> Iterator[Finding]:
    plan = subject.plan
    used = {path.method for path in plan.paths}
    for path in plan.paths:
        if path.method is None:
            says = f"“{path.name}”没有对应的申报方式。"
            at, mend = f"paths.{path.id}", "请写上 method。"
            yield subject.found("path-without-method", at, ("paths", path.id), path.clause, says, mend)
    for n, method in enumerate(plan.methods):
        if method.code not in used and f"{method.code}-conditions" not in subject.unsaid:
            says = f"申报方式“{method.name}”没有对应的条件。"
            mend = f"请让一种条件用它，或在 unsaid 里列出 {method.code}-conditions。"
            at = f"methods.{method.code}"
            yield subject.found("method-without-path", at, ("methods", n), method.clause, says, mend)


def _minima(subject: Subject) -> Iterator[Finding]:
    for code, leaf in conditions(subject.plan).items():
        condition = leaf.condition
        if isinstance(condition, TrainingHours) and condition.of_which:
            parts = condition.minima
            if parts < condition.total:
                rest = condition.total - parts
                says = f"各类最低学时加起来是 {parts}，总数要 {condition.total}，其余 {rest} 学时没有说是哪一类。"
                mend = "请确认其余学时哪一类都可以，并在 accepted 里说明。"
                yield subject.found("minima-below-total", code, subject.node(code), leaf.clause, says, mend)


def _equivalences(subject: Subject) -> Iterator[Finding]:
    """A value that an equivalence yields, but no path asks for."""
    plan = subject.plan
    wanted: set[tuple[str, str, str]] = set()
    for path in plan.paths:
        for some in _somes(path.node):
            for leaf in leaves(some.where) if some.where is not None else ():
                test = leaf.condition
                if isinstance(test, RecordField):
                    codes = [code for code, _ in test.field.choices if test.match.verdict(code) == MET]
                    wanted |= {(test.kind, test.field.code, code) for code in codes}
    for n, one in enumerate(plan.written.get("equivalences") or ()):
        for given, meant in one["codes"].items():
            if (one["record"], one["reads"], meant) not in wanted:
                says = f"换算 {given} → {meant} 没有一种条件用到。"
                place = ("equivalences", n, "codes", given)
                at = f"equivalences.{one['id']}.{given}"
                mend = "请确认通知就是这样写的，并在 accepted 里说明。"
                yield subject.found("equivalence-unused", at, place, clauses(one["clause"]), says, mend)


def _somes(node: object) -> Iterator[Some]:
    if isinstance(node, Some):
        yield node
    for one in getattr(node, "below", tuple)():
        yield from _somes(one)


def _in_service(subject: Subject) -> Iterator[Finding]:
    """Whether people who have retired or are between jobs may file."""
    told = [subject.written["population"]["needs"], *(one["needs"] for one in subject.written.get("common") or ())]
    asked = any(path[-2:] == ("person", "in_service") for one in told for path, _ in walk(one))
    if not asked and "in-service" not in subject.unsaid:
        says = "没有一条说到退休、待业的人能不能申报。"
        mend = "请在 population 里写 person: {in_service: true}，或在 unsaid 里列出 in-service。"
        clause = subject.plan.population.clause
        yield subject.found("no-in-service-condition", "population", ("population",), clause, says, mend)
