"""People from JSON lines, Parquet and Python data come out the same; columns may be empty, missing or cut out."""

from __future__ import annotations

import gc
import itertools
import json
import subprocess
import sys
import weakref
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.policy.columns.comparing import differences
from tests.policy.columns.lives import TOTALS
from tests.policy.columns.spoiling import spoiled
from tests.policy.columns.vocabulary import ALONE, BOUND, Tree, compiled
from zhicheng import policy
from zhicheng.policy import columns
from zhicheng.policy.columns import totals
from zhicheng.policy.predicates.base import Condition

pytestmark = pytest.mark.pure

EVERY: tuple[Tree, ...] = (
    *ALONE,
    *({"some": kind, "holds": [tree]} for kind, many in BOUND.items() for tree in many),
    *({"none": kind, "where": tree} for kind, many in BOUND.items() for tree in many),
)
WHOLE = columns.schema(["conduct"], ["verified", "own"], sorted(TOTALS))


@pytest.fixture(scope="module")
def made(plan: policy.Plan) -> list[dict[str, Any]]:
    """Made-up people, half of them with things missing; some told by bare lists."""
    rng = Random(5)
    found = [one.facts for one in itertools.islice(policy.samples(plan, Random(2)), 100)]
    return [*found, *(spoiled(one, rng, 6) for one in found)]


@pytest.mark.parametrize("tree", EVERY, ids=lambda tree: str(tree)[:70])
def test_nobody_nothing_and_empty_columns(tree: Tree) -> None:
    nothing: list[dict[str, Any]] = [{}, {}, {}]
    bare = pa.record_batch({"unheard": pa.array([1, 2, 3])})
    nulls = pa.record_batch({one.name: pa.nulls(3) for one in WHOLE})
    typed = pa.record_batch({one.name: pa.nulls(3, one.type) for one in WHOLE})
    hollow = {one.name: {"complete": True, "records": []} for one in WHOLE if "complete" in _names(one.type)}
    node = compiled(tree)
    assert [differences(node, nothing, one) for one in (None, bare, nulls, typed)] == [[], [], [], []]
    assert differences(node, [hollow, {}, hollow]) == []
    assert differences(node, []) == []


def _names(type_: pa.DataType) -> list[str]:
    return [one.name for one in type_] if pa.types.is_struct(type_) else []


def test_json_lines(tmp_path: Path, plan: policy.Plan, made: list[dict[str, Any]]) -> None:
    """Where every line is written plainly, and where some tell bare lists and totals in numbers."""
    expected = columns.tally(plan, columns.batch_of(made))
    path = tmp_path / "people.jsonl"
    path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n\n" for one in made), "utf-8")
    assert _told(columns.read_json_lines(path, columns.needed(plan)), plan) == expected
    plain = [one for one in made if not any(isinstance(value, list) for value in one.values())]
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in plain), "utf-8")
    assert _told(columns.read_json_lines(path, columns.needed(plan)), plan) == columns.tally(
        plan, columns.batch_of(plain)
    )


def test_parquet(tmp_path: Path, plan: policy.Plan, made: list[dict[str, Any]]) -> None:
    batch = columns.batch_of(made)
    pq.write_table(pa.Table.from_batches([batch]), tmp_path / "people.parquet", row_group_size=64)
    read = list(columns.read_parquet(tmp_path / "people.parquet", columns.needed(plan), rows=50))
    assert [one.num_rows for one in read] == [50, 14, 50, 14, 50, 14, 8]
    assert _told(read, plan) == columns.tally(plan, batch)


def test_a_part_of_a_batch(plan: policy.Plan, made: list[dict[str, Any]]) -> None:
    batch = columns.batch_of(made)
    assert columns.tally(plan, batch.slice(37, 90)) == columns.tally(plan, columns.batch_of(made[37:127]))


def test_a_line_that_is_no_person(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    for text, told in (('{}\n{"a":\n', "line 2: "), ("{}\n[]\n", "line 2: not an object"), ("{}\n\n7", "line 3: ")):
        path.write_text(text, "utf-8")
        with pytest.raises(ValueError, match=told):
            list(columns.read_json_lines(path, WHOLE))


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    for text in ("", "\n \n"):
        path.write_text(text, "utf-8")
        assert list(columns.read_json_lines(path, WHOLE)) == []


def _told(batches: Any, plan: policy.Plan) -> columns.Tally:
    found = [columns.tally(plan, one) for one in batches]
    return sum(found[1:], found[0])


def test_totals_are_kept_as_they_were() -> None:
    same: list[Any] = ["6 年 3 个月", "6 年", "很久", 6, -3, 6.5, 6.0, 1e22, None, 0]
    assert [totals.read(totals.written(one)) for one in same] == same
    assert [type(totals.read(totals.written(one))) for one in same] == [type(one) for one in same]
    assert [totals.written(one) for one in ("6", "6.5", "-1e3", True)] == [None, None, None, None]


def test_a_predicate_without_a_tally_is_named() -> None:
    class Silent(Condition):
        name = "silent"

        def title(self) -> str:
            return ""

        explain = sentence = examples = read = title  # type: ignore[assignment]

    with pytest.raises(NotImplementedError, match=r"predicate 'silent' \(Silent\) has no tally"):
        Silent().tally(columns.People(columns.batch_of([{}])), None)


def test_other_verbs_load_no_columns() -> None:
    """Checking and explaining must not pay for numpy and Arrow."""
    script = (
        "import sys; from pathlib import Path; from random import Random; from zhicheng import policy\n"
        "plan = policy.load_folder(Path('plans/2023-shangyu-engineer')).plan\n"
        "policy.evaluate(plan, next(policy.samples(plan, Random(1))).facts).as_json()\n"
        "print(sorted({'numpy', 'pyarrow', 'zhicheng.policy.columns'} & set(sys.modules)))"
    )
    home = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", script], cwd=home, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_arrays_of_a_batch_are_not_changed(plan: policy.Plan, made: list[dict[str, Any]]) -> None:
    """Judging twice gives the same: no array that is shared is written to."""
    people = columns.People(columns.batch_of(made))
    first = columns.judge(plan, people)
    kept = {code: [flag.copy() for flag in one] for code, one in first.nodes.items()}
    second = columns.judge(plan, people)
    assert first.tally() == second.tally()
    assert all(
        np.array_equal(mine, theirs)
        for code, flags in kept.items()
        for mine, theirs in zip(flags, second.nodes[code], strict=True)
    )


def test_a_batch_that_is_done_with_is_forgotten_at_once(plan: policy.Plan, made: list[dict[str, Any]]) -> None:
    """Without waiting for the collector of rings: memory stays flat over any number of batches."""
    people = columns.People(columns.batch_of(made))
    columns.judge(plan, people).tally()
    gone = weakref.ref(people)
    gc.disable()
    try:
        del people
        assert gone() is None
    finally:
        gc.enable()
