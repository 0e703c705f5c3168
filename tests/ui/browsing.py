"""Opening pages in a real browser and asking axe about them."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
CHROMIUM = Path("/usr/bin/chromium")
WAIT = 5000  # milliseconds


def visit(page: Page, path: str) -> None:
    """Open a page and wait until its scripts have started."""
    page.goto(path)
    if page.evaluate("document.documentElement.classList.contains('js')"):
        page.wait_for_selector("html[data-ready]")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe has to say about the page."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], [str(node["target"]) for node in one["nodes"]]) for one in found]
