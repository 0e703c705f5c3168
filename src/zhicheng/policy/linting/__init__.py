"""The linter: what in a plan does not hold together, or does not cover its notice.

Each finding is mended in the plan, or accepted there (`accepted: [{code, at, why}]`). Nothing open: the plan passes.
What is read off a notice's text is looked at notice by notice (a notice and the file beside it), everything else plan
by plan. The instance's settings stand beside the plans (`_policy.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from zhicheng.policy.linting import (
    annexes,
    conditions,
    coverage,
    filing,
    levels,
    names,
    offices,
    overlays,
    rest,
    timing,
    undecided,
    unfounded,
    verbs,
    wording,
)
from zhicheng.policy.linting.codes import CODES
from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.linting.pages import Page, pages, walk
from zhicheng.policy.loading.addresses import Address
from zhicheng.policy.loading.instance import Instance
from zhicheng.policy.loading.loader import LoadedPlan, PlanFolder

__all__ = ["CODES", "Finding", "lint", "lint_folder", "unfinished"]

Reasons = Mapping[tuple[str, str], str]


def lint(loaded: LoadedPlan) -> tuple[Finding, ...]:
    """Every finding of one plan and of its files, those it accepts with their reason."""
    return _lint(loaded.home, [loaded])


def lint_folder(found: PlanFolder, addresses: Iterable[Address] | None = None) -> tuple[Finding, ...]:
    """Every finding of these plans of a folder (default: all of them), each told once. Raises `PlanErrors`."""
    return _lint(found, (found.load(one) for one in addresses or found.addresses))


def unfinished(found: PlanFolder) -> tuple[Finding, ...]:
    """What a person must still decide in a drafted folder, in the order of its notice; () where nothing is marked.

    Needs no plan that holds together: it is what `plan check` tells beside the faults of the form.
    """
    marked = tuple(undecided.check(found))
    if not marked:
        return ()
    order = {ref: n for n, (ref, _) in enumerate(found.notice.sentences())}
    first = {ref.partition("#")[0]: n for ref, n in reversed(order.items())}

    def place(one: Finding) -> int:
        ref = one.clause[0] if one.clause else ""
        return order.get(ref, first.get(ref, -1))

    instance = found.instance
    covered = (one for page in pages(found) for one in coverage.check(page, instance))
    return tuple(sorted((*marked, *covered), key=place))


def _lint(found: PlanFolder, plans: Iterable[LoadedPlan]) -> tuple[Finding, ...]:
    instance = found.instance
    told: dict[tuple[str, str, str, str], Finding] = {}
    used: set[tuple[str, str]] = set()
    accepted: dict[tuple[str, str], str] = {}

    def tell(many: Iterable[Finding], reasons: Reasons) -> None:
        for one in many:
            key = _accepts(reasons, one)
            if key is not None:
                used.add(key)
            judged = replace(one, reason=reasons[key]) if key is not None else one
            place = (one.code, one.at, one.file, one.says)
            if place not in told or judged.open:
                told[place] = judged

    rolled = False
    of_plans: list[tuple[tuple[Finding, ...], Reasons]] = []
    for loaded in plans:  # first of all: what looks at pages relies on the form of the files
        mine = _reasons(loaded.plan.written.get("accepted") or ())
        accepted |= mine
        rolled = rolled or loaded.plan.rolled_from is not None
        of_plans.append((tuple(_of_plan(Subject(loaded, instance))), mine))
    tell(unfinished(found), {})
    for page in pages(found):
        tell(_of_page(page, instance), _written_reasons(page))
    for many, reasons in of_plans:
        tell(many, reasons)
    if not rolled:  # an edition keeps its original's acceptances, needed or not
        for code, at in accepted:
            if at == "*":
                says = f"accepted 里的 {code} 只写了“*”，哪一处都接受。"
                every = Finding("acceptance-of-all", f"accepted.{code}", 0, (), says, "请写明是哪一处，并写它的理由。")
                told[(every.code, code, "", says)] = every
            elif (code, at) not in used:
                says = f"accepted 里的 {code} {at} 没有对应的问题。"
                lost = Finding("acceptance-unused", f"accepted.{code}", 0, (), says, "问题已经不在了，请去掉这一项。")
                told[(lost.code, at, "", says)] = lost
    return tuple(told.values())


def _of_page(page: Page, instance: Instance) -> Iterator[Finding]:
    yield from coverage.check(page, instance)
    yield from annexes.check(page)
    yield from names.check(page, instance)
    yield from levels.check(page)
    yield from wording.check(page, instance)
    yield from verbs.check(page, instance)


def _of_plan(subject: Subject) -> Iterator[Finding]:
    yield from timing.check(subject)
    yield from conditions.check(subject)
    yield from filing.check(subject)
    yield from offices.check(subject)
    yield from rest.check(subject)
    yield from overlays.check(subject)
    yield from unfounded.check(subject)


def _reasons(accepted: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    return {(one["code"], one["at"]): one["why"] for one in accepted}


def _written_reasons(page: Page) -> dict[tuple[str, str], str]:
    """What a notice's files accept, wherever in them it stands (in sets of a family, members of an overlay too)."""
    found: dict[tuple[str, str], str] = {}
    for file in page.files:
        for path, one in walk(file):
            if path[-1:] == ("accepted",) and isinstance(one, list):
                found |= _reasons(one)
    return found


def _accepts(accepted: Reasons, one: Finding) -> tuple[str, str] | None:
    """The acceptance of a finding: of this place, or of all places that begin so (`lists.*`).

    A `*` alone accepts nothing.
    """
    if (one.code, one.at) in accepted:
        return one.code, one.at
    for code, at in accepted:
        if code == one.code and at.endswith("*") and at != "*" and one.at.startswith(at[:-1]):
            return code, at
    return None
