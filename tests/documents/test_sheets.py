"""Spreadsheets: read back as they were given, and nothing in them runs."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from zhicheng.documents import sheets
from zhicheng.documents.errors import TooManyRows
from zhicheng.documents.services import sheet

COLUMNS = [
    {"name": "姓名"},
    {"name": "证件号码", "width": 24},
    {"name": "人数", "kind": "integer"},
    {"name": "学时", "kind": "number"},
    {"name": "收到日期", "kind": "date"},
    {"name": "提交时间", "kind": "moment"},
]


def read(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_values_come_back_as_they_were():
    rows = [
        ["苏见山", "330682199309170917", 3, 12.5, date(2023, 9, 18), datetime(2023, 9, 17, 16, 30, tzinfo=UTC)],
        ["𠮷田", "007", 0, 0, None, None],
        [None, "", None, None, "", None],
        ["长\n两行", True, False, "不详", "去年", date(2023, 9, 18)],
    ]
    assert read(sheet(COLUMNS, rows, title="受理名单")) == [
        ["姓名", "证件号码", "人数", "学时", "收到日期", "提交时间"],
        ["苏见山", "330682199309170917", 3.0, 12.5, date(2023, 9, 18), datetime(2023, 9, 18, 0, 30)],  # noqa: DTZ001
        ["𠮷田", "007", 0.0, 0.0, "", ""],
        ["", "", "", "", "", ""],
        ["长\n两行", "是", "否", "不详", "去年", "2023-09-18"],
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.com", "1e5"]
)
def test_no_formula_and_no_link_comes_of_a_text(text):
    data = sheet([{"name": "甲"}], [[text]])
    assert read(data)[1] == [text]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert "hyperlink" not in page
        assert not [name for name in book.namelist() if "rels" in name and "sheet1" in name]


def test_control_characters_and_overlong_texts_do_no_harm():
    (_, (short, long)) = read(sheet([{"name": "甲"}, {"name": "乙"}], [["a\x00\x07b", "长" * 40_000]]))
    assert short == "ab"
    assert (len(long), long[-1]) == (32_767, "…")


def test_the_same_rows_give_the_same_bytes():
    assert sheet(COLUMNS, [["甲", "1", 1, 1, None, None]]) == sheet(COLUMNS, [["甲", "1", 1, 1, None, None]])


def test_a_title_that_excel_would_refuse_is_mended():
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheet(COLUMNS, [], title="[2023]/名单:*?" + "长" * 40)))
    assert book.sheet_names == ["2023  名单   " + "长" * 19]


def test_rows_must_fit_their_columns_and_the_sheet(monkeypatch):
    with pytest.raises(ValueError, match="zip"):
        sheet(COLUMNS, [["甲"]])
    monkeypatch.setattr(sheets, "MAX_ROWS", 3)
    with pytest.raises(TooManyRows, match="超过了一百万行"):
        sheet([{"name": "甲"}], ([str(number)] for number in range(4)))


def test_no_columns_make_an_empty_sheet():
    assert read(sheet([], [])) == []
