"""打分表: lines kept as typed, sums by the sheet's own rule, and what keeps a sheet from being filed."""

import pytest

from zhicheng.applications import scores
from zhicheng.policy.model.filing import Sheet, SheetGroup, SheetItem

pytestmark = pytest.mark.pure


def _sheet(*, full=100, paths=()):
    work = (SheetItem("projects", "主持的项目", 20, ("二",)), SheetItem("benefit", "取得的效益", 10, ("二",)))
    papers = (SheetItem("papers", "发表的论文", 12.5, ("二",)),)
    groups = (SheetGroup("work", "工作业绩", 25, work), SheetGroup("papers", "论文", 15, papers))
    return Sheet("quantified", "评审打分表", full, paths, None, groups, True, ("二",))


SHEET = _sheet()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({}, {}),
        (None, {}),
        ("文字", {}),
        ({"projects": "18", "benefit": " ", "papers": "12.50"}, {"projects": 18, "papers": 12.5}),
        ({"projects": "１８", "papers": "7 分"}, {"projects": 18, "papers": 7}),
        ({"projects": "二十", "papers": "-1"}, {"projects": "二十", "papers": "-1"}),
        ({"projects": "21", "gone": "3"}, {"projects": 21}),
        ({"projects": 18.0}, {"projects": 18}),
        ({"projects": "1e3", "papers": "nan"}, {"projects": "1e3", "papers": "nan"}),
    ],
)
def test_what_a_draft_keeps(typed, kept):
    assert scores.kept(SHEET, typed) == kept
    assert scores.kept(SHEET, kept) == kept, "what was kept is kept again as it is"


@pytest.mark.parametrize(
    ("points", "total"),
    [
        ({}, None),
        ({"projects": 0}, 0),
        ({"projects": 18, "papers": 12.5}, 30.5),
        ({"projects": 20, "benefit": 10}, 25),
        ({"projects": 20, "benefit": 10, "papers": 12.5}, 37.5),
        ({"projects": 21}, None),
        ({"projects": 18, "papers": "十"}, None),
    ],
)
def test_a_group_gives_at_most_its_points(points, total):
    assert scores.total(SHEET, points) == total


def test_the_sheet_gives_at_most_its_full_score():
    assert scores.total(_sheet(full=30), {"projects": 20, "benefit": 10, "papers": 12.5}) == 30


def test_what_keeps_it_from_being_filed():
    assert scores.fault(SHEET, {}) == "请对照评审打分表逐项自评，没有得分的项可以空着。"
    assert scores.fault(SHEET, {"projects": 0}) == ""
    assert scores.fault(SHEET, {"projects": 20.5, "papers": "十"}) == (
        "“主持的项目”请填 0 到 20 的数。“发表的论文”请填 0 到 12.5 的数。"
    )


def test_the_sheet_in_words_and_as_a_table():
    assert scores.words(SHEET, {"projects": 18, "papers": 12.5}) == "共 30.5\u00a0分：主持的项目 18，发表的论文 12.5"
    assert scores.words(SHEET, {"projects": 21}) == ""
    assert scores.table(SHEET, {"projects": 18, "benefit": "x"}) == {
        "full": 100,
        "sample": True,
        "total": None,
        "groups": [
            {
                "code": "work",
                "name": "工作业绩",
                "max": 25,
                "sum": 18,
                "items": [
                    {"code": "projects", "name": "主持的项目", "max": 20, "note": "", "points": 18},
                    {"code": "benefit", "name": "取得的效益", "max": 10, "note": "", "points": None},
                ],
            },
            {
                "code": "papers",
                "name": "论文",
                "max": 15,
                "sum": None,
                "items": [{"code": "papers", "name": "发表的论文", "max": 12.5, "note": "", "points": None}],
            },
        ],
    }


def test_whom_it_concerns():
    assert [scores.concerns(_sheet(paths=paths), "score") for paths in ((), ("score",), ("degree",))] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("points", [0, 1, 18, 20, 24.5, 25, 30, 37.5])
def test_points_spread_over_the_lines_sum_up_again(points):
    made = scores.spread(SHEET, points)
    assert scores.total(SHEET, made) == (points or None)
