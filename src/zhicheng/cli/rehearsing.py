"""`zhicheng rehearse` and `zhicheng demo`: made-up people live through a plan."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .serving import start_django

if TYPE_CHECKING:
    from zhicheng.policy import LoadedPlan

    from .plan_folders import Named

PLANS = Path("plans")


@contextmanager
def progress(words: str) -> Iterator[Callable[[float, str], None]]:
    """A bar on standard error where that is a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _share, _words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=1.0)
        yield lambda share, said: bar.update(task, completed=share, description=f"{words} {said}")


@click.command()
@click.argument("plan")
@click.option("--applicants", type=click.IntRange(1, 100_000), default=60, show_default=True, help="How many people.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same outcomes.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Leave every document here.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def rehearse(plan: str, applicants: int, seed: int, out: Path | None, as_json: bool) -> None:
    """Let made-up people live through PLAN (an address, or a folder) in a database that is thrown away.

    Of a family named by its bare id up to eight members are rehearsed, the people shared among them. Where the plan
    does not say when to file, it is rehearsed as if it were announced for a month, and says so. Exit code 1 where an
    invariant was violated.
    """
    from .plan_folders import opened

    named = opened(plan)
    if len(named.addresses) > 1:
        from .rehearsing_many import rehearse_members

        found = rehearse_members(plan, named, applicants, seed, out)
    else:
        found = _rehearse_one(named, applicants, seed, out)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        _tell(found)
    if found["invariants"]["violated"]:
        raise SystemExit(1)


def _rehearse_one(named: "Named", applicants: int, seed: int, out: Path | None) -> dict[str, Any]:
    from .plan_folders import load_as_announced

    loaded = load_as_announced(named.found, named.addresses[0])
    with tempfile.TemporaryDirectory(prefix="zhicheng-rehearsal-") as place:
        os.environ["ZHICHENG_DATA"] = place
        os.environ["DATABASE_URL"] = f"sqlite:///{place}/rehearsal.db"
        return _play(loaded, applicants, seed, out)


def _play(loaded: "LoadedPlan", applicants: int, seed: int, out: Path | None) -> dict[str, Any]:
    start_django()
    from django.core.management import call_command

    from zhicheng import clock
    from zhicheng.plans import services as plans
    from zhicheng.rehearsal import leaving, play
    from zhicheng.standards.actor import SYSTEM

    begun = time.monotonic()
    call_command("migrate", verbosity=0, interactive=False)
    published = plans.publish_loaded(loaded=loaded, actor=SYSTEM, at=clock.now())
    with progress("演练") as bar:
        played = play.play(plan=published, applicants=applicants, seed=seed, progress=bar)
    paths: list[str] = []
    if out is not None:
        with progress("文书") as bar:
            paths = leaving.write_documents(played, out, bar)
    for name, sentences in played.report.violations.items():
        for sentence in sentences:
            click.echo(f"violated {name}: {sentence}", err=True)
    for sentence in played.refused:
        click.echo(f"refused {sentence}", err=True)
    return leaving.report(played, applicants=applicants, seconds=time.monotonic() - begun, paths=paths)


def _tell(found: dict[str, Any]) -> None:
    click.echo(f"{found['plan']}: {found['applicants']} applicants in {found['seconds']} s")
    for status, number in found["outcomes"].items():
        click.echo(f"  {status:14}{number:5}")
    for stage, verdicts in found["stages"].items():
        click.echo(f"  {stage:14}" + "".join(f"{verdict} {number}  " for verdict, number in verdicts.items()))
    click.echo(f"  documents     {len(found['documents']):5}")
    invariants = found["invariants"]
    click.echo(f"  invariants    {invariants['checked']} checked, {invariants['violated']} violated")


@click.command()
@click.option("--if-empty", is_flag=True, help="Do nothing where the instance has plans already.")
@click.option("--applicants", type=click.IntRange(1, 5_000), default=36, show_default=True, help="How many people.")
@click.option("--seed", type=int, default=1, show_default=True)
def demo(if_empty: bool, applicants: int, seed: int) -> None:
    """Fill this instance with demo data: plans, offices, and a cohort that has lived until today."""
    start_django()
    from zhicheng.rehearsal import demo as filling

    if if_empty and filling.is_filled():
        click.echo("demo data is there already", err=True)
        return
    with progress("演示数据") as bar:
        filling.fill(plans_folder=PLANS, applicants=applicants, seed=seed, progress=bar)
    click.echo("demo data is ready", err=True)
