"""The four-valued logic against a truth table, on values and on compiled trees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, ClassVar, Self

from hypothesis import given
from hypothesis import strategies as st

from zhicheng.policy import verdict as v
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.findings import Answer, Finding
from zhicheng.policy.predicates.base import Condition, Context, Example
from zhicheng.policy.shape import Shape
from zhicheng.policy.tree import Group, Head, Leaf, Node, NoneOf, Not, Some
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET, VERDICTS, Verdict

# How two values combine, written out: the table is the definition.
ALL = {
    (MET, MET): MET,
    (MET, UNMET): UNMET,
    (MET, UNKNOWN): UNKNOWN,
    (MET, NEEDS_HUMAN): NEEDS_HUMAN,
    (UNMET, UNMET): UNMET,
    (UNMET, UNKNOWN): UNMET,
    (UNMET, NEEDS_HUMAN): UNMET,
    (UNKNOWN, UNKNOWN): UNKNOWN,
    (UNKNOWN, NEEDS_HUMAN): UNKNOWN,
    (NEEDS_HUMAN, NEEDS_HUMAN): NEEDS_HUMAN,
}
ANY = {
    (MET, MET): MET,
    (MET, UNMET): MET,
    (MET, UNKNOWN): MET,
    (MET, NEEDS_HUMAN): MET,
    (UNMET, UNMET): UNMET,
    (UNMET, UNKNOWN): UNKNOWN,
    (UNMET, NEEDS_HUMAN): NEEDS_HUMAN,
    (UNKNOWN, UNKNOWN): UNKNOWN,
    (UNKNOWN, NEEDS_HUMAN): UNKNOWN,
    (NEEDS_HUMAN, NEEDS_HUMAN): NEEDS_HUMAN,
}


def two(table: Mapping[tuple[Verdict, Verdict], Verdict], one: Verdict, other: Verdict) -> Verdict:
    return table.get((one, other)) or table[other, one]


def fold(table: Mapping[tuple[Verdict, Verdict], Verdict], values: list[Verdict]) -> Verdict:
    found = values[0]
    for one in values[1:]:
        found = two(table, found, one)
    return found


def test_pairs_follow_the_table() -> None:
    for one, other in product(VERDICTS, VERDICTS):
        assert v.all_of([one, other]) == two(ALL, one, other)
        assert v.any_of([one, other]) == two(ANY, one, other)


def test_the_contrary() -> None:
    assert [v.not_of(one) for one in VERDICTS] == [UNMET, MET, UNKNOWN, NEEDS_HUMAN]


def test_nothing_at_all() -> None:
    assert (v.all_of([]), v.any_of([])) == (MET, UNMET)


def test_soft_and_overall() -> None:
    assert [v.soften(one, True) for one in VERDICTS] == [MET, NEEDS_HUMAN, UNKNOWN, NEEDS_HUMAN]
    assert [v.soften(one, False) for one in VERDICTS] == list(VERDICTS)
    assert [v.overall(one) for one in VERDICTS] == ["met", "unmet", "unknown", "no_obstacle"]


def test_at_least_equals_its_expansion() -> None:
    """Every list of up to five values, every number: any of all the choices."""
    for size in range(1, 6):
        for values in product(VERDICTS, repeat=size):
            for count in range(1, size + 1):
                expansion = v.any_of([v.all_of(chosen) for chosen in combinations(values, count)])
                assert v.at_least(count, values) == expansion


@given(st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=9), st.data())
def test_at_least_equals_its_expansion_for_longer_lists(values: list[Verdict], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(values)))
    expansion = fold(ANY, [fold(ALL, list(chosen)) for chosen in combinations(values, count)])
    assert v.at_least(count, values) == expansion


@given(st.lists(st.sampled_from(VERDICTS), max_size=9), st.lists(st.sampled_from(VERDICTS), max_size=9), st.data())
def test_values_alone_never_turn_and_have_no_order(
    values: list[Verdict], more: list[Verdict], data: st.DataObject
) -> None:
    """The same for the bare functions: known later, or told in another order."""
    known = [more[n % len(more)] if one == UNKNOWN and more else one for n, one in enumerate(values)]
    shuffled = data.draw(st.permutations(values))
    count = data.draw(st.integers(0, len(values) + 1))
    for function in (v.all_of, v.any_of, lambda some: v.at_least(count, some)):
        before = function(values)
        assert function(shuffled) == before
        assert before not in (MET, UNMET) or function(known) == before


# Random trees over leaves whose values are told --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told(Condition):
    """A condition that is what the facts say it is."""

    key: str
    name: ClassVar[str] = "told"
    help: ClassVar[str] = ""
    shape: ClassVar[Shape] = Shape()

    @classmethod
    def read(cls, params: Any, context: Context) -> Self:
        return cls(params)

    def title(self) -> str:
        return self.key

    def explain(self, view: View) -> Answer:
        return view.facts.raw[self.key], None

    def sentence(self, finding: Finding) -> str:
        return finding.raw

    def examples(self) -> tuple[Example, ...]:
        return tuple(Example(one, one, {self.key: one}) for one in VERDICTS)


def head(soft: bool = False) -> Head:
    return Head("node", (), "office", soft)


KEYS = [f"c{n}" for n in range(6)]
leaves = st.builds(lambda key, soft: Leaf(head(soft), Told(key)), st.sampled_from(KEYS), st.booleans())


def groups(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    members = st.lists(children, min_size=1, max_size=4).map(tuple)

    def some_of(chosen: tuple[Node, ...]) -> st.SearchStrategy[Node]:
        return st.integers(1, len(chosen)).map(lambda count: Group(head(), chosen, count, "at_least"))

    return st.one_of(
        members.map(lambda chosen: Group(head(), chosen, len(chosen), "all")),
        members.map(lambda chosen: Group(head(), chosen, 1, "any")),
        members.flatmap(some_of),
        children.map(lambda child: Not(head(), child)),
    )


trees = st.recursive(leaves, groups, max_leaves=12)
told = st.fixed_dictionaries({key: st.sampled_from(VERDICTS) for key in KEYS})


def model(node: Node, values: Mapping[str, Verdict]) -> Verdict:
    """What a tree comes to, by the tables alone."""
    if isinstance(node, Leaf):
        assert isinstance(node.condition, Told)
        value = values[node.condition.key]
        return NEEDS_HUMAN if node.soft and value == UNMET else value
    if isinstance(node, Not):
        return {MET: UNMET, UNMET: MET}.get(model(node.member, values), model(node.member, values))
    assert isinstance(node, Group)
    members = [model(one, values) for one in node.members]
    count = len(members) if node.word == "all" else node.count
    return fold(ANY, [fold(ALL, list(chosen)) for chosen in combinations(members, count)])


def verdict(node: Node, values: Mapping[str, Verdict]) -> Verdict:
    return node.explain(View(Facts(values))).verdict


@given(trees, told)
def test_trees_follow_the_model(node: Node, values: dict[str, Verdict]) -> None:
    assert verdict(node, values) == model(node, values)


@given(trees, told, told)
def test_knowing_more_never_turns_an_answer(node: Node, values: dict[str, Verdict], more: dict[str, Verdict]) -> None:
    """Unknown values replaced by any others: met stays met, unmet stays unmet."""
    before = verdict(node, values)
    after = verdict(node, {key: more[key] if value == UNKNOWN else value for key, value in values.items()})
    if before in (MET, UNMET):
        assert after == before


@given(trees, told, st.randoms(use_true_random=False))
def test_order_does_not_matter(node: Node, values: dict[str, Verdict], rng: Any) -> None:
    def shuffled(one: Node) -> Node:
        if isinstance(one, Group):
            members = [shuffled(member) for member in one.members]
            rng.shuffle(members)
            return Group(one.head, tuple(members), one.count, one.word)
        return Not(one.head, shuffled(one.member)) if isinstance(one, Not) else one

    assert verdict(shuffled(node), values) == verdict(node, values)


# Bound records ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen(Told):
    """A condition that is what the bound record says it is."""

    def explain(self, view: View) -> Answer:
        return (view.it or {})[self.key], None


FIELDS = ["f1", "f2", "f3"]
seen = st.builds(lambda key, soft: Leaf(head(soft), Seen(key)), st.sampled_from(FIELDS), st.booleans())
seen_trees = st.recursive(seen, groups, max_leaves=5)
rows = st.lists(st.fixed_dictionaries({key: st.sampled_from(VERDICTS) for key in FIELDS}), max_size=3)
somes = st.builds(
    lambda where, holds: Some(head(), "degree", "学历学位", "degrees", where, tuple(holds)),
    st.none() | seen_trees,
    st.lists(seen_trees, max_size=2),
)
nones = st.builds(lambda where: NoneOf(head(), "degree", "学历学位", "degrees", where), st.none() | seen_trees)


def of_row(tree: Node, row: Mapping[str, Verdict]) -> Verdict:
    """What a tree over one record comes to, by the tables alone."""
    if isinstance(tree, Leaf):
        assert isinstance(tree.condition, Seen)
        value = row[tree.condition.key]
        return NEEDS_HUMAN if tree.soft and value == UNMET else value
    if isinstance(tree, Not):
        inner = of_row(tree.member, row)
        return {MET: UNMET, UNMET: MET}.get(inner, inner)
    assert isinstance(tree, Group)
    members = [of_row(one, row) for one in tree.members]
    count = len(members) if tree.word == "all" else tree.count
    return fold(ANY, [fold(ALL, list(chosen)) for chosen in combinations(members, count)])


def of_rows(node: Some | NoneOf, held: list[dict[str, Verdict]], complete: bool) -> Verdict:
    """Any record, each of them all of its tests; a list that is open may hold another one."""
    tests = [one for one in (node.where, *(node.holds if isinstance(node, Some) else ())) if one is not None]
    values = [fold(ALL, [MET, *(of_row(one, row) for one in tests)]) for row in held]
    found = fold(ANY, [UNMET, *values, *([] if complete else [UNKNOWN])])
    return {MET: UNMET, UNMET: MET}.get(found, found) if isinstance(node, NoneOf) else found


def of_facts(node: Node, held: list[dict[str, Verdict]], complete: bool) -> Verdict:
    return node.explain(View(Facts({"degrees": {"complete": complete, "records": held}}))).verdict


@given(st.one_of(somes, nones), rows, st.booleans())
def test_bound_records_follow_the_model(node: Some | NoneOf, held: list[dict[str, Verdict]], complete: bool) -> None:
    assert of_facts(node, held, complete) == of_rows(node, held, complete)


@given(st.one_of(somes, nones), rows, st.booleans(), rows, st.data())
def test_more_records_and_fields_never_turn_an_answer(
    node: Node, held: list[dict[str, Verdict]], complete: bool, others: list[dict[str, Verdict]], data: st.DataObject
) -> None:
    """Unknown fields filled in, and an open list closed with whatever else it holds."""
    before = of_facts(node, held, complete)
    value = st.sampled_from(VERDICTS)
    known = [{key: data.draw(value) if one == UNKNOWN else one for key, one in row.items()} for row in held]
    after = of_facts(node, known if complete else [*known, *others], True)
    assert before not in (MET, UNMET) or after == before


@given(st.one_of(somes, nones), rows, st.booleans(), st.data())
def test_the_order_of_records_does_not_matter(
    node: Node, held: list[dict[str, Verdict]], complete: bool, data: st.DataObject
) -> None:
    assert of_facts(node, data.draw(st.permutations(held)), complete) == of_facts(node, held, complete)
