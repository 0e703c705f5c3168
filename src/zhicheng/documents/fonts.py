"""Which fonts are there, and whether they hold every character of a paper.

A missing family is only a warning to the typesetter and a missing glyph a silent box, so both are asked first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import typst
from fontTools.ttLib import TTFont

from .errors import MissingFont, MissingGlyph


@cache
def system_fonts() -> typst.Fonts:
    """The fonts of this machine, found once per process."""
    return typst.Fonts(include_embedded_fonts=False)


def chosen(families: Sequence[str], fonts: typst.Fonts) -> str:
    """The first family that is installed; `MissingFont` where none is."""
    installed = set(fonts.families())
    for family in families:
        if family in installed:
            return family
    raise MissingFont(families)


def characters(family: str, fonts: typst.Fonts) -> frozenset[int]:
    """The code points the regular cut of a family can show."""
    for font in fonts.fonts():
        if (font.family, font.style, font.weight) == (family, "normal", 400) and font.path:
            return _cmap(font.path, font.index)
    raise MissingFont([family])


@cache
def _cmap(path: str, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def missing(texts: Iterable[str], families: Sequence[str], fonts: typst.Fonts) -> list[str]:
    """The characters of the texts that one of the families lacks, each once, in order of appearance."""
    wanted = dict.fromkeys(sign for text in texts for sign in text if not _is_invisible(sign))
    if not wanted:
        return []
    held = frozenset.intersection(*(characters(family, fonts) for family in families))
    return [sign for sign in wanted if ord(sign) not in held]


def check(texts: Iterable[str], families: Sequence[str], fonts: typst.Fonts) -> None:
    """Raise `MissingGlyph` where a character of the texts could only be printed as a box."""
    lacking = missing(texts, families, fonts)
    if lacking:
        raise MissingGlyph(lacking)


def _is_invisible(sign: str) -> bool:
    """Line ends, spaces, joiners and variation selectors print nothing of their own."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp") or "\ufe00" <= sign <= "\ufe0f"
