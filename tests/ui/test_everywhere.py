"""Every sort of page in a real browser: axe finds nothing, nothing scrolls sideways, touch, paper, no script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .browsing import WAIT, violations, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAYS = ((1280, "light"), (390, "dark"))
PAGES = [
    *(("/styleguide", width, theme) for width in (1280, 390) for theme in ("light", "dark")),
    *((path, *how) for path in ("/draft", "/clerks", "/no-such-page", "/sign", "/photo") for how in WAYS),
]


@pytest.mark.parametrize(("path", "width", "theme"), PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, path: str, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    visit(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []


def test_targets_are_44_on_touch(browser: Browser, live_server) -> None:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    visit(page, "/clerks")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .input, .select, .choice, .verdicts-row label')]
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
        .map((one) => one.textContent || one.outerHTML)"""
    )
    context.close()
    assert small == []


def test_pages_work_without_script(browser: Browser, live_server) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    visit(page, "/draft")
    page.get_by_label("本人述职").fill("字" * 61)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".counter")).to_have_text("61 / 60，多 1 字")
    page.get_by_label("本人述职").fill("字" * 60)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".notices")).to_have_text("已保存。")
    context.close()


def test_paper_is_black_on_white_without_the_frame(page: Page) -> None:
    visit(page, "/styleguide")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".bar").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.locator(".print-head")).to_be_visible()
