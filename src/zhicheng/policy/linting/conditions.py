"""Conditions: exercised by cases, possible at all, in keeping with each other and with the methods."""

from __future__ import annotations

from collections.abc import Iterator

from zhicheng.policy import verdict as v
from zhicheng.policy.cases import Result, boundary_cases, conditions, written_cases
from zhicheng.policy.compile import clauses
from zhicheng.policy.examples import Composer, leaves, merged
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.linting.model import Finding, line_of
from zhicheng.policy.loader import LoadedPlan
from zhicheng.policy.predicates.appraisals import Appraisals
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.record import RecordField
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.policy.tree import Some
from zhicheng.policy.verdict import MET, UNMET


def check(loaded: LoadedPlan) -> Iterator[Finding]:
    """Findings about conditions, paths and methods."""
    yield from _cases(loaded)
    yield from _possible(loaded)
    yield from _together(loaded)
    yield from _short(loaded)
    yield from _methods(loaded)
    yield from _minima(loaded)
    yield from _equivalences(loaded)


def _cases(loaded: LoadedPlan) -> Iterator[Finding]:
    plan = loaded.plan
    results: list[Result] = [*boundary_cases(plan), *written_cases(plan, loaded.cases)]
    for one in results:
        if not one.fine:
            says = f"例子 {one.id}：" + "；".join(map(str, one.mismatches))
            yield Finding("case-wrong", one.id, 0, (), says, "请核对计划和例子，哪一边错了改哪一边。")
    seen: dict[str, set[str]] = {}
    for one in results:
        for code, verdict in one.seen:
            seen.setdefault(code, set()).add(verdict)
    for code, leaf in conditions(plan).items():
        wanted = {example.verdict for example in leaf.condition.examples()}
        missing = wanted - seen.get(code, set())
        if missing:
            says = f"条件“{leaf.title}”没有例子用到：{'、'.join(sorted(missing))}。"
            yield Finding("condition-without-case", code, 0, leaf.clause, says, "请在 cases.yaml 里加一个例子。")


def _possible(loaded: LoadedPlan) -> Iterator[Finding]:
    composer = Composer()
    for path in loaded.plan.paths:
        if not composer.ways(path.node, MET):
            says = f"没有一种情况能满足“{path.name}”。"
            where = line_of(loaded, ("paths", path.id))
            yield Finding("path-impossible", f"paths.{path.id}", where, path.clause, says, "请检查这一条里的各个条件。")


def _together(loaded: LoadedPlan) -> Iterator[Finding]:
    """A path that nobody can take who meets what everyone must meet."""
    plan, composer = loaded.plan, Composer()
    for path in plan.paths:
        for item in plan.common:
            pairs = [(one, two) for one in composer.ways(path.node, MET) for two in composer.ways(item.node, MET)]
            facts = [Facts(merged([one, two], "").facts) for one, two in pairs]
            worst = [v.all_of([path.node.explain(View(one)).raw, item.node.explain(View(one)).raw]) for one in facts]
            if worst and set(worst) == {UNMET}:
                says = f"“{item.name}”人人要满足，可是满足“{path.name}”的人都不能满足它。"
                at = f"{item.id}:{path.id}"
                mend = "请与主办单位核对，把其中一条改成可以同时满足。"
                yield Finding("clause-contradicts-path", at, 0, (*item.clause, *path.clause), says, mend)


def _short(loaded: LoadedPlan) -> Iterator[Finding]:
    """A path may ask fewer years of work than the yearly proofs everyone must give."""
    plan = loaded.plan
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
                    yield Finding("path-shorter-than-proofs", at, 0, (*leaf.clause, *item.clause), says, mend)


def _methods(loaded: LoadedPlan) -> Iterator[Finding]:
    plan = loaded.plan
    used = {path.method for path in plan.paths}
    unsaid = {one.id for one in plan.unsaid}
    for path in plan.paths:
        if path.method is None:
            says = f"“{path.name}”没有对应的申报方式。"
            where = line_of(loaded, ("paths", path.id))
            yield Finding("path-without-method", f"paths.{path.id}", where, path.clause, says, "请写上 method。")
    for n, method in enumerate(plan.methods):
        if method.code not in used and f"{method.code}-conditions" not in unsaid:
            says = f"申报方式“{method.name}”没有对应的条件。"
            where = line_of(loaded, ("methods", n))
            mend = f"请让一种条件用它，或在 unsaid 里列出 {method.code}-conditions。"
            yield Finding("method-without-path", f"methods.{method.code}", where, method.clause, says, mend)


def _minima(loaded: LoadedPlan) -> Iterator[Finding]:
    for code, leaf in conditions(loaded.plan).items():
        condition = leaf.condition
        if isinstance(condition, TrainingHours) and condition.of_which:
            parts = sum(condition.of_which.values())
            if parts < condition.total:
                rest = condition.total - parts
                says = f"各类最低学时加起来是 {parts}，总数要 {condition.total}，其余 {rest} 学时没有说是哪一类。"
                mend = "请确认其余学时哪一类都可以，并在 accepted 里说明。"
                yield Finding("minima-below-total", code, 0, leaf.clause, says, mend)


def _equivalences(loaded: LoadedPlan) -> Iterator[Finding]:
    """A value that an equivalence yields, but no path asks for."""
    plan = loaded.plan
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
                where = line_of(loaded, ("equivalences", n, "codes", given))
                at = f"equivalences.{one['id']}.{given}"
                mend = "请确认通知就是这样写的，并在 accepted 里说明。"
                yield Finding("equivalence-unused", at, where, clauses(one["clause"]), says, mend)


def _somes(node: object) -> Iterator[Some]:
    if isinstance(node, Some):
        yield node
    for one in getattr(node, "below", tuple)():
        yield from _somes(one)
