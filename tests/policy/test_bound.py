"""Which records a `where` means: told from the fields alone, and by asking the tree, it is the same."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from zhicheng.policy.facts import Facts, View
from zhicheng.policy.tree import Some
from zhicheng.policy.verdict import UNMET

from .trees import ask, node

BACHELOR = {"it.education": "bachelor"}
NOT_RECENT = {"not": {"it.awarded": {"after": "2015-06-30"}}}
EDUCATION = ("bachelor", "college", None)
AWARDED = ("2015-06-30", "2015-07-01", "2015", None)


@pytest.mark.parametrize(
    ("where", "by_fields"),
    [
        (BACHELOR, True),
        (NOT_RECENT, True),
        ({"all": [BACHELOR, NOT_RECENT]}, True),
        ({"any": [BACHELOR, NOT_RECENT]}, False),
        ({"not": {"all": [BACHELOR, NOT_RECENT]}}, False),
        ({"all": [{**BACHELOR, "soft": True}, NOT_RECENT]}, False),
    ],
)
def test_the_records_that_are_meant(where: dict[str, Any], by_fields: bool) -> None:
    some = node({"some": "degree", "where": where})
    assert isinstance(some, Some)
    assert some.where is not None
    view = View(Facts({}))
    rows = [{"education": education, "awarded": day} for education, day in product(EDUCATION, AWARDED)]
    asked = [(row, some.where.verdict(view.bind(row))) for row in rows]
    assert (some.tests is not None, some.meant(rows, view)) == (by_fields, [one for one in asked if one[1] != UNMET])
    assert [some.where.explain(view.bind(row)).verdict for row in rows] == [verdict for _, verdict in asked]


def test_one_record_is_spoken_of_where_none_is_enough() -> None:
    """Of two titles, what is measured, missing and reached is that of the one that time mends first."""
    late = {"id": "n1", "name": "senior_engineer", "awarded": "2018-12-31"}
    early = {"id": "n2", "name": "senior_engineer", "awarded": "2016-12-31"}
    facts = {
        "titles": {"complete": True, "records": [late, early]},
        "appointments": {
            "complete": True,
            "records": [{"id": "a", "as": "senior_engineer", "from": "2016-01-01", "to": None}],
        },
    }
    years = {"appointed": {"as": "senior_engineer", "full_years": 5, "after": "it.awarded"}}
    found = ask({"some": "title", "holds": [{"id": "years", **years}]}, facts)
    assert (found.verdict, found.evidence[0], found.measured, found.earliest, found.mend) == (
        "unmet",
        "n2",
        found.children[0].measured,
        date(2021, 12, 30),
        "照现在这样做下去，到 2021年12月30日满 5 年，可以等计算截止日在这一天以后的评审。",
    )
    assert found.earliest == found.children[0].earliest


def test_what_would_mend_a_missing_record() -> None:
    tree = {"some": "title", "where": {"it.name": "senior_engineer"}}
    assert [ask(tree, {"titles": {"complete": complete, "records": []}}).mend for complete in (True, False)] == [
        "有这样的职称资格（职称为高级工程师）还没有填的，请补充记录。",
        "请补充职称资格，填完后标记“已填全”。",
    ]


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("建筑学研究前沿（中文版）", "met"),
        ("《建筑学研究前沿 (中文版)》", "met"),
        (" 建筑学研究前沿", "unmet"),
        (None, "unknown"),
    ],
)
def test_texts_are_compared_whatever_their_signs(written: str | None, verdict: str) -> None:
    facts = {"papers": {"complete": True, "records": [{"id": "q", "journal": written}]}}
    tree = {"some": "paper", "where": {"it.journal": "建筑学研究前沿（中文版）"}}
    assert ask(tree, facts).verdict == verdict
