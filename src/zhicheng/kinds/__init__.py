"""Kinds: what a record of each kind (业绩档案的各类记录) consists of, as data.

Owns the fields of every kind with their Chinese names, types and limits, the cleaning of what a person typed,
and the one-line titles and rows shown on screens and papers. Forms, review pages, facts, spreadsheets and the
schema are made from it. A new kind is a file under `data/`. Does not own records: those are the dossier's.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .loader import load_folder
from .model import Field, Kind, Section

__all__ = ["Field", "Kind", "Section", "all", "get", "sections"]

_SECTION_NAMES = {"basics": "个人基本信息", "dossier": "我的业绩档案"}


@cache
def all() -> tuple[Kind, ...]:
    """Every kind in display order."""
    return load_folder(Path(__file__).parent / "data")


def get(code: str) -> Kind:
    """The kind of a code; KeyError where there is none."""
    for kind in all():
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
