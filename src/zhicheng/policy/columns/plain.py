"""Conditions on single values, for many: `tally` of the predicates that look at no list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from zhicheng.kinds import Field
from zhicheng.policy.columns.column import judged_together
from zhicheng.policy.columns.kleene import Kleene, all_of, constant, decided
from zhicheng.policy.columns.people import Bound, People, rows_of
from zhicheng.policy.matching import Match
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET

if TYPE_CHECKING:
    from zhicheng.policy.predicates.record import RecordField
    from zhicheng.policy.predicates.scored import Scored


def group_tests(group: str, tests: Sequence[tuple[Field, Match]], people: People, bound: Bound | None) -> Kleene:
    """`GroupTest.explain`: every test of the person's or the employer's values."""
    found = [people.value(group, field.code).tested(match) for field, match in tests]
    return rows_of(people, bound).spread(all_of(found, people.count))


def chosen(what: str, codes: Sequence[str], people: People, bound: Bound | None) -> Kleene:
    """`Chosen.explain`."""
    found = people.value("application", what).judged(
        lambda value: UNKNOWN if value is None else MET if value in codes else UNMET
    )
    return rows_of(people, bound).spread(found)


def affiliation(codes: Sequence[str], people: People, bound: Bound | None) -> Kleene:
    """`Affiliation.explain`, by the fields of the person that say where each thing is."""
    found = [
        people.value("person", code).judged(
            lambda value: UNKNOWN if value is None else MET if value == "employer" else UNMET
        )
        for code in codes
    ]
    return rows_of(people, bound).spread(all_of(found, people.count))


def attested(of: str, people: People, bound: Bound | None) -> Kleene:
    """`Attested.explain`."""
    found = people.value("attested", of, "value").judged(
        lambda value: NEEDS_HUMAN if value is None else MET if value is True else UNMET
    )
    return rows_of(people, bound).spread(found)


def scored(one: Scored, passes: Callable[[float], bool], people: People, bound: Bound | None) -> Kleene:
    """`Scored.explain`; `passes` is its own test of one number."""
    own, verified = people.value("scores", one.sheet, "self"), people.value("scores", one.sheet, "verified")
    passed = own.where(lambda points: points is not None and passes(points))
    fell = own.present & ~passed
    if one.about.verifier is None:
        return rows_of(people, bound).spread(decided(passed, fell))
    checked = verified.present
    good = verified.where(lambda points: points is not None and passes(points))
    found = Kleene(good, (checked & ~good) | (~checked & fell), ~checked & passed)
    return rows_of(people, bound).spread(found)


def record_field(one: RecordField, people: People, bound: Bound | None) -> Kleene:
    """`RecordField.verdict`: one field of the bound record, read through an equivalence where there is one."""
    if bound is None:
        return constant(one.match.verdict(None), people.count)
    code = one.field.code
    if one.plain:
        return bound.field(code).tested(one.match)
    rule = one.equivalence
    codes = list(dict.fromkeys((*rule.when, rule.by, code))) if rule is not None else [code]
    columns = [bound.field(each) for each in codes]
    return judged_together(columns, lambda *row: one.match.verdict(one.value(dict(zip(codes, row, strict=True)))))
