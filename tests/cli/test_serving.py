"""The worker goes on when its database does not answer, and comes back when it ended."""

import os
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner
from django.db import OperationalError

from zhicheng.casework import schedule
from zhicheng.cli import serving


@pytest.fixture
def rounds(monkeypatch):
    """How many rounds a worker began; its database does not answer in the first, and it is told to end in the third."""
    began = []

    def enqueue():
        began.append(len(began))
        if len(began) == 1:
            raise OperationalError("the server closed the connection")
        if len(began) == 3:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(schedule, "enqueue_periodic", enqueue)
    handlers = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield began
    for one, handler in handlers.items():
        signal.signal(one, handler)


@pytest.mark.django_db
def test_a_worker_goes_on_after_a_round_without_its_database(rounds):
    found = CliRunner().invoke(serving.worker, ["--pause", "0.01"])
    assert (found.exit_code, rounds) == (0, [0, 1, 2])


@pytest.mark.django_db
def test_a_single_round_tells_that_its_database_did_not_answer(rounds):
    found = CliRunner().invoke(serving.worker, ["--once"])
    assert (type(found.exception), rounds) == (OperationalError, [0])


def running(code):
    return subprocess.Popen([sys.executable, "-c", code])


def test_a_worker_that_ended_is_started_again_while_the_pages_are_served():
    started = []

    def start():
        started.append(running("" if len(started) < 2 else "import time; time.sleep(60)"))
        return started[-1]

    assert serving.keep(running("import time; time.sleep(1.5)"), start, pause=0.1) == 0
    assert [one.returncode for one in started] == [0, 0, -signal.SIGTERM]


def test_pages_without_a_worker():
    assert serving.keep(running("raise SystemExit(3)"), None, pause=0.1) == 3
