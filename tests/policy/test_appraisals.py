"""年度考核 of listed years, and of years that may lie before the person began to work."""

from __future__ import annotations

from typing import Any

import pytest

from .trees import Facts_, ask, condition, misjudged, names, records

YEARS = [2017, 2018, 2019]


def appraisals(**more: Any) -> Facts_:
    return {"appraisals": {"years": YEARS, "each": "qualified", **more}}


def facts(*results: str | None, since: str | None = "2010-07-01", whole: bool = True, works: bool = True) -> Facts_:
    rows = [{"id": f"a{n}", "year": 2019 - n, "result": result} for n, result in enumerate(results)]
    begun = records(*([{"id": "w", "from": since}] if since else []), complete=works)
    return {"appraisals": records(*rows, complete=whole), "works": begun}


@pytest.mark.parametrize("more", [{}, {"before_work": "needs_human"}, {"before_work": "unmet"}, {"each": "excellent"}])
def test_examples_come_out_as_they_say(more: dict[str, Any]) -> None:
    made = condition(appraisals(**more))
    assert misjudged(made) == []
    assert {"exact", "below", "unknown"} - set(names(made)) == set()


@pytest.mark.parametrize(
    ("told", "strict", "judged"),
    [
        (facts("qualified", "excellent", "qualified"), "met", "met"),
        (facts("qualified", "excellent", "basically_qualified"), "unmet", "unmet"),
        (facts("qualified", "excellent", None), "unknown", "unknown"),
        (facts("qualified", "excellent"), "unmet", "unmet"),  # she worked in 2017 and has none
        (facts("qualified", "excellent", whole=False), "unknown", "unknown"),
        (facts("qualified", "excellent", since="2018-07-01"), "unmet", "needs_human"),  # no work in 2017 yet
        (facts("qualified", "excellent", since="2018-07-01", whole=False), "unknown", "needs_human"),
        (facts("qualified", "excellent", since="2018-07-01", works=False), "unmet", "unknown"),
        (facts("qualified", "excellent", since=None, works=False), "unmet", "unknown"),
        (facts("qualified", "excellent", since="2017-12", works=False), "unmet", "unmet"),
    ],
)
def test_years_without_an_appraisal(told: Facts_, strict: str, judged: str) -> None:
    assert ask(appraisals(), told).verdict == strict
    assert ask(appraisals(before_work="needs_human"), told).verdict == judged


def test_what_is_asked_for() -> None:
    asked = appraisals(before_work="needs_human")
    assert ask(asked, facts("qualified", "excellent", since=None, works=False)).asks == ("参加工作的时间",)
    assert ask(asked, facts("qualified", "excellent", whole=False)).asks == ("2017 年度考核结果",)
    assert ask(asked, facts("qualified", "excellent", since="2018-07-01")).sentence == (
        "您 2017 年还没有参加工作，由审核单位判断。"
    )
