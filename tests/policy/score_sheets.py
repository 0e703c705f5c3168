"""Scoring sheets made for tests: one that is always the same, and any."""

from __future__ import annotations

from hypothesis import strategies as st

from zhicheng.policy.model.filing import Sheet, SheetGroup, SheetItem
from zhicheng.policy.sheets import Row

CLAUSE = ("四",)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=20)
POINTS = st.one_of(st.integers(1, 33), st.integers(1, 3300).map(lambda hundredths: hundredths / 100))
CODES = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)


def group(code: str, name: str, most: float, *items: SheetItem) -> SheetGroup:
    """A group of lines."""
    return SheetGroup(code, name, most, items)


WORK = group(
    "work", "工作业绩", 60, SheetItem("projects", "主持的项目", 40, ("二",)), SheetItem("benefit", "效益", 30, CLAUSE)
)
PAPERS = group("papers", "论文论著", 40, SheetItem("papers", "发表的论文", 40, CLAUSE, "国家级 20 分，省级 10 分"))


def sheet(*groups: SheetGroup, full: int = 100, sample: bool = False) -> Sheet:
    """A sheet of these groups."""
    return Sheet("quantified", "评审打分表", full, (), None, groups, sample, CLAUSE)


SHEET = sheet(WORK, PAPERS)


@st.composite
def any_sheet(draw: st.DrawFn) -> Sheet:
    """A sheet of up to five groups, whole points and hundredths, with and without notes, sample or not."""
    codes = iter(draw(st.lists(CODES, min_size=17, max_size=17, unique=True)))
    groups = []
    for _ in range(draw(st.integers(0, 4))):
        items = [
            SheetItem(next(codes), draw(WORDS), draw(POINTS), CLAUSE, draw(st.one_of(st.just(""), WORDS)))
            for _ in range(draw(st.integers(1, 3)))
        ]
        most = max(one.max for one in items) if draw(st.booleans()) else round(sum(one.max for one in items), 2)
        groups.append(group(next(codes), draw(WORDS), most, *items))
    groups.append(group("the-whole-of-it", draw(WORDS), 100, SheetItem("all-the-rest", draw(WORDS), 100, CLAUSE)))
    return sheet(*draw(st.permutations(groups)), sample=draw(st.booleans()))


def unmarked(rows: tuple[Row, ...]) -> list[Row]:
    """The rows without the mark of a sample."""
    return [row._replace(cells={**row.cells, "mark": None}) for row in rows]
