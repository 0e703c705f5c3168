"""One paper: a template, its data as JSON, its pictures, a date → the bytes of a PDF (PDF/A-2b).

The same data with the same date give the same bytes. Nothing personal touches the disk: template, data and
pictures are handed to the typesetter in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings as django_settings

from zhicheng.standards.data_files import read_yaml

from . import fonts as font_book

_HERE = Path(__file__).parent
_CHINA = timezone(timedelta(hours=8))


def settings() -> Mapping[str, Any]:
    """How this instance sets its papers: `settings.yaml`, an own one of the instance laid over the shipped one."""
    shipped: Mapping[str, Any] = _yaml(_HERE / "settings.yaml")
    own = _own("settings.yaml")
    return {**shipped, **(_yaml(own) or {})} if own else shipped


def _own(name: str) -> Path | None:
    """A file of the instance's own folder (`PAPERS_FOLDER`), where there is one of that name."""
    folder = getattr(django_settings, "PAPERS_FOLDER", None)
    path = Path(folder) / name if folder else None
    return path if path and path.is_file() else None


@cache
def _yaml(path: Path) -> Any:
    return read_yaml(path)


@cache
def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _source(name: str) -> bytes:
    """A template: the instance's own where it has one of that name, else the shipped one."""
    return _bytes(_own(name) or _HERE / "templates" / name)


def render(
    template: str,
    data: Mapping[str, Any],
    *,
    on: date,
    pictures: Mapping[str, bytes] | None = None,
    fonts: typst.Fonts | None = None,
) -> bytes:
    """Set one paper. `pictures` are files the template may read by name. Dated `on`, midnight in China.

    Raises `MissingFont` or `MissingGlyph` before anything is set.
    """
    book = fonts or font_book.system_fonts()
    families = {
        "serif": font_book.chosen(settings()["serif"], book),
        "sans": font_book.chosen(settings()["sans"], book),
    }
    content = {**data, "fonts": families, "platform": settings()["platform"], "on": [on.year, on.month, on.day]}
    font_book.check(_texts(content), list(families.values()), book)
    files = {
        "main.typ": _source(template),
        "common.typ": _source("common.typ"),
        "data.json": json.dumps(content, ensure_ascii=False, sort_keys=True).encode(),
        **(pictures or {}),
    }
    return typst.compile(  # type: ignore[call-overload,no-any-return]
        files,
        font_paths=book,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2b"],
        timestamp=datetime(on.year, on.month, on.day, tzinfo=_CHINA),
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text anywhere inside plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
