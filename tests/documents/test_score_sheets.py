"""The template of a scoring sheet: its rows come back as they were, and what is no such spreadsheet is told why."""

import io
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from tests.policy.score_sheets import PAPERS, SHEET, WORK, any_sheet, sheet, unmarked
from zhicheng.documents import score_sheets
from zhicheng.documents.errors import Unreadable
from zhicheng.policy import sheets

NAMES = [one.name for one in sheets.COLUMNS]
NOT_XLSX = "这不是 XLSX 文件。请用下载的模板填写，存成 .xlsx 再上传。"


def book(*pages):
    """A workbook; each page is a mapping from (row, column), both from 0, to a value."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    for cells in pages:
        page = made.add_worksheet()
        for (row, column), value in cells.items():
            page.write(row, column, value)
    made.close()
    return out.getvalue()


def headed(row=0, names=NAMES, **lines):
    """The headings in a row, and lines below, by number in the spreadsheet."""
    cells = {(row, place): name for place, name in enumerate(names)}
    for number, line in lines.items():
        cells |= {(int(number[1:]) - 1, names.index(name)): value for name, value in line.items()}
    return cells


def refused(data):
    with pytest.raises(Unreadable) as told:
        score_sheets.read(data)
    return told.value.sentence


@settings(deadline=None, max_examples=40)
@given(any_sheet())
def test_a_sheet_comes_back_from_its_template(one):
    rows = score_sheets.read(score_sheets.template(one))
    assert rows[0].cells["mark"] == sheets.HELP
    assert rows[1:] == sheets.rows_of(one)
    assert sheets.sheet_from(unmarked(rows[1:]), one) == (one.groups, ())
    marked = sum(len(group.items) for group in one.groups) if one.sample else 0
    assert [error.column for error in sheets.sheet_from(rows, one).errors] == ["mark"] * marked


def test_what_the_template_shows():
    data = score_sheets.template(sheet(WORK, PAPERS, sample=True))
    page = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("评分表").to_python()
    assert page[0][0] == ("评审打分表（满分 100 分）：以下是示例，不是正式的评分表。换成正式的条目，再去掉“示例”标记。")
    assert page[1:] == [
        NAMES,
        [one.help for one in sheets.COLUMNS],
        ["示例", "work", "工作业绩", 60.0, "projects", "主持的项目", 40.0, ""],
        ["示例", "", "", "", "benefit", "效益", 30.0, ""],
        ["示例", "papers", "论文论著", 40.0, "papers", "发表的论文", 40.0, "国家级 20 分，省级 10 分"],
    ]
    official = CalamineWorkbook.from_filelike(io.BytesIO(score_sheets.template(SHEET))).get_sheet_by_index(0)
    assert official.to_python()[0][0] == "评审打分表（满分 100 分）"
    assert data == score_sheets.template(sheet(WORK, PAPERS, sample=True)), "the same sheet gives the same bytes"


def test_the_spreadsheet_program_refuses_what_is_no_number():
    with zipfile.ZipFile(io.BytesIO(score_sheets.template(SHEET))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    rules = page.split("<dataValidation ")[1:]
    assert [rule.split('type="')[1].split('"')[0] for rule in rules] == [
        "list", "textLength", "textLength", "decimal", "textLength", "textLength", "decimal", "textLength",
    ]  # fmt: skip
    assert [rule.split('sqref="')[1].split('"')[0] for rule in rules] == [f"{one}4:{one}503" for one in "ABCDEFGH"]


def test_headings_may_stand_anywhere_and_in_any_order():
    shuffled = ["备注", *reversed(NAMES)]
    line = {"条目": "主持的项目", "条目满分": 40, "备注": "不读"}
    data = book({(0, 0): "说明"}, headed(5, shuffled, r7={}, r9=line))
    (row,) = score_sheets.read(data)
    assert (row.number, {code: value for code, value in row.cells.items() if value is not None}) == (
        9,
        {"name": "主持的项目", "max": 40},
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "这个文件是空的，请重新选择文件。"),
        (b"%PDF-1.7", NOT_XLSX),
        (b"PK\x03\x04 and nothing else", NOT_XLSX),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "这个文件是旧格式（.xls），或者设了密码。请存成没有密码的 .xlsx 再上传。"),
        (bytes(2 * 1024 * 1024 + 1), "文件太大了，评分表请不要超过 2\u00a0MB。"),
        (book({(0, 0): "姓名"}), "没有找到表头。请用下载的模板填写，表头那一行不要改。"),
        (
            book(headed(1, NAMES[:6])),
            "第 2 行的表头里少了“条目满分”、“评分说明”。请用下载的模板填写，表头那一行不要改。",
        ),
        (
            book(headed(), headed(), {**headed(), (60_000, 5): "远处"}),
            "表格一直用到第 60001 行，太大了。请删掉下面和右边空着的行和列，再上传。",
        ),
        (
            book(headed(0, NAMES, **{f"r{number}": {"条目": "甲"} for number in range(2, 503)})),
            "表里有 501 行，最多 500 行。",
        ),
    ],
)
def test_what_is_no_such_spreadsheet(data, sentence):
    assert refused(data) == sentence


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(f"xl/{name}.xml", data)
    return out.getvalue()


def test_what_would_grow_beyond_measure_is_not_opened():
    assert refused(zipped(workbook=bytes(21 * 1024 * 1024))) == "文件太大了，评分表请不要超过 2\u00a0MB。"
    assert refused(zipped(workbook=b"<workbook/>")) == NOT_XLSX
    assert refused(zipped(other=b"<workbook/>")) == NOT_XLSX
    far = refused(zipped(workbook=b"<workbook/>", sheet=b'<c r="XFD1048576"><v>1</v></c>'))
    assert far == "表格一直用到第 1048576 行，太大了。请删掉下面和右边空着的行和列，再上传。"


def test_templates_need_no_django():
    words = "import sys, zhicheng.documents.score_sheets; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, text=True).stdout == "False\n"
