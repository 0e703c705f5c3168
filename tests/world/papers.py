"""Files that people upload: a photo, a signature, PDFs."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf

from tests.files import makers

STROKES = [
    [[20 + 8 * n, 40 + (30 if n % 2 else 0)] for n in range(12)],
    [[30 + 6 * n, 90 - (26 if n % 3 else 0)] for n in range(14)],
]
"""A signature that can be read as one: two strokes with turns."""


@cache
def portrait() -> bytes:
    """A photo that keeps the plan's rule."""
    return makers.jpeg(420, 560)


@cache
def pdf(pages: int = 1) -> bytes:
    """A small PDF; the number of pages makes its content its own."""
    buffer = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        made.save(buffer, deterministic_id=True)
    return buffer.getvalue()
