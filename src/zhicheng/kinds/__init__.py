"""Kinds: what a record of each kind (业绩档案的各类记录) consists of, as data.

Owns the fields of every kind with their Chinese names, types and limits, the cleaning of what a person typed,
and the one-line titles and rows shown on screens and papers. Forms, review pages, facts, spreadsheets and the
schema are made from it. A new kind is a file under `data/`. Kinds of the platform (`of_platform`) are told to the
engine by the platform itself: nobody types them, no menu shows them. Does not own records: those are the dossier's.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .loader import load_folder
from .model import Field, Kind, Section

__all__ = ["Field", "Kind", "Section", "all", "get", "of_platform", "sections"]

_SECTION_NAMES = {"basics": "个人基本信息", "dossier": "我的业绩档案"}


@cache
def all() -> tuple[Kind, ...]:
    """Every kind that people fill in, in display order."""
    return tuple(kind for kind in _shipped() if not kind.platform)


@cache
def of_platform() -> tuple[Kind, ...]:
    """The kinds of which the platform itself keeps the records (earlier attempts, bans), in display order."""
    return tuple(kind for kind in _shipped() if kind.platform)


@cache
def get(code: str) -> Kind:
    """The kind of a code, of people or of the platform; KeyError where there is none."""
    for kind in _shipped():
        if kind.code == code:
            return kind
    raise KeyError(f"no kind {code!r}")


@cache
def sections() -> tuple[Section, ...]:
    """The two menus of the notices: 个人基本信息 and 我的业绩档案, each with its kinds in order."""
    return tuple(
        Section(code, name, tuple(kind for kind in all() if kind.section == code))
        for code, name in _SECTION_NAMES.items()
    )


@cache
def _shipped() -> tuple[Kind, ...]:
    return load_folder(Path(__file__).parent / "data")
