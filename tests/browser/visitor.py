"""One person at one window: what she opens, presses and reads. Every page she sees is looked over."""

from __future__ import annotations

import re
from time import monotonic

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.people import PASSWORD
from tests.ui.browsing import AXE, visit

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WAIT = 10_000  # milliseconds, for anything that is waited for
SPACES = r"\s+"
"""Between a number and its word stands a space that does not break."""
STROKES = (
    [(0.08, 0.3), (0.24, 0.25), (0.12, 0.8), (0.26, 0.7)],
    [(0.4, 0.2), (0.56, 0.3), (0.42, 0.75), (0.58, 0.8)],
    [(0.72, 0.25), (0.9, 0.2), (0.74, 0.85), (0.92, 0.7)],
)


class Visitor:
    """A window with one page. `seen` are the headings read so far; `trouble` what the browser complained of."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(WAIT)
        context.set_default_navigation_timeout(WAIT)
        self.context = context
        self.page: Page = context.new_page()
        self.seen: list[str] = []
        self.trouble: list[str] = []
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("console", lambda line: self._listen(line.text))

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.trouble.append(text)

    def open(self, path: str) -> None:
        """Open an address and wait for its scripts."""
        visit(self.page, path)

    def reads(self, heading: str | re.Pattern[str]) -> str:
        """The page with this heading is there, and it is a page for everyone: axe is content, nothing runs sideways."""
        if isinstance(heading, str):
            heading = re.compile(rf"^\s*{SPACES.join(re.escape(word) for word in heading.split())}\s*$")
        expect(self.page.locator("h1")).to_have_text(heading, timeout=WAIT)
        self.page.wait_for_selector("html[data-ready]")
        told = self.page.locator("h1").inner_text()
        self.look_over()
        self.seen.append(told)
        return told

    def look_over(self) -> None:
        """No violation found by axe, and no part of the page beyond its right edge."""
        wrong = {"axe": _violations(self.page), "sideways": _beyond(self.page)}
        assert wrong == {"axe": [], "sideways": []}, f"{self.page.url}: {wrong}"

    def fits_a_phone(self) -> None:
        """The same page 390 px wide has nothing beyond its right edge; then the window is wide again."""
        before = self.page.viewport_size or WIDE
        self.page.set_viewport_size(PHONE)
        beyond = _beyond(self.page)
        self.page.set_viewport_size(before)
        assert beyond == [], self.page.url

    def comes_to(self, address: str, *, within: int = WAIT) -> None:
        """The window arrives at an address (a pattern) within so many milliseconds, pressed or by itself."""
        self.page.wait_for_url(re.compile(address), timeout=within)

    def is_saved(self) -> None:
        """The server has taken all that was typed: the page says so, and nothing waits on this device."""
        expect(self.page.locator("[data-autosave-state]")).to_contain_text("已保存")
        until = monotonic() + WAIT / 1000
        while self.page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('draft:'))"):
            assert monotonic() < until, "what was typed still waits on this device"
            self.page.wait_for_timeout(50)

    def button(self, name: str, *, within: Locator | None = None) -> Locator:
        """A button by its exact words."""
        return (within or self.page).get_by_role("button", name=name, exact=True)

    def link(self, name: str, *, exact: bool = True) -> Locator:
        """A link by its words."""
        return self.page.get_by_role("link", name=name, exact=exact).first

    def presses(self, name: str) -> None:
        """Press a button."""
        self.button(name).first.click()

    def follows(self, name: str, *, exact: bool = True) -> None:
        """Follow a link."""
        self.link(name, exact=exact).click()

    def signs_in(self, username: str, password: str = PASSWORD) -> None:
        """Sign in with name and password, from the page that is open or the sign-in page."""
        if "/account/sign-in" not in self.page.url:
            self.open("/account/sign-in")
        self.page.get_by_label("用户名").fill(username)
        self.page.get_by_label("密码").fill(password)
        self.presses("登录")
        self.page.wait_for_url(lambda url: "sign-in" not in url)

    def takes_the_part_of(self, role: str) -> None:
        """Sign in from the demo's panel."""
        self.open("/account/sign-in")
        self.page.get_by_role("button", name=re.compile(f"登录为\\s*{role}")).click()
        self.page.wait_for_url(lambda url: "sign-in" not in url)

    def tabs_to(self, target: Locator, *, most: int = 120) -> None:
        """Press the tab key until the target has the focus, and see that this can be seen."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if target.evaluate("(one) => one === document.activeElement"):
                assert target.evaluate(_MARKED), "the focus cannot be seen"
                return
        raise AssertionError(f"the tab key does not lead to {target}")

    def draws_her_name(self) -> None:
        """Write into the signature box."""
        canvas = self.page.locator("canvas")
        canvas.evaluate("(box) => box.scrollIntoView({ block: 'center', behavior: 'instant' })")
        box = canvas.bounding_box()
        assert box is not None
        for points in STROKES:
            places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
            self.page.mouse.move(*places[0])
            self.page.mouse.down()
            for place in places[1:]:
                self.page.mouse.move(*place, steps=8)
            self.page.mouse.up()
        expect(self.page.locator("[data-signature-state]")).to_have_text("清楚，可以提交")


_MARKED = """(one) => [one, one.closest('label'), one.parentElement].some((place) => {
  const style = place && getComputedStyle(place);
  return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
})"""
"""Whether an outline or a shadow shows that an element, or the label around it, has the focus."""


def _violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe has to say about the page: rule, and where."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [(one["id"], [str(node["target"]) for node in one["nodes"]]) for one in found]


def _beyond(page: Page) -> list[str]:
    """What stands beyond the right edge of the page, where the page can be scrolled sideways at all."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.body.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > wide + 1)
            .slice(0, 5)
            .map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
        }"""
    )
    return found
