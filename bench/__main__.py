"""Runs the benchmarks: each measures ours and a peer (or a raw limit) side by side, by turns, in one process or two."""

import argparse
import itertools
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from zhicheng import policy

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plans" / "2023-shangyu-engineer"
RESULTS = Path(__file__).resolve().parent / "results.json"


def median_of(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median seconds of both, measured by turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for act, times in zip((ours, peer), taken, strict=True):
            begun = time.perf_counter()
            act()
            times.append(time.perf_counter() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])


def evaluate() -> dict[str, object]:
    """One person's whole finding tree, against reading the same facts from JSON."""
    plan = policy.load_folder(PLAN).plan
    people = [one.facts for one in itertools.islice(policy.samples(plan, random.Random(1)), 50)]
    texts = [json.dumps(facts) for facts in people]

    def ours() -> None:
        for facts in people:
            policy.evaluate(plan, facts)

    def peer() -> None:
        for text in texts:
            json.loads(text)

    mine, raw = median_of(ours, peer, 15)
    return row("µs a person", mine / 50 * 1e6, raw / 50 * 1e6, "json.loads of the facts", "a raw limit, not a rival")


def cold_check() -> dict[str, object]:
    """`plan check` of one plan from a cold start, against starting an interpreter with Django's settings."""
    django = [sys.executable, "-c", "import django; django.setup()"]
    check = [sys.executable, "-m", "zhicheng", "plan", "check", PLAN.name]

    def run(command: list[str]) -> Callable[[], object]:
        return lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    mine, raw = median_of(run(check), run(django), 5)
    return row("s", mine, raw, "django.setup()", "the verb itself loads no Django")


def row(unit: str, ours: float, peer: float, peer_name: str, note: str) -> dict[str, object]:
    """One result; a ratio above 1 means that ours is better."""
    return {
        "unit": unit,
        "ours": round(ours, 4),
        "peer": round(peer, 4),
        "peer_name": peer_name,
        "ratio": round(peer / ours, 3),
        "note": note,
    }


BENCHMARKS: dict[str, Callable[[], dict[str, object]]] = {"evaluate": evaluate, "cold-check": cold_check}


def main() -> None:
    """Run all benchmarks or one, print them as a table, keep them as JSON."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=sorted(BENCHMARKS))
    only = parser.parse_args().only
    results = {name: act() for name, act in BENCHMARKS.items() if only in (None, name)}
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    print(f"{'name':12}{'unit':14}{'ours':>12}{'peer':>12}{'ratio':>8}  peer")
    for name, one in results.items():
        print(f"{name:12}{one['unit']:14}{one['ours']:>12}{one['peer']:>12}{one['ratio']:>8}  {one['peer_name']}")


main()
