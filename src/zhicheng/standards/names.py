"""Ordering of people's names by pinyin.

A surname is read by our own table first (曾 is zēng, 单 is shàn), the rest by pypinyin. The key is plain
ASCII of fixed width per character, so that every database and collation sorts it alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from .data_files import read_yaml

_WIDTH = 7  # zhuang1, the longest syllable with its tone


@cache
def _surnames() -> dict[str, list[str]]:
    data = read_yaml(Path(__file__).parent / "data" / "surnames.yaml")
    return {name: str(reading).split() for name, reading in data["surnames"].items()}


def syllables(name: str) -> list[str]:
    """The reading of a name, one syllable with its tone digit per character: 曾国藩 → zeng1 guo2 fan1."""
    plain = re.sub(r"[\s·•・.]+", "", unicodedata.normalize("NFKC", name))
    for length in (2, 1):
        reading = _surnames().get(plain[:length]) if len(plain) > length or length == 1 else None
        if reading:
            return reading + _read(plain[length:])
    return _read(plain)


def _read(text: str) -> list[str]:
    if not text:
        return []
    read = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=False, errors=_unread)  # type: ignore[arg-type]
    return [syllable.lower() for syllable in read]


def _unread(run: str) -> list[str]:
    """What pypinyin cannot read: plain letters in chunks of the key's width, anything else one by one."""
    return re.findall(rf"[\x21-\x7e]{{1,{_WIDTH}}}|.", run)


def sort_key(name: str) -> str:
    """The stored sort key of a name: fixed-width syllables, then the name itself to settle ties.

    At most 16 syllables count, so a key is no longer than 113 characters and the name.
    """
    words = [word if word.isascii() else f"zz{ord(word[0]):05x}" for word in syllables(name)]
    return "".join(word[:_WIDTH].ljust(_WIDTH, "0") for word in words[:16]) + "|" + name.strip()
