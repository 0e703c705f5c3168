"""How a benchmark is measured and told: both sides by turns in one run, the median of each, a ratio."""

import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def median_of(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median seconds of both, measured by turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for act, times in zip((ours, peer), taken, strict=True):
            begun = time.perf_counter()
            act()
            times.append(time.perf_counter() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])


def program(*command: str) -> Callable[[], object]:
    """A call that runs a program of the project's folder, from a cold start to its end, whatever its exit code."""
    return lambda: subprocess.run(command, cwd=ROOT, check=False, capture_output=True)


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
