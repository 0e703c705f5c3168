"""`zhicheng serve`, `worker` and `migrate`: running an instance."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

import click


def start_django() -> None:
    """Load the settings once; verbs that touch the database call this first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng.config.settings")
    import django

    django.setup()


@click.command()
def migrate() -> None:
    """Bring the database to the newest form of its tables."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    click.echo("the tables are up to date", err=True)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--processes", default=2, show_default=True, help="Web processes.")
@click.option("--worker/--no-worker", "with_worker", default=True, show_default=True, help="Run a worker beside it.")
def serve(host: str, port: int, processes: int, with_worker: bool) -> None:
    """Serve the pages, with one worker beside them unless told otherwise; a worker that ended is started again."""
    start_django()
    gunicorn = [sys.executable, "-m", "gunicorn", "zhicheng.config.wsgi:application", "--bind", f"{host}:{port}"]
    gunicorn += [
        "-k",
        "gthread",
        "--threads",
        "4",
        "--workers",
        str(processes),
        "--timeout",
        "60",
        "--no-control-socket",
    ]
    web = subprocess.Popen(gunicorn)  # noqa: S603 (our own command line)
    click.echo(f"serving on http://{host}:{port}", err=True)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        web.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    code = keep(web, _start_worker if with_worker else None)
    sys.exit(0 if code in {0, -signal.SIGTERM} else code)


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "zhicheng", "worker"])


def keep(
    web: subprocess.Popen[bytes], start_worker: Callable[[], subprocess.Popen[bytes]] | None, *, pause: float = 5.0
) -> int:
    """Keep a worker running for as long as the pages are served; returns the code with which `web` ended.

    `pause`: seconds between two looks at the worker. The last worker is told to end, and waited for.
    """
    worker = start_worker() if start_worker is not None else None
    try:
        while True:
            try:
                return web.wait(timeout=pause)
            except subprocess.TimeoutExpired:
                if start_worker is not None and worker is not None and worker.poll() is not None:
                    click.echo(f"the worker ended with code {worker.returncode}; starting another", err=True)
                    worker = start_worker()
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait()


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now and end.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two looks at an empty queue.")
def worker(once: bool, pause: float) -> None:
    """Do the queued work: messages, warnings, deadlines, checkpoints.

    A database that does not answer ends a round, not the worker: the next round asks it again.
    """
    start_django()
    import structlog
    from django import db

    from zhicheng.casework import schedule
    from zhicheng.jobs import services as jobs

    log = structlog.get_logger("worker")
    running = True

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while running:
        try:
            schedule.enqueue_periodic()
            done = jobs.drain(most=100)
        except db.Error:
            if once:
                raise
            log.exception("the database did not answer; trying again")
            done = 0
        if once and not done:
            break
        if not done:
            db.close_old_connections()
            time.sleep(pause)
