"""`tally` equals `explain`: random trees, random people with whatever may be missing, every node and every record."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policy.columns.comparing import differences
from tests.policy.columns.lives import Facts, people
from tests.policy.columns.vocabulary import ALONE, BOUND, CONTEXTS, Tree, compiled
from zhicheng.policy.predicates import REGISTRY
from zhicheng.policy.predicates.base import Context

pytestmark = pytest.mark.pure


def grown(leaves: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Trees over some leaves."""

    def groups(children: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        many = st.lists(children, min_size=1, max_size=3)
        soft = st.fixed_dictionaries({}, optional={"soft": st.just(True)})
        counted = many.flatmap(
            lambda chosen: st.integers(1, len(chosen)).map(lambda least: {"at_least": least, "of": chosen})
        )
        plain = st.one_of(
            many.map(lambda chosen: {"all": chosen}),
            many.map(lambda chosen: {"any": chosen}),
            counted,
            children.map(lambda child: {"not": child}),
        )
        return st.builds(lambda tree, more: {**tree, **more}, plain, soft)

    return st.recursive(leaves, groups, max_leaves=4)


def somes(kind: str) -> st.SearchStrategy[Tree]:
    """`some` and `none` of a kind, with trees over its record."""
    inner = grown(st.sampled_from(BOUND[kind]))
    parts = st.fixed_dictionaries({}, optional={"where": inner, "holds": st.lists(inner, max_size=2)})
    some = parts.map(lambda more: {"some": kind, **more})
    none = st.fixed_dictionaries({"none": st.just(kind)}, optional={"where": inner})
    return st.one_of(some, some, none)


trees = grown(st.one_of(st.sampled_from(ALONE), st.sampled_from(sorted(BOUND)).flatmap(somes)))


MORE = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 1


@st.composite
def worlds(draw: st.DrawFn, of: st.SearchStrategy[Tree] = trees) -> tuple[Tree, Context, list[Facts]]:
    tree, context = draw(of), draw(st.sampled_from(CONTEXTS))
    return tree, context, draw(st.lists(people(compiled(tree, context)), max_size=8))


@settings(max_examples=60 * MORE)
@given(worlds())
def test_random_trees_and_people(world: tuple[Tree, Context, list[Facts]]) -> None:
    tree, context, lives = world
    assert differences(compiled(tree, context), lives) == []


@pytest.mark.parametrize("tree", ALONE, ids=lambda tree: str(tree)[:60])
@settings(max_examples=6 * MORE)
@given(data=st.data())
def test_each_predicate(tree: Tree, data: st.DataObject) -> None:
    _, context, lives = data.draw(worlds(st.just(tree)))
    assert differences(compiled(tree, context), lives) == []


OF_RECORDS = [(kind, tree) for kind, many in BOUND.items() for tree in many]


@pytest.mark.parametrize(("kind", "tree"), OF_RECORDS, ids=lambda one: str(one)[:50])
@settings(max_examples=6 * MORE)
@given(data=st.data())
def test_each_predicate_of_a_bound_record(kind: str, tree: Tree, data: st.DataObject) -> None:
    _, context, lives = data.draw(worlds(st.just({"some": kind, "holds": [tree]})))
    assert differences(compiled({"some": kind, "holds": [tree]}, context), lives) == []


def test_every_predicate_is_tried() -> None:
    tried: set[Any] = {key for tree in (*ALONE, *(one for many in BOUND.values() for one in many)) for key in tree}
    assert set(REGISTRY) <= tried
