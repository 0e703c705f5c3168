"""Which records a `where` means: told from the fields alone, and by asking the tree, it is the same."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from zhicheng.policy.facts import Facts, View
from zhicheng.policy.tree import Some
from zhicheng.policy.verdict import UNMET

from .trees import node

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
