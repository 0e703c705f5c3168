"""From a tree as written to a tree of nodes. What is read here has passed `form.trees`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from zhicheng import kinds
from zhicheng.policy.expression import Amount
from zhicheng.policy.findings import Force
from zhicheng.policy.form.trees import MODIFIERS
from zhicheng.policy.loading import packs
from zhicheng.policy.loading.packs import Pack
from zhicheng.policy.notice import clauses_of
from zhicheng.policy.predicates import REGISTRY
from zhicheng.policy.predicates.base import Context
from zhicheng.policy.predicates.record import RecordField
from zhicheng.policy.tree import Group, Head, Leaf, Node, NoneOf, Not, Some


def refs(value: Any) -> tuple[str, ...]:
    """What an item cites, as written: clauses or sentences (`二4(2)#1`)."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def clauses(value: Any) -> tuple[str, ...]:
    """The clauses of what an item cites, each once."""
    return clauses_of(refs(value))


class Compiler:
    """Compiles the trees of one plan in one context."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def item(self, spec: Mapping[str, Any], code: str) -> Node:
        """A common condition, a path or the population: its tree stands under `needs`."""
        force = cast(Force, spec["force"])
        inner: dict[str, Any] = dict(spec["needs"])
        title = spec.get("title") or inner.get("title")
        inner.pop("id", None)  # the item's own id is the finding's; one inside serves readings only
        merged = {**inner, "soft": spec.get("soft", inner.get("soft", False)), **({"title": title} if title else {})}
        return self.node(merged, code, refs(inner.get("clause") or spec["clause"]), force)

    def node(self, spec: Mapping[str, Any], fallback: str, cited: tuple[str, ...], force: Force) -> Node:
        """One node; `fallback` is its id where it has none, clause and force come from above where it has none."""
        code = spec.get("id", fallback)
        own = refs(spec.get("clause")) or cited
        strength = cast(Force, spec.get("force", force))
        head = Head(code, own, strength, bool(spec.get("soft", False)), spec.get("title"))
        keys = [key for key in spec if key not in MODIFIERS]
        if all(key.startswith("it.") for key in keys):
            return self._fields(spec, keys, head)
        for word in ("all", "any"):
            if word in spec:
                members = self._many(spec[word], code, own, strength)
                return Group(head, members, len(members) if word == "all" else 1, word)
        if "at_least" in spec:
            members = self._many(spec["of"], code, own, strength)
            return Group(head, members, spec["at_least"], "at_least")
        if "not" in spec:
            return Not(head, self.node(spec["not"], f"{code}.1", own, strength))
        if "some" in spec or "none" in spec:
            return self._bound(spec, head)
        name = next(key for key in keys if key in REGISTRY)
        found = packs.part_of(self.context.packs, spec[name]) if name == "reference" else None
        if found is not None:
            return self._from_pack(head, *found)
        return Leaf(head, REGISTRY[name].read(spec[name], self.context))

    def _from_pack(self, head: Head, pack: Pack, part: str) -> Node:
        """The tree of a pack in place of a reference. Within it the same document is not looked up again."""
        others = tuple(one for one in self.context.packs if one is not pack)
        inner = Compiler(replace(self.context, packs=others, bound=None))
        tree = packs.lifted(pack.parts[part].needs, head.id, pack.document)
        title = head.named or pack.parts[part].title
        top = {"id": head.id, "title": title, "soft": head.soft or tree.get("soft", False)}
        node = inner.node({**tree, **top}, head.id, (pack.clause(part),), head.force)
        node.head = node.head._replace(refs=(*head.refs, *node.head.refs))
        return node

    def _many(
        self, specs: list[Mapping[str, Any]], code: str, cited: tuple[str, ...], force: Force
    ) -> tuple[Node, ...]:
        return tuple(self.node(one, f"{code}.{n}", cited, force) for n, one in enumerate(specs, 1))

    def _fields(self, spec: Mapping[str, Any], keys: list[str], head: Head) -> Node:
        kind = self.context.bound or ""
        tests = [RecordField.read((kind, key.removeprefix("it."), spec[key]), self.context) for key in keys]
        if len(tests) == 1:
            return Leaf(head, tests[0])
        heads = (Head(f"{head.id}.{n}", head.refs, head.force) for n in range(1, len(tests) + 1))
        leaves = tuple(Leaf(one, test) for one, test in zip(heads, tests, strict=True))
        return Group(head, leaves, len(leaves), "all")

    def _bound(self, spec: Mapping[str, Any], head: Head) -> Node:
        word = "some" if "some" in spec else "none"
        kind = kinds.get(spec[word])
        inner = Compiler(replace(self.context, bound=kind.code))
        code, cited, force, *_ = head
        where = inner.node(spec["where"], f"{code}.where", cited, force) if "where" in spec else None
        if word == "none":
            return NoneOf(head, kind.code, kind.name, kind.facts_key, where)
        holds = tuple(inner.node(one, f"{code}.{n}", cited, force) for n, one in enumerate(spec.get("holds", ()), 1))
        return Some(head, kind.code, kind.name, kind.facts_key, where, holds)

    def amount(self, spec: Any, code: str, bound: str | None = None) -> Amount:
        """A number as written: a constant, `{if, then, else}`, or `{reference}`."""
        if not isinstance(spec, dict):
            return Amount(number=spec)
        if "reference" in spec:
            return Amount(document=spec["reference"])
        inner = Compiler(replace(self.context, bound=bound))
        condition = inner.node(spec["if"], f"{code}.if", (), "advice")
        return Amount(condition=condition, then=spec["then"], other=spec["else"])


def attach_variants(node: Node, other: Node, reading: str, option: str) -> None:
    """Remembers at each node of a tree the same node under another option, where the trees have the same shape."""
    if isinstance(node, Leaf) and isinstance(other, Leaf) and node.condition == other.condition:
        return
    node.variants.append((reading, option, other))
    here, there = node.below(), other.below()
    if type(node) is type(other) and len(here) == len(there):
        for one, two in zip(here, there, strict=True):
            attach_variants(one, two, reading, option)
