"""A platform with demo data that really runs: its own folder, its own port, a worker beside it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.ui.browsing import CHROMIUM
from tests.world import PLANS

START = 60  # seconds


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a platform as `make run` starts it, filled with its demo cohort."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "ZHICHENG_DATA": str(tmp_path_factory.mktemp("tour")),
        "ZHICHENG_DEMO": "1",
        "ZHICHENG_PLANS": str(PLANS),
        "PUBLIC_URL": address,
    }
    environment.pop("DATABASE_URL", None)

    def verb(*words: str) -> list[str]:
        return [sys.executable, "-m", "zhicheng", *words]

    subprocess.run(verb("migrate"), env=environment, check=True, timeout=120)
    subprocess.run(verb("demo"), env=environment, check=True, timeout=600)
    running = subprocess.Popen(verb("serve", "--port", str(port)), env=environment)
    try:
        _wait_for(address + "/healthz")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the tour."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed here (apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    until = time.monotonic() + START
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
