"""The five notices as they were found: how many values are drafted, and which share a person kept.

These five were at hand while the grammar was written; a notice that was not is measured in docs/draft.md.
"""

from __future__ import annotations

import pytest

from zhicheng.policy.drafting import draft
from zhicheng.policy.drafting.reading import read
from zhicheng.policy.notice import parse_notice
from zhicheng.policy.problems import Report

from .measure import NOTICES, PLANS, Row, collected, compare, measured, summed, table, total

pytestmark = pytest.mark.pure

# notice → clauses, sentences, names and numbers taken out, marks, values drafted
GOLDEN = {
    "2020-huzhou": (68, 140, 2, 21, 79),
    "2020-zj-construction-professor": (76, 118, 0, 30, 82),
    "2020-zj-mechatronics-senior": (44, 71, 1, 27, 63),
    "2020-zj-quality-infrastructure": (51, 86, 4, 31, 70),
    "2023-shangyu-engineer": (73, 120, 1, 24, 73),
}


def counted(stem: str) -> tuple[int, int, int, int, int]:
    made = draft(read(NOTICES[stem]), stem)
    notice = parse_notice(made.notice, Report("notice.md"))
    drafted = summed(measured(NOTICES[stem], PLANS / stem)).drafted
    return len(notice.clauses), len(list(notice.sentences())), len(made.hidden), made.unsure, drafted


@pytest.mark.parametrize("stem", list(NOTICES))
def test_golden_counts(stem: str) -> None:
    assert counted(stem) == GOLDEN[stem]


@pytest.mark.parametrize("stem", list(NOTICES))
def test_what_is_drafted_is_mostly_right(stem: str) -> None:
    whole = summed(measured(NOTICES[stem], PLANS / stem))
    assert whole.right / whole.drafted >= 0.85
    assert whole.found / whole.confirmed >= 0.35


@pytest.mark.parametrize("stem", list(NOTICES))
def test_no_name_and_no_private_number_is_left(stem: str) -> None:
    made = draft(read(NOTICES[stem]), stem)
    names = ("张三", "李小四", "王五", "赵小六", "孙小七", "周小八", "吴小九", "郑小十", "钱一", "13800000000")
    assert [name for name in names if name in made.notice + made.plan] == []


def test_the_measure_itself() -> None:
    drafted = {
        "statement": {"max": 1000},
        "dates": {"opens": {"date": "2024-05-06"}, "opens_2": {"date": "2024-05-07"}},
    }
    confirmed = {
        "statement": {"max": 1500},
        "dates": {"opens": {"date": "2024-05-06"}},
        "contacts": [{"phone": "1、2"}],
    }
    rows = compare(drafted, [confirmed])
    assert [row for row in rows.values() if row.drafted or row.confirmed] == [
        Row("日期和它的节点", 2, 1, 1, 1),
        Row("日期本身", 2, 1, 1, 1),
        Row("字数", 1, 0, 1, 0),
        Row("电话", 0, 0, 2, 0),
    ]
    assert summed(rows) == Row("合计", 3, 1, 4, 1)
    assert summed(total([rows, rows])) == Row("合计", 6, 2, 8, 2)
    assert table(rows).splitlines()[-1] == "| 合计 | 3 | 1（33%） | 4 | 1（25%） |"
    assert collected([confirmed])["电话"] == [("1",), ("2",)]
