"""A plan's answer for many people: who stands how, by which path, and which clause alone stops how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import eq
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from zhicheng.policy import verdict as v
from zhicheng.policy.columns import layout
from zhicheng.policy.columns.kleene import Flags, Kleene, all_of, any_of, flags, of_verdicts
from zhicheng.policy.columns.people import People
from zhicheng.policy.evaluation import evaluate
from zhicheng.policy.model.plan import Plan
from zhicheng.policy.outcome import Outcome
from zhicheng.policy.tree import Group, Node, Not
from zhicheng.policy.verdict import VERDICTS, Overall, Verdict

_PLAIN: dict[Overall, Verdict] = {v.overall(one): one for one in VERDICTS}


class Answer(NamedTuple):
    """How many people a condition finds met, unmet and so on, and how many it stops alone: all else is no obstacle."""

    met: int
    unmet: int
    unknown: int
    needs_human: int
    alone: int

    def plus(self, other: Answer) -> Answer:
        return Answer(*(a + b for a, b in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of people, which may be added over batches.

    `verdicts`: by the word for a person as a whole. `by_path`: how many of those who are eligible or without obstacle
    are so by each path (one may be so by several). `nodes`: every condition and group that is asked of the person
    herself, by its id, parents before children.
    """

    people: int
    verdicts: dict[Overall, int]
    by_path: dict[str, dict[Overall, int]]
    nodes: dict[str, Answer]

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.people + other.people,
            _added(self.verdicts, other.verdicts),
            {path: _added(counts, other.by_path[path]) for path, counts in self.by_path.items()},
            {code: one.plus(other.nodes[code]) for code, one in self.nodes.items()},
        )

    def as_json(self) -> dict[str, Any]:
        """The counts as plain data; `from_json` reads them again."""
        nodes = {code: one._asdict() for code, one in self.nodes.items()}
        return {"people": self.people, "verdicts": self.verdicts, "by_path": self.by_path, "nodes": nodes}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Tally:
        nodes = {code: Answer(**one) for code, one in data["nodes"].items()}
        return cls(data["people"], dict(data["verdicts"]), dict(data["by_path"]), nodes)


def _added(one: dict[Overall, int], other: dict[Overall, int]) -> dict[Overall, int]:
    return {word: number + other[word] for word, number in one.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of one batch, an array each: of the whole, of every path as it counts, of every node; and whom each
    node stops alone."""

    people: People
    whole: Kleene
    paths: dict[str, Kleene]
    nodes: dict[str, Kleene]
    alone: dict[str, Flags]

    def tally(self, chosen: Flags | None = None) -> Tally:
        """The counts of all people of the batch, or of those who are chosen."""
        some = flags(self.people.count, True) if chosen is None else chosen
        words: tuple[Overall, Overall] = ("met", "no_obstacle")
        eligible = {word: self._where(word) & some for word in words}
        by_path: dict[str, dict[Overall, int]] = {
            code: {word: _number(one & (path.met | path.human)) for word, one in eligible.items()}
            for code, path in self.paths.items()
        }
        verdicts = {word: _number(self._where(word) & some) for word in map(v.overall, VERDICTS)}
        nodes = {code: _answer(one, self.alone[code], some) for code, one in self.nodes.items()}
        return Tally(_number(some), verdicts, by_path, nodes)

    def verdict(self) -> list[Overall]:
        """The word for each person as a whole."""
        return [v.overall(one) for one in self.whole.words()]

    def _where(self, word: Overall) -> Flags:
        whole = self.whole
        return {"met": whole.met, "unmet": whole.unmet, "no_obstacle": whole.human}.get(word, whole.unknown)


def _answer(one: Kleene, alone: Flags, some: Flags) -> Answer:
    return Answer(*(_number(flag & some) for flag in (one.met, one.unmet, one.unknown, one.human, alone)))


def _number(flag: Flags) -> int:
    return int(np.count_nonzero(flag))


def tally(plan: Plan, batch: pa.RecordBatch) -> Tally:
    """How the people of a batch stand under a plan; equal to counting the answers of `evaluate` one by one."""
    return judge(plan, People(batch)).tally()


def judge(plan: Plan, people: People) -> Judged:
    """`evaluate` for all people of a batch: the verdicts alone."""
    every = (plan.population, *plan.common)
    tallied = {item.id: item.node.tally(people) for item in every}
    hanging = [item for item in every if item.by_choice]
    again = np.flatnonzero(sum((tallied[item.id].unknown for item in hanging), flags(people.count)))
    judged = {int(row): evaluate(plan, people.facts(int(row))) for row in again}
    for item in hanging:
        _judge_again(item.node, judged, people)
    items = [(item.node, people.verdicts[id(item.node)]) for item in every]
    ways = [(one.id, one.node, one.node.tally(people)) for one in plan.paths]
    counts = _counting([code for code, _, _ in ways], people)
    paths = {
        code: Kleene(found.met & counts[code], found.unmet | ~counts[code], found.human & counts[code])
        for code, _, found in ways
    }
    by_path = any_of(list(paths.values()), people.count)
    binding = [found for node, found in items if node.force != "advice"]
    whole = _put(all_of([*binding, by_path], people.count), {row: _PLAIN[one.verdict] for row, one in judged.items()})
    last = sum((one.unmet.astype(np.int64) for one in binding), by_path.unmet.astype(np.int64)) == 1
    alone: dict[str, Flags] = {}
    for node, found in items:
        _stopped(node, last & found.unmet & (node.force != "advice"), people, alone)
    for code, node, found in ways:
        _stopped(node, last & by_path.unmet & found.unmet & counts[code], people, alone)
    tops = [node for node, _ in items] + [node for _, node, _ in ways]
    nodes = {one.id: people.verdicts[id(one)] for top in tops for one in asked(top)}
    return Judged(people, whole, paths, nodes, alone)


def _judge_again(top: Node, judged: dict[int, Outcome], people: People) -> None:
    """What hangs on the choice of a path, for those who have not chosen and about whom it decides: one by one.

    There are few of them, and the answer depends on which ways are still open to each.
    """
    for node in asked(top):
        told = {row: one.finding(node.id).verdict for row, one in judged.items()}
        people.verdicts[id(node)] = _put(people.verdicts[id(node)], told)


def _put(found: Kleene, told: dict[int, Verdict]) -> Kleene:
    """These verdicts in place of those in the array."""
    words = found.words()
    for row, verdict in told.items():
        words[row] = verdict
    return of_verdicts(words) if told else found


def _counting(codes: Sequence[str], people: People) -> dict[str, Flags]:
    """For each path, of whom it counts: of those who chose it, and of those who chose none of the plan's."""
    told = people.value("application", "path")
    free = told.where(lambda path: path not in codes)
    return {code: free | told.where(partial(eq, code)) for code in codes}


def asked(node: Node) -> Iterator[Node]:
    """A node and all below it that are asked of the person herself, not of one of her records."""
    yield node
    for one in node.below() if isinstance(node, (Group, Not)) else ():
        yield from asked(one)


def _stopped(node: Node, stopped: Flags, people: People, alone: dict[str, Flags]) -> None:
    """Whom a node stops alone, and those below it: were it met, the person as a whole would not be unmet."""
    alone[node.id] = stopped
    if isinstance(node, Not):
        for one in asked(node.member):
            alone[one.id] = flags(people.count)
    if isinstance(node, Group):
        unmet = [people.verdicts[id(one)].unmet for one in node.members]
        most = len(unmet) - node.count + 1  # with so many unmet, one less would do
        last = stopped & (sum((one.astype(np.int64) for one in unmet), np.int64(0)) == most)
        for one, flag in zip(node.members, unmet, strict=True):
            _stopped(one, last & flag, people, alone)


def needed(plan: Plan) -> pa.Schema:
    """The columns of facts that a plan asks about: enough for `tally` to answer the same."""
    people = People(pa.RecordBatch.from_pylist([], schema=layout.schema()))
    judge(plan, people)
    return layout.of_columns(people.asked)
