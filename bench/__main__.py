"""Runs the benchmarks: each measures ours and a peer (or a raw limit) side by side, by turns, in one run."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from . import many_people, policy_engine

RESULTS = Path(__file__).resolve().parent / "results.json"
BENCHMARKS: dict[str, Callable[[], dict[str, object]]] = {
    "evaluate": policy_engine.evaluate,
    "cold-check": policy_engine.cold_check,
    "cold-eligibility": policy_engine.cold_eligibility,
    "tally-reading": many_people.tally_reading,
    "tally-members": many_people.tally_members,
    "tally-flat": many_people.tally_flat,
}


def main() -> None:
    """Run all benchmarks or one, print them as a table, keep them as JSON."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=sorted(BENCHMARKS))
    only = parser.parse_args().only
    results = {name: act() for name, act in BENCHMARKS.items() if only in (None, name)}
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    print(f"{'name':18}{'unit':14}{'ours':>12}{'peer':>12}{'ratio':>8}  peer")
    for name, one in results.items():
        print(f"{name:18}{one['unit']:14}{one['ours']:>12}{one['peer']:>12}{one['ratio']:>8}  {one['peer_name']}")


main()
