"""The published template of a scoring sheet (评分表) as XLSX, and reading one that was filled in and sent back.

Loads no Django: the command line writes templates too.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from zhicheng.policy import sheets
from zhicheng.policy.model.filing import Sheet

from .errors import Unreadable

LARGEST = 2 * 1024 * 1024
_LARGEST_INSIDE = 20 * 1024 * 1024
_MOST_CELLS = 200_000  # of the rectangle around all cells: a reader keeps every one of it in memory
_CELL = re.compile(rb"""\sr=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_OLD = b"\xd0\xcf\x11\xe0"
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 (the same sheet gives the same bytes)
_HEADINGS = {one.name: one.code for one in sheets.COLUMNS}
_POINTS = ("group_max", "max")
_NOT_XLSX = "这不是 XLSX 文件。请用下载的模板填写，存成 .xlsx 再上传。"


def template(sheet: Sheet) -> bytes:
    """The template with the sheet's lines in it: title, headings, help, one row a line; a sample's are marked 示例."""
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **plain})
    book.set_properties({"title": sheet.name, "created": _FIXED})
    page = book.add_worksheet("评分表")
    bold = book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#E2EEE9"})
    small = book.add_format({"font_color": "#5B6560", "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "0.##", "valign": "top"})
    for place, column in enumerate(sheets.COLUMNS):
        page.set_column(place, place, column.width, number if column.code in _POINTS else text)
        page.write_string(1, place, column.name, head)
        page.write_string(2, place, column.help, small)
    page.merge_range(0, 0, 0, len(sheets.COLUMNS) - 1, _title(sheet), bold)
    for top, height in enumerate((30, 22, 62)):
        page.set_row(top, height)
    page.freeze_panes(3, 0)
    for row in sheets.rows_of(sheet):
        for place, value in enumerate(row.cells.values()):
            if isinstance(value, str):
                page.write_string(row.number - 1, place, value, text)
            elif value is not None:
                page.write_number(row.number - 1, place, value, number)
    _validate(page, sheet)
    book.close()
    return out.getvalue()


def read(data: bytes) -> tuple[sheets.Row, ...]:
    """The rows below the headings, with their numbers in the spreadsheet; `Unreadable` says why there are none.

    The headings may stand in any row and order, and other columns beside them. Rows without any cell are left out.
    """
    _check_size(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        pages = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (CalamineError, zipfile.BadZipFile, ValueError) as error:
        raise Unreadable(_NOT_XLSX) from error
    found = [(page, place) for page in pages if (place := _heading(page)) is not None]
    if not found:
        raise Unreadable("没有找到表头。请用下载的模板填写，表头那一行不要改。")
    page, place = found[0]
    columns = {_HEADINGS[name]: n for n, cell in enumerate(page[place]) if (name := _name(cell)) in _HEADINGS}
    lacking = [f"“{one.name}”" for one in sheets.COLUMNS if one.code not in columns]
    if lacking:
        raise Unreadable(f"第 {place + 1} 行的表头里少了{'、'.join(lacking)}。请用下载的模板填写，表头那一行不要改。")
    rows = []
    for number, cells in enumerate(page[place + 1 :], place + 2):
        values = {one.code: _value(cells[columns[one.code]]) for one in sheets.COLUMNS}
        if any(value is not None for value in values.values()):
            rows.append(sheets.Row(number, values))
    if len(rows) > sheets.MOST_ROWS:
        raise Unreadable(f"表里有 {len(rows)} 行，最多 {sheets.MOST_ROWS} 行。")
    return tuple(rows)


def _title(sheet: Sheet) -> str:
    what = f"{sheet.name}（满分 {sheet.full} 分）"
    if sheet.sample:
        return f"{what}：以下是示例，不是正式的评分表。换成正式的条目，再去掉“示例”标记。"
    return what


def _validate(page: Any, sheet: Sheet) -> None:
    """What the spreadsheet program itself refuses while people type."""
    last = sheets.FIRST_ROW - 1 + sheets.MOST_ROWS - 1
    for place, column in enumerate(sheets.COLUMNS):
        if column.code == "mark":
            rule: dict[str, Any] = {"validate": "list", "source": [sheets.SAMPLE]}
            rule["error_message"] = "正式的条目，这一列空着；示例标“示例”。"
        elif column.code in _POINTS:
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0.01, "maximum": sheet.full}
            rule["error_message"] = f"请填大于 0、不超过 {sheet.full} 的数。"
        else:
            limit = sheets.LIMITS.get(column.code, sheets.LONGEST)
            rule = {"validate": "length", "criteria": "<=", "value": limit, "error_message": f"最多 {limit} 字。"}
        page.data_validation(sheets.FIRST_ROW - 1, place, last, place, {**rule, "error_title": column.name})


def _check_size(data: bytes) -> None:
    """Refuses what is no XLSX, and what would grow beyond measure when opened. Every part is unpacked once."""
    if not data:
        raise Unreadable("这个文件是空的，请重新选择文件。")
    if len(data) > LARGEST:
        raise Unreadable("文件太大了，评分表请不要超过 2\u00a0MB。")
    if data.startswith(_OLD):
        raise Unreadable("这个文件是旧格式（.xls），或者设了密码。请存成没有密码的 .xlsx 再上传。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            if "xl/workbook.xml" not in names:
                raise Unreadable(_NOT_XLSX)
            if sum(one.file_size for one in parts.infolist()) > _LARGEST_INSIDE:
                raise Unreadable("文件太大了，评分表请不要超过 2\u00a0MB。")
            for name in names:
                _check_cells(parts.read(name))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(_NOT_XLSX) from error


def _check_cells(part: bytes) -> None:
    width = height = 0
    for cell in _CELL.finditer(part):
        place = 0
        for letter in cell[1].upper():
            place = place * 26 + letter - 64
        width, height = max(width, place), max(height, int(cell[2]))
    if width * height > _MOST_CELLS:
        raise Unreadable(f"表格一直用到第 {height} 行，太大了。请删掉下面和右边空着的行和列，再上传。")


def _heading(page: list[list[Any]]) -> int | None:
    """The place of the first row that holds at least half of the headings."""
    for place, cells in enumerate(page):
        if len({_name(cell) for cell in cells} & set(_HEADINGS)) * 2 >= len(_HEADINGS):
            return place
    return None


def _name(cell: Any) -> str:
    return "".join(cell.split()) if isinstance(cell, str) else ""


def _value(cell: Any) -> Any:
    """A cell as it is; None for an empty one, a whole number without its point."""
    if cell == "" or (isinstance(cell, str) and not cell.strip()):
        return None
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
