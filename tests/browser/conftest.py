"""A summer day of 2023, a small town, and one Chromium in which everybody has a window of her own."""

import os
from collections.abc import Callable, Iterator

import pytest
import time_machine
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import Cast, cast
from tests.browser.visitor import PHONE, WIDE, Visitor
from tests.ui.browsing import CHROMIUM
from tests.world import FILING

Enter = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser and a server: all of it is marked so, and stays in one process."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="module")
def summer() -> Iterator[time_machine.Traveller]:
    """Monday, 21 August 2023, when the shipped plan was open; the clock ticks on from there."""
    with time_machine.travel(FILING, tick=True) as traveller:
        yield traveller


@pytest.fixture(scope="module")
def browser(summer: time_machine.Traveller) -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed here (apt-get install chromium)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(
                executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            )
            yield running
            running.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def people(transactional_db: None, kept_files: None, summer: time_machine.Traveller) -> Cast:
    """苏见山, whose dossier is approved and who has not applied yet, and everybody who will have her case."""
    return cast()


@pytest.fixture
def enter(browser: Browser, live_server, people: Cast, settings) -> Iterator[Enter]:
    """Opens a window for somebody: `enter()` at a desk, `enter(phone=True)` on a phone; all are closed afterwards."""
    settings.DEMO = True
    settings.PUBLIC_URL = live_server.url
    windows: list[Visitor] = []

    def open_window(*, phone: bool = False) -> Visitor:
        visitor = Visitor(
            browser.new_context(
                base_url=live_server.url, viewport=PHONE if phone else WIDE, has_touch=phone, accept_downloads=True
            )
        )
        windows.append(visitor)
        return visitor

    yield open_window
    for visitor in windows:
        visitor.context.close()
    assert [line for visitor in windows for line in visitor.trouble] == []
