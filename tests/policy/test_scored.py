"""打分表: whose score decides, and what the bar is."""

from __future__ import annotations

import pytest

from .trees import Facts_, ask, condition, misjudged, names, told, wrong


def scored(sheet: str, **bar: float) -> Facts_:
    return {"scored": {"sheet": sheet, **bar}}


def scores(sheet: str, own: float | None, verified: float | None = None) -> Facts_:
    return {"scores": {sheet: {"self": own, "verified": verified}}}


@pytest.mark.parametrize("sheet", ["verified", "own"])
@pytest.mark.parametrize("bar", [{"from": 90}, {"above": 90}, {"from": 100}, {"from": 79.5}])
def test_examples_come_out_as_they_say(sheet: str, bar: dict[str, float]) -> None:
    assert misjudged(condition(scored(sheet, **bar))) == []


def test_there_is_a_below_an_on_and_an_unknown_for_each() -> None:
    assert names(condition(scored("own", **{"from": 80}))) == ["exact", "below", "above", "unknown"]
    assert names(condition(scored("verified", **{"from": 90}))) == [
        "needs_human",
        "below",
        "exact",
        "below",
        "above",
        "unknown",
    ]


@pytest.mark.parametrize(
    ("own", "verified", "verdict"),
    [
        (90, None, "needs_human"),
        (89, None, "unmet"),
        (None, None, "unknown"),
        (95, 89, "unmet"),
        (95, 90, "met"),
        (80, 91, "met"),  # the verified score decides, whatever she gave herself
        (None, 91, "met"),
    ],
)
@pytest.mark.requirement("S0-14", "C-09")
def test_where_an_office_verifies(own: float | None, verified: float | None, verdict: str) -> None:
    found = ask(scored("verified", **{"from": 90}), scores("verified", own, verified))
    assert (found.verdict, found.judge) == (verdict, "“中评委推荐”环节" if verdict == "needs_human" else "")


@pytest.mark.parametrize(("own", "verdict"), [(80, "met"), (79.9, "unmet"), (None, "unknown")])
@pytest.mark.requirement("S4-08")
def test_where_nobody_verifies(own: float | None, verdict: str) -> None:
    """A score that somebody put there as verified counts for nothing."""
    assert ask(scored("own", **{"from": 80}), scores("own", own, 10)).verdict == verdict


def test_what_a_person_reads() -> None:
    bar = {"from": 90}
    assert told(ask(scored("verified", **bar), scores("verified", 95, 88.5))) == {
        "verdict": "unmet",
        "measured": "88.5 分",
        "required": "90 分",
        "gap": "1.5 分",
        "sentence": "您自评 95 分，“中评委推荐”环节核定 88.5 分，没有达到 90 分，还差 1.5 分。",
        "mend": "核定分数由审核的单位决定，对分数有疑问的，请向它了解。",
        "earliest": None,
    }
    assert told(ask(scored("verified", **bar), scores("verified", 92)))["sentence"] == (
        "您自评 92 分，达到 90 分；还要由“中评委推荐”环节核定。"
    )
    assert told(ask(scored("own", above=90), scores("own", 90))) == {
        "verdict": "unmet",
        "measured": "90 分",
        "required": "超过 90 分",
        "gap": None,
        "sentence": "您自评 90 分，没有超过 90 分，正好这个分不算。",
        "mend": "请核对有没有漏填的项目；每一项都要有证明材料，不要虚高自评。",
        "earliest": None,
    }
    assert condition(scored("verified", **bar)).title() == "评审打分表得分（经“中评委推荐”环节核定）达到 90 分"
    assert condition(scored("own", above=90)).title() == "评审打分表自评分超过 90 分"


def test_what_cannot_be_meant_is_refused() -> None:
    assert wrong(scored("own")) == [
        ("scored", "一组字段（sheet）", "from（达到，含这个数）或 above（超过，不含）中的一个")
    ]
    assert wrong(scored("nobody", **{"from": 90})) == [
        ("scored.sheet", "“nobody”", "sheets 里有的一个打分表（own、verified）")
    ]
