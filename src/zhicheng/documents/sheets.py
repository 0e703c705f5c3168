"""Spreadsheets: what a list shows, as XLSX. Texts stay texts: no formula, no link, no lost leading zero."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from zhicheng.standards.text import SHANGHAI

from .errors import TooManyRows
from .shapes import Column

MAX_ROWS = 1_048_575
_LONGEST = 32_767
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 (a sheet has no zone; the same rows give the same bytes)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def sheet(columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, title: str = "名单") -> bytes:
    """One sheet with a heading row that stays in view and can be filtered.

    A value is text, a whole number, a number, a date, a moment (aware; told in China's time) or None, as its
    column says; whatever does not fit its column is written as text. Rows are written as they come, so that a
    long list needs little memory.
    """
    out = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": _FIXED})
    page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "名单")
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#E2EEE9"})
    body = {
        "text": book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "integer": book.add_format({"num_format": "0", "valign": "top"}),
        "number": book.add_format({"num_format": "0.##", "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"}),
    }
    for place, column in enumerate(columns):
        page.set_column(place, place, column.get("width", max(8, min(40, 2 * len(column["name"]) + 4))))
    page.set_row(0, 24)
    page.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        page.write_string(0, place, column["name"], head)
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MAX_ROWS:
            raise TooManyRows()
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(page, count, place, column.get("kind", "text"), value, body)
    if columns:
        page.autofilter(0, 0, count, len(columns) - 1)
    book.close()
    return out.getvalue()


def _write(page: Any, row: int, place: int, kind: str, value: Any, body: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind in ("integer", "number") and number:
        page.write_number(row, place, value, body[kind])
    elif kind == "date" and isinstance(value, date) and not isinstance(value, datetime):
        page.write_datetime(row, place, value, body["date"])
    elif kind == "moment" and isinstance(value, datetime):
        page.write_datetime(row, place, value.astimezone(SHANGHAI).replace(tzinfo=None), body["moment"])
    else:
        text = "是" if value is True else "否" if value is False else _FORBIDDEN.sub("", str(value))
        page.write_string(row, place, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…", body["text"])
