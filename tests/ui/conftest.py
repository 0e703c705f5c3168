"""These tests have addresses and templates of their own, so that no desk is needed to try the look."""

import copy
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from . import addresses
from .browsing import CHROMIUM, WAIT

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def own_pages(settings):
    """Own addresses and templates; demo mode, as the style guide is shown there."""
    settings.ROOT_URLCONF = "tests.ui.addresses"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [HERE / "templates"]
    settings.TEMPLATES = templates
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    settings.CSRF_FAILURE_VIEW = "zhicheng.ui.errors.csrf_failure"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all of these tests."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed here (apt-get install chromium)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """A page 1280 px wide that fails on any script error or breach of the content policy."""
    addresses.SAVED.clear()
    addresses.SENT.clear()
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("console", lambda line: trouble.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    context.close()
    assert trouble == []
