"""Rehearsing a family: up to eight of its members, each in a process and a database of its own, told as one."""

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from zhicheng.policy import Address

from .plan_folders import Named

MOST = 8


def rehearse_members(plan: str, named: Named, applicants: int, seed: int, out: Path | None) -> dict[str, Any]:
    """One report of all rehearsed members: outcomes add up to `applicants`, documents stand under the member's name.

    Each member has a seed of its own, so that what befalls the few people of one does not befall those of all.
    Ends the program with a sentence where the rehearsal of a member failed.
    """
    chosen = spread(named.addresses, min(MOST, applicants))
    shares = [applicants // len(chosen) + (n < applicants % len(chosen)) for n in range(len(chosen))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        folder = named.found.path
        jobs = [
            pool.submit(_member, folder, one, share, seed + n, out)
            for n, (one, share) in enumerate(zip(chosen, shares, strict=True))
        ]
        told = [job.result() for job in jobs]
    outcomes: Counter[str] = Counter()
    stages: dict[str, Counter[str]] = {}
    for one in told:
        outcomes.update(one["outcomes"])
        for stage, verdicts in one["stages"].items():
            stages.setdefault(stage, Counter()).update(verdicts)
    return {
        "plan": plan,
        "members": [one["plan"] for one in told],
        "applicants": applicants,
        "outcomes": dict(sorted(outcomes.items())),
        "stages": {stage: dict(verdicts) for stage, verdicts in stages.items()},
        "documents": [
            f"{_name(one)}/{path}" for one, found in zip(chosen, told, strict=True) for path in found["documents"]
        ],
        "invariants": {
            "checked": told[0]["invariants"]["checked"],
            "violated": sum(one["invariants"]["violated"] for one in told),
        },
        "seconds": round(sum(one["seconds"] for one in told), 1),
    }


def spread(addresses: tuple[Address, ...], most: int) -> list[Address]:
    """At most so many of the addresses, evenly over their order, the first and the last among them."""
    if len(addresses) <= most:
        return list(addresses)
    if most == 1:
        return [addresses[0]]
    return [addresses[n * (len(addresses) - 1) // (most - 1)] for n in range(most)]


def _name(address: Address) -> str:
    return str(address.member or address.plan) + (f"@{address.overlay}" if address.overlay else "")


def _member(folder: Path, address: Address, applicants: int, seed: int, out: Path | None) -> dict[str, Any]:
    part = str(address).removeprefix(address.plan)
    asked = [f"{folder}{part}", "--applicants", str(applicants), "--seed", str(seed), "--json"]
    if out is not None:
        asked += ["--out", str(out / _name(address))]
    command = [sys.executable, "-m", "zhicheng", "rehearse", *asked]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603  (our own program)
    click.echo(done.stderr, err=True, nl=False)
    if not done.stdout.strip():
        raise click.ClickException(f"{address} 没有演练完，请看上面的说明。")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
