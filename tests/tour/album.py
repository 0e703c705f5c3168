"""The pictures of docs/tour/ and the page that lists them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.browser.visitor import PHONE, Visitor

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "tour"
WIDE = {"width": 1280, "height": 800}
HEAD = """# The five-minute walk in pictures

One application on the demo data of `make run`, from the first page to the printed review form, as six roles see it.
`make tour` renews these pictures; people and employers in them are made up.

"""


class Album:
    """Takes pictures in order, and writes one line on each when the walk is over."""

    def __init__(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        self.lines: list[str] = []
        self.number = 0

    def take(self, visitor: Visitor, name: str, words: str, *, phone: bool = False, at: str = "") -> None:
        """The page as it is, from the top or from the element `at`; with `phone` once more as a phone shows it."""
        self.number += 1
        page = visitor.page
        page.wait_for_selector("html[data-ready]")
        files = [f"{self.number:02d}-{name}.png"]
        before = page.viewport_size or WIDE
        _keep(self._shot(visitor, at), files[0])
        if phone:
            page.set_viewport_size(PHONE)
            files.append(f"{self.number:02d}-{name}-390.png")
            _keep(self._shot(visitor, at), files[1])
            page.set_viewport_size(before)
        self._note(files, words)

    def take_paper(self, data: bytes, name: str, words: str, *, page: int = 0) -> None:
        """One page of a PDF."""
        self.number += 1
        document = pypdfium2.PdfDocument(data)
        try:
            picture = document[page].render(scale=1.4).to_pil()
        finally:
            document.close()
        made = io.BytesIO()
        picture.save(made, "PNG")
        file = f"{self.number:02d}-{name}.png"
        _keep(made.getvalue(), file)
        self._note([file], words)

    def close(self) -> None:
        """Write the list."""
        (FOLDER / "README.md").write_text(HEAD + "\n".join(self.lines) + "\n", encoding="utf-8")

    def _shot(self, visitor: Visitor, at: str) -> bytes:
        visitor.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        if at:
            visitor.page.locator(at).first.evaluate("(one) => one.scrollIntoView({ behavior: 'instant' })")
        return visitor.page.screenshot(animations="disabled", caret="hide")

    def _note(self, files: list[str], words: str) -> None:
        first, *more = files
        on_phone = f" ([on a phone]({more[0]}))" if more else ""
        self.lines.append(f"- [{first}]({first}){on_phone}: {words}")


def _keep(data: bytes, name: str) -> None:
    """Store a picture with a palette of its own: a third of the size, and nothing that the eye would miss."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)
