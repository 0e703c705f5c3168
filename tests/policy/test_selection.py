"""Which records fall in the plan's window for a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhicheng import policy
from zhicheng.policy import selection

from .wide import CHANGES, wide_folder

TITLES = {"complete": True, "records": [{"name": "assistant_engineer", "awarded": "2017-06-10"}]}
BOTH = "since: current_title, from: 2019-01-01, to: 2023-12-31"


@pytest.fixture
def make(spoiled: Callable[..., Path]) -> Callable[[str], policy.Plan]:
    """A plan whose selection has this window."""

    def load(window: str) -> policy.Plan:
        changes = ((old, new.replace(BOTH, window)) for old, new in CHANGES)
        return policy.load_folder(wide_folder(spoiled, *changes)).plan

    return load


def patent(granted: str | None) -> dict[str, Any]:
    return {"kind": "invention", "granted": granted}


@pytest.mark.parametrize(
    ("granted", "verdict"),
    [
        ("2017-06-09", "unmet"),
        ("2017-06-10", "met"),
        ("2017-06", "unknown"),
        ("2017-05", "unmet"),
        ("2017-07", "met"),
        ("2024-01-01", "met"),
        (None, "unknown"),
    ],
)
def test_since_the_current_title(make: Callable[[str], policy.Plan], granted: str | None, verdict: str) -> None:
    plan = make("since: current_title")
    assert selection.falls(plan, {"titles": TITLES}, "patent", patent(granted)) == verdict


@pytest.mark.parametrize(
    ("granted", "verdict"),
    [
        ("2018-12-31", "unmet"),
        ("2019-01-01", "met"),
        ("2023-12-31", "met"),
        ("2024-01-01", "unmet"),
        ("2019", "met"),
        ("2024", "unmet"),
        (None, "unknown"),
    ],
)
def test_from_a_day_to_a_day(make: Callable[[str], policy.Plan], granted: str | None, verdict: str) -> None:
    plan = make("from: 2019-01-01, to: 2023-12-31")
    assert selection.falls(plan, {"titles": TITLES}, "patent", patent(granted)) == verdict


@pytest.mark.parametrize(
    ("granted", "verdict"), [("2017-06-09", "unmet"), ("2018-05-01", "met"), ("2020-05-01", "met"), ("2024-05", "met")]
)
@pytest.mark.requirement("S0-84", "C-11")
def test_either_is_enough(make: Callable[[str], policy.Plan], granted: str, verdict: str) -> None:
    assert selection.falls(make(BOTH), {"titles": TITLES}, "patent", patent(granted)) == verdict


@pytest.mark.parametrize(
    ("span", "verdict"),
    [
        ({"from": "2015-01", "to": "2017-06-09"}, "unmet"),
        ({"from": "2015-01", "to": "2017-06-10"}, "met"),
        ({"from": "2015-01"}, "met"),  # still going on
        ({}, "unknown"),
    ],
)
def test_what_lasts_falls_in_by_any_of_its_days(
    make: Callable[[str], policy.Plan], span: dict[str, Any], verdict: str
) -> None:
    assert selection.falls(make("since: current_title"), {"titles": TITLES}, "post", span) == verdict


@pytest.mark.parametrize(
    ("titles", "verdict"),
    [
        ({"complete": True, "records": []}, "needs_human"),
        ({"complete": False, "records": []}, "unknown"),
        (None, "unknown"),
        ({"complete": True, "records": [{"awarded": "2010-01-01"}, {"awarded": "2017-06-10"}]}, "unmet"),
        ({"complete": True, "records": [{"awarded": "2017-06-10"}, {"awarded": None}]}, "unknown"),
    ],
)
def test_the_current_title_is_the_newest(
    make: Callable[[str], policy.Plan], titles: dict[str, Any] | None, verdict: str
) -> None:
    assert selection.falls(make("since: current_title"), {"titles": titles}, "patent", patent("2015-03-01")) == verdict


def test_without_a_window_all_records_fall_in(plan: policy.Plan) -> None:
    assert selection.falls(plan, {}, "patent", patent(None)) == "met"


def test_a_kind_that_is_not_there(make: Callable[[str], policy.Plan]) -> None:
    with pytest.raises(KeyError):
        selection.falls(make(BOTH), {}, "poem", {})


def test_the_window_in_words(make: Callable[[str], policy.Plan]) -> None:
    chosen = make(BOTH).selection
    assert chosen is not None
    assert chosen.window is not None
    assert selection.words(chosen.window) == "任现职以来，或者2019年1月1日到2023年12月31日"
