"""Scoring sheets as rows: there and back, every error at its cell, and the document with other lines."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from zhicheng import policy
from zhicheng.policy import sheets
from zhicheng.policy.loading.loader import check
from zhicheng.policy.model.filing import Sheet, SheetItem
from zhicheng.policy.problems import Report
from zhicheng.policy.telling.differences import differences

from .conftest import PLANS
from .score_sheets import CLAUSE, PAPERS, SHEET, WORK, any_sheet, group, sheet, unmarked


def told(rows: list[sheets.Row], of: Sheet = SHEET) -> list[tuple[str, str]]:
    """Every error: where, and its sentence."""
    read = sheets.sheet_from(rows, of)
    assert (read.groups == ()) == bool(read.errors)
    return [(one.place, one.sentence) for one in read.errors]


def rows(*changes: tuple[int, str, Any]) -> list[sheets.Row]:
    """The rows of the sheet (4 and 5: 工作业绩, 6: 论文论著) with these cells changed."""
    made = {row.number: dict(row.cells) for row in sheets.rows_of(SHEET)}
    for number, column, value in changes:
        made.setdefault(number, {})[column] = value
    return [sheets.Row(number, cells) for number, cells in sorted(made.items())]


@given(any_sheet())
def test_a_sheet_is_what_its_rows_make(one: Sheet) -> None:
    read = sheets.sheet_from(unmarked(sheets.rows_of(one)), one)
    assert read == (one.groups, ())
    assert sheets.from_json(sheets.as_json(sheets.rows_of(one))) == sheets.rows_of(one)


def test_rows_are_numbered_as_in_the_template_and_a_sample_is_marked() -> None:
    first, second, third = sheets.rows_of(sheet(WORK, PAPERS, sample=True))
    assert first == (
        4,
        {
            "mark": "示例",
            "group": "work",
            "group_name": "工作业绩",
            "group_max": 60,
            "code": "projects",
            "name": "主持的项目",
            "max": 40,
            "note": None,
        },
    )
    assert second.cells["group"] is None
    assert (third.number, third.cells["mark"], third.cells["note"]) == (6, "示例", "国家级 20 分，省级 10 分")


NUMBER = "请填大于 0 的数，最多两位小数，例如 10。"
CODE = "代码只用数字、小写字母和连字符，例如 1-1。"
FORMAT = "这一格成了日期或者别的格式。请把单元格设成“文本”，再填一次。"
UNLIKE = "和第 4 行写的不一样，请改成一样，或者空着。"


@pytest.mark.parametrize(
    ("change", "column", "sentence"),
    [
        ((4, "mark", "示例"), "标记", "这一行还标着“示例”。请换成正式的条目，再去掉标记；不要的行请删掉。"),
        ((4, "mark", "正式"), "标记", "这一列只标“示例”和“填写说明”，正式的条目请空着。"),
        ((4, "group", None), "类别代码", "请填类别代码，例如 1。"),
        ((4, "group", "工作"), "类别代码", CODE),
        ((4, "group_name", " "), "类别", "请填这一类别的名称。"),
        ((4, "group_name", "长" * 101), "类别", "最多 100 字，现在是 101 字。"),
        ((4, "group_max", None), "类别满分", "请填这一类别最多计几分。"),
        ((4, "group_max", "六十"), "类别满分", NUMBER),
        ((4, "group_max", 75), "类别满分", "这一类别的条目加起来只有 70 分，到不了 75 分。"),
        ((5, "group_max", 50), "类别满分", UNLIKE),
        ((5, "code", None), "条目代码", "请填条目代码，例如 1-1。"),
        ((5, "code", "1.1"), "条目代码", CODE),
        ((5, "code", "Projects"), "条目代码", "代码“projects”第 4 行已经用了，请换一个。"),
        ((6, "code", "benefit"), "条目代码", "代码“benefit”第 5 行已经用了，请换一个。"),
        ((5, "code", "c" * 41), "条目代码", "最多 40 字，现在是 41 字。"),
        ((5, "code", date(2024, 1, 1)), "条目代码", FORMAT),
        ((5, "name", None), "条目", "请填条目的名称。"),
        ((5, "max", None), "条目满分", "请填这一条最多计几分。"),
        ((5, "max", 0), "条目满分", NUMBER),
        ((5, "max", -3), "条目满分", NUMBER),
        ((5, "max", 27.125), "条目满分", NUMBER),
        ((5, "max", float("nan")), "条目满分", NUMBER),
        ((5, "max", 1e300), "条目满分", "最多 40 字，现在是 301 字。"),
        ((5, "max", True), "条目满分", FORMAT),
        ((5, "max", 61), "条目满分", "不能高于所在类别的满分 60。"),
        ((6, "note", "长" * 501), "评分说明", "最多 500 字，现在是 501 字。"),
        ((6, "note", ["1"]), "评分说明", FORMAT),
    ],
)  # fmt: skip
def test_every_error_names_its_cell(change: tuple[int, str, Any], column: str, sentence: str) -> None:
    assert told(rows(change)) == [(f"第 {change[0]} 行“{column}”", sentence)]


def test_a_group_gives_no_more_than_the_sheet_and_a_line_no_more_than_its_group() -> None:
    assert told(rows((6, "group_max", 101), (6, "max", 101))) == [
        ("第 6 行“类别满分”", "不能高于整张表的满分 100。"),
    ]
    assert told(rows((6, "group_max", 39))) == [
        ("第 6 行“条目满分”", "不能高于所在类别的满分 39。"),
        ("“类别满分”", "各类别加起来是 99 分，到不了整张表的满分 100 分。"),
    ]


def test_a_row_with_another_group_needs_all_of_it() -> None:
    assert told(rows((5, "group_name", "其他"), (5, "max", 60), (4, "max", 60))) == [
        ("第 5 行“类别代码”", "请填类别代码，例如 1。"),
        ("第 5 行“类别满分”", "请填这一类别最多计几分。"),
    ]
    assert told(rows((6, "group", "work"))) == [
        ("第 6 行“类别”", UNLIKE),
        ("第 6 行“类别满分”", UNLIKE),
        ("“类别满分”", "各类别加起来是 60 分，到不了整张表的满分 100 分。"),
    ]


def test_all_errors_at_once_in_the_order_of_the_rows() -> None:
    assert told(rows((4, "group_max", "很多"), (5, "code", "projects"), (5, "max", None), (6, "name", None))) == [
        ("第 4 行“类别满分”", "请填大于 0 的数，最多两位小数，例如 10。"),
        ("第 5 行“条目代码”", "代码“projects”第 4 行已经用了，请换一个。"),
        ("第 5 行“条目满分”", "请填这一条最多计几分。"),
        ("第 6 行“条目”", "请填条目的名称。"),
    ]


def test_the_groups_reach_the_full_score() -> None:
    sentence = "各类别加起来是 90 分，到不了整张表的满分 100 分。"
    assert told(rows((6, "group_max", 30), (6, "max", 30))) == [("“类别满分”", sentence)]
    assert told([]) == [("整张表", "表里还没有条目。")]
    assert told(rows((4, "group_max", 70), (6, "group_max", 40))) == [], "more than the full score is not counted"


def test_a_group_stands_together_and_has_lines() -> None:
    alone = (7, "group", "extra"), (7, "group_name", "其他"), (7, "group_max", 5)
    assert told(rows(*alone)) == [("第 7 行“条目”", "这一类别下面还没有条目。")]
    again = (7, "group", "work"), (7, "group_name", "工作业绩"), (7, "group_max", 60)
    line = (7, "code", "more"), (7, "name", "推广"), (7, "max", 60)
    sentence = "类别“work”第 4 行已经写过，请把它的条目放在一起，或者换一个代码。"
    assert told(rows(*again, *line)) == [("第 7 行“类别代码”", sentence)]


def test_cells_as_people_type_them() -> None:
    typed = rows(
        (3, "mark", "填写说明"), (3, "group", "说明"),
        (4, "group", 1.0), (4, "group_max", "６０ 分"), (4, "code", "１－１"), (4, "max", 40.0),
        (5, "group", 1), (5, "group_name", " 工作业绩 "), (5, "group_max", 60),
        (5, "code", "B2"), (5, "max", 30.1 + 0.2),
        (9, "mark", "示例"), (10, "name", "  "),
    )  # fmt: skip
    (work, papers), errors = sheets.sheet_from(typed, SHEET)
    assert errors == ()
    assert (work.code, work.name, work.max) == ("1", "工作业绩", 60)
    assert [(one.code, one.max) for one in work.items] == [("1-1", 40), ("b2", 30.3)]
    assert papers == PAPERS


def test_a_group_may_have_a_row_of_its_own() -> None:
    made = [
        sheets.Row(2, {"group": "work", "group_name": "工作业绩", "group_max": 60}),
        sheets.Row(3, {"code": "projects", "name": "主持的项目", "max": 40}),
        sheets.Row(4, {"code": "benefit", "name": "效益", "max": 30}),
    ]
    assert sheets.sheet_from(made, sheet(WORK, full=60)) == ((WORK,), ())


def test_a_line_that_stays_keeps_its_clause_and_a_new_one_cites_the_sheet() -> None:
    (work, _), _ = sheets.sheet_from(rows((4, "max", 35)), SHEET)
    assert work.items[0].clause == ("二",)
    (work, _), _ = sheets.sheet_from(rows((4, "name", "主持和参加的项目")), SHEET)
    assert work.items[0].clause == CLAUSE


@pytest.mark.parametrize("text", ["", "[", "1", "[1]", '[["a",{}]]', "[[1,2]]", json.dumps([[1, {}]] * 501)])
def test_what_is_no_rows(text: str) -> None:
    with pytest.raises(ValueError):
        sheets.from_json(text)


def test_every_shipped_sheet_is_what_its_rows_make_and_may_stand_in_its_plan() -> None:
    seen = 0
    for path in sorted(PLANS.glob("*/plan.yaml")):
        found = policy.open_folder(path.parent)
        for address in found.addresses[:2]:
            plan = found.load(address).plan
            for code, one in plan.sheets.items():
                groups, errors = sheets.sheet_from(unmarked(sheets.rows_of(one)), one)
                assert (groups, errors) == (one.groups, ())
                document = sheets.replaced(plan.document, code, groups)
                check(json.loads(document["plan"]), lambda: Report("plan.yaml"))
                made = policy.thaw(document)
                assert (made.sheets[code].groups, made.sheets[code].sample) == (one.groups, False)
                assert [str(each) for each in differences(plan, made)] == [f"改动　评分表 {code}.sample：True → False"]
                assert sheets.replaced(document, code, groups) == document
                seen += 1
    assert seen > 2


def test_the_document_says_where_the_lines_come_from() -> None:
    found = policy.open_folder(PLANS / "2020-zj-quality-infrastructure")
    plan = found.load(found.addresses[0]).plan
    code, one = next(iter(plan.sheets.items()))
    items = (SheetItem("1-1", "主持的项目", one.full, one.clause, "每项 10 分"),)
    document = sheets.replaced(plan.document, code, [group("1", "业绩", one.full, *items)])
    made = policy.thaw(document)
    assert made.sheets[code].groups == (group("1", "业绩", one.full, *items),)
    inside = {at: label for at, label in document["origins"].items() if at.startswith(f"sheets.{code}.groups")}
    assert inside == {f"sheets.{code}.groups": "机构上传的评分表"}
    assert {at: label for at, label in plan.document["origins"].items() if "sheets" not in at} == {
        at: label for at, label in document["origins"].items() if "sheets" not in at
    }
    with pytest.raises(KeyError):
        sheets.replaced(plan.document, "other", [])
